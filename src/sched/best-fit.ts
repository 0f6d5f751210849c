import { anyLength, choose } from "./choose.ts";
import { nobody } from "./line.ts";
import type { Machine, Policy, WaitingJob } from "./policy.ts";
import { Queue } from "./queue.ts";

const anyLengthOf = (): number => anyLength;

/** The queue is tried in order, and whatever fits starts: backfill without a reservation, so a wide job may wait for ever. */
export class BestFit implements Policy {
  readonly wakesAt = Infinity;
  private readonly queue = new Queue();

  submit(job: WaitingJob): void {
    this.queue.submit(job);
  }

  ended(): void {}

  pass(machine: Machine): void {
    for (;;) {
      const id = choose(this.queue, machine, anyLengthOf, "submitted");
      if (id === nobody) return;
      this.queue.remove(id);
      machine.start(id);
    }
  }
}
