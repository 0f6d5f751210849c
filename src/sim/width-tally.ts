import { Tally } from "./tally.ts";

/** Counts by whole number, for each width of jobs apart. */
export class WidthTally {
  readonly #widths = new Map<number, Tally>();

  /** Counts a number `by` times for a job of so many GPUs, or, with a negative `by`, no longer. */
  add(gpus: number, value: number, by: number): void {
    let tally = this.#widths.get(gpus);
    if (!tally) this.#widths.set(gpus, (tally = new Tally()));
    tally.add(value, by);
  }

  /** Of the widths from `least` GPUs on. */
  from(least: number): Tally[] {
    const found: Tally[] = [];
    for (const [gpus, tally] of this.#widths) if (gpus >= least) found.push(tally);
    return found;
  }

  /** What is counted, a width each, in the order in which they first came. */
  counts(): WidthCounts[] {
    return Array.from(this.#widths, ([gpus, { counts }]) => ({ gpus, counts }));
  }

  static of(counts: readonly WidthCounts[]): WidthTally {
    const made = new WidthTally();
    for (const one of counts) made.#widths.set(one.gpus, Tally.of(one.counts));
    return made;
  }

  copy(): WidthTally {
    const copy = new WidthTally();
    for (const [gpus, tally] of this.#widths) copy.#widths.set(gpus, tally.copy());
    return copy;
  }
}

/** How often each number was counted for jobs of so many GPUs. */
export interface WidthCounts {
  readonly gpus: number;
  readonly counts: Int32Array;
}
