import type { JobId, Machine, Policy, Time, WaitingJob } from "./policy.ts";

/**
 * Conservative backfill (Mu'alem and Feitelson 2001): every waiting job holds a reservation that those after it may not
 * delay. After every end the plan is compressed: in order, each is taken out and put back as early as it can be.
 */
export class Conservative implements Policy {
  wakesAt: Time = Infinity;
  /** In the order in which they were submitted. */
  private waiting: JobId[] = [];
  /** By job. */
  private readonly reservedAt: Time[] = [];
  private newcomers = 0;

  submit({ id }: WaitingJob): void {
    this.waiting.push(id);
    this.newcomers += 1;
  }

  ended(machine: Machine): void {
    const { waiting, reservedAt } = this;
    const booked = waiting.length - this.newcomers;
    for (let index = 0; index < booked; index++) {
      const id = waiting[index];
      machine.unbook(id);
      reservedAt[id] = machine.book(id);
    }
    this.wakesAt = this.earliest();
  }

  pass(machine: Machine): void {
    const { waiting, reservedAt } = this;
    for (let index = waiting.length - this.newcomers; index < waiting.length; index++) {
      const id = waiting[index];
      reservedAt[id] = machine.book(id);
      this.wakesAt = Math.min(this.wakesAt, reservedAt[id]);
    }
    this.newcomers = 0;
    if (this.wakesAt > machine.now) return;
    for (const id of waiting) if (reservedAt[id] <= machine.now) machine.start(id);
    this.waiting = waiting.filter((id) => reservedAt[id] > machine.now);
    this.wakesAt = this.earliest();
  }

  private earliest(): Time {
    return this.waiting.reduce((earliest, id) => Math.min(earliest, this.reservedAt[id]), Infinity);
  }
}
