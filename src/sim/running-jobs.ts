import type { JobStore } from "./job.ts";
import type { JobId } from "./level.ts";

const none = -1;
/** After the last one. */
const end = -2;

/** The jobs that run, in the order in which they started: a chain through their slots, so that no set has to be kept in order. */
export class RunningJobs {
  readonly #jobs: JobStore;
  /** By slot: the job before it in the chain, and after it; `none` of what is not in the chain, `end` at its ends. */
  #before: Int32Array = new Int32Array(0);
  #after: Int32Array = new Int32Array(0);
  #first = end;
  #last = end;
  #size = 0;

  /** None of these, or those of another chain. */
  constructor(jobs: JobStore, from?: RunningJobs) {
    this.#jobs = jobs;
    if (!from) return;
    this.#before = from.#before.slice();
    this.#after = from.#after.slice();
    this.#first = from.#first;
    this.#last = from.#last;
    this.#size = from.#size;
  }

  get size(): number {
    return this.#size;
  }

  has(id: JobId): boolean {
    return (this.#after[this.#slotOf(id)] ?? none) !== none;
  }

  /** Adds a job that is not over and not among them. */
  add(id: JobId): void {
    const slot = this.#slotOf(id);
    if (slot >= this.#after.length) this.#grow(slot + 1);
    this.#before[slot] = this.#last;
    this.#after[slot] = end;
    if (this.#last === end) this.#first = id;
    else this.#after[this.#slotOf(this.#last)] = id;
    this.#last = id;
    this.#size++;
  }

  /** Takes out a job that is among them. */
  delete(id: JobId): void {
    const slot = this.#slotOf(id);
    const before = this.#before[slot] ?? end;
    const after = this.#after[slot] ?? end;
    if (before === end) this.#first = after;
    else this.#after[this.#slotOf(before)] = after;
    if (after === end) this.#last = before;
    else this.#before[this.#slotOf(after)] = before;
    this.#after[slot] = none;
    this.#size--;
  }

  /** As they are now: what is done to them while they are looked at does not matter. */
  ids(): Int32Array {
    const ids = new Int32Array(this.#size);
    let id = this.#first;
    for (let index = 0; index < ids.length; index++) {
      ids[index] = id;
      id = this.#after[this.#slotOf(id)] ?? end;
    }
    return ids;
  }

  [Symbol.iterator](): Iterator<JobId> {
    return this.ids()[Symbol.iterator]();
  }

  #slotOf(id: JobId): number {
    return this.#jobs.long.slot[id] ?? none;
  }

  #grow(least: number): void {
    const length = Math.max(least, 2 * this.#after.length);
    const [before, after] = [new Int32Array(length), new Int32Array(length).fill(none)];
    before.set(this.#before);
    after.set(this.#after);
    this.#before = before;
    this.#after = after;
  }
}
