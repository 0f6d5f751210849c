import { anyLength, choose, type Rank } from "./choose.ts";
import { startHeads } from "./fcfs.ts";
import { nobody } from "./line.ts";
import type { Machine, Policy, Shape, Time, WaitingJob } from "./policy.ts";
import { Queue } from "./queue.ts";

/**
 * EASY backfill (Lifka 1995): heads start in order; the first that does not fit gets a reservation, and the others may
 * overtake it if they end by then or use only processors that it leaves over. By rank they are tried as they came, or the
 * shortest first (EASY-SJBF; Tsafrir, Etsion and Feitelson 2007).
 */
export class Easy implements Policy {
  readonly wakesAt = Infinity;
  private readonly queue = new Queue();
  private readonly rank: Rank;
  /** The head's reservation. */
  private reservedAt: Time = Infinity;
  /** Something has ended since the last pass. */
  private hasRoom = true;
  /** Those who came since the last pass: how many, and the last of them. */
  private newcomers = 0;
  private newest: WaitingJob = { id: nobody, shape: 0, estimate: 0 };

  constructor(rank: Rank) {
    this.rank = rank;
  }

  submit(job: WaitingJob): void {
    this.newcomers += 1;
    this.newest = job;
    this.queue.submit(job);
  }

  ended(): void {
    this.hasRoom = true;
  }

  pass(machine: Machine): void {
    // As long as nothing ends, the reservation stays what it is, and whoever could not start cannot.
    const isBlocked = !this.hasRoom && this.queue.size > this.newcomers;
    if (isBlocked && this.newcomers === 1) this.tryNewest(machine);
    else this.tryAll(machine);
    this.hasRoom = false;
    this.newcomers = 0;
  }

  private tryNewest(machine: Machine): void {
    const { id, shape, estimate } = this.newest;
    if (machine.fits(shape) && estimate <= this.longest(machine, shape)) this.start(machine, id);
  }

  private tryAll(machine: Machine): void {
    const { queue, rank } = this;
    startHeads(queue, machine);
    if (queue.size === 0) return;
    this.reservedAt = machine.reserve(queue.head());
    const longest = (shape: Shape): Time => this.longest(machine, shape);
    for (;;) {
      const id = choose(queue, machine, longest, rank);
      if (id === nobody) return;
      this.start(machine, id);
    }
  }

  /** How long a job of this shape may be that overtakes the head. */
  private longest(machine: Machine, shape: Shape): Time {
    return machine.spares(shape) ? anyLength : this.reservedAt - machine.now;
  }

  private start(machine: Machine, id: number): void {
    this.queue.remove(id);
    machine.start(id);
  }
}
