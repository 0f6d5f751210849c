/** Counts by whole number from 0, with their sums by halves, so that adding and asking cost the logarithm (Fenwick 1994). */
export class Tally {
  /** How often each number was counted; length grows. */
  counts: Int32Array = new Int32Array(0);
  #sums: Int32Array = new Int32Array(1);
  #total = 0;
  #weight = 0;

  /** How many were counted. */
  get total(): number {
    return this.#total;
  }

  /** The sum of the numbers counted. */
  get weight(): number {
    return this.#weight;
  }

  /** Counts a number `by` times, or, with a negative `by`, no longer. */
  add(value: number, by: number): void {
    if (value >= this.counts.length) this.#grow(2 * value + 1);
    this.counts[value] += by;
    this.#total += by;
    this.#weight += by * value;
    for (let index = value + 1; index < this.#sums.length; index += index & -index) this.#sums[index] += by;
  }

  /** How many of those counted are at most `value`. */
  upTo(value: number): number {
    let sum = 0;
    for (let index = Math.min(value + 1, this.counts.length); index > 0; index -= index & -index) {
      sum += this.#sums[index] ?? 0;
    }
    return sum;
  }

  /** A tally of these counts. */
  static of(counts: Int32Array): Tally {
    const tally = new Tally();
    tally.counts = counts;
    tally.#grow(counts.length);
    for (let value = 0; value < counts.length; value++) {
      tally.#total += counts[value] ?? 0;
      tally.#weight += value * (counts[value] ?? 0);
    }
    return tally;
  }

  copy(): Tally {
    const copy = new Tally();
    copy.counts = this.counts.slice();
    copy.#sums = this.#sums.slice();
    copy.#total = this.#total;
    copy.#weight = this.#weight;
    return copy;
  }

  #grow(length: number): void {
    const counts = new Int32Array(length);
    counts.set(this.counts);
    this.counts = counts;
    this.#sums = new Int32Array(length + 1);
    this.#sums.set(counts, 1);
    for (let index = 1; index <= length; index++) {
      const above = index + (index & -index);
      if (above <= length) this.#sums[above] += this.#sums[index] ?? 0;
    }
  }
}
