import type { Machine, Policy, WaitingJob } from "./policy.ts";
import { Queue } from "./queue.ts";

/** First come, first served: nobody overtakes, so one wide job can idle the machine. */
export class Fcfs implements Policy {
  readonly wakesAt = Infinity;
  private readonly queue = new Queue();

  submit(job: WaitingJob): void {
    this.queue.submit(job);
  }

  ended(): void {}

  pass(machine: Machine): void {
    startHeads(this.queue, machine);
  }
}

/** Starts who has waited longest, one after the other, while they fit. */
export function startHeads(queue: Queue, machine: Machine): void {
  while (queue.size > 0) {
    const head = queue.head();
    if (!machine.fits(queue.shapeOf(head))) return;
    queue.remove(head);
    machine.start(head);
  }
}
