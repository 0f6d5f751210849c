import { grown } from "./grown.ts";
import type { JobId, Time } from "./policy.ts";

/** No job. */
export const nobody = -1;

const smallest = 8;

/**
 * Jobs in the order they came in, over a tournament tree of their estimates: the first of them with an estimate of at most
 * so much is found, and any is taken out, in logarithmic time. A place in it holds until the next `push`.
 */
export class Line {
  private capacity = smallest;
  private ids = new Int32Array(smallest);
  private orders = new Int32Array(smallest);
  /** The least estimate below each node: the root is 1, the leaves begin at `capacity`. */
  private least = new Float64Array(2 * smallest).fill(Infinity);
  private end = 0;
  private size = 0;

  /** `order` is above that of everyone in the line. */
  push(id: JobId, order: number, estimate: Time): void {
    if (this.end === this.capacity) this.makeRoom();
    this.ids[this.end] = id;
    this.orders[this.end] = order;
    this.set(this.end, estimate);
    this.end += 1;
    this.size += 1;
  }

  /** The shortest estimate in the line; Infinity if it is empty. */
  shortest(): Time {
    return this.least[1];
  }

  /** The place of the first job with an estimate of at most `longest`, or nobody. */
  first(longest: Time): number {
    const { least, capacity } = this;
    if (!(least[1] <= longest) || least[1] === Infinity) return nobody;
    let node = 1;
    while (node < capacity) node = least[2 * node] <= longest ? 2 * node : 2 * node + 1;
    return node - capacity;
  }

  idAt(place: number): JobId {
    return this.ids[place];
  }

  orderAt(place: number): number {
    return this.orders[place];
  }

  /** Takes out the job that came in with this order. */
  remove(order: number): void {
    let low = 0;
    let high = this.end - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.orders[middle] < order) low = middle + 1;
      else high = middle;
    }
    this.set(low, Infinity);
    this.size -= 1;
    if (this.size === 0) this.end = 0;
  }

  private set(place: number, estimate: Time): void {
    const { least } = this;
    let node = place + this.capacity;
    least[node] = estimate;
    for (node >>= 1; node > 0; node >>= 1) {
      const winner = Math.min(least[2 * node], least[2 * node + 1]);
      if (least[node] === winner) break;
      least[node] = winner;
    }
  }

  /** Moves those in the line together; if that frees less than half of it, it is made longer. */
  private makeRoom(): void {
    const { capacity, ids, orders, least } = this;
    if (this.size > capacity / 2) this.capacity *= 2;
    this.ids = grown(ids, this.capacity);
    this.orders = grown(orders, this.capacity);
    this.least = new Float64Array(2 * this.capacity).fill(Infinity);
    this.end = 0;
    for (let place = 0; place < capacity; place++) {
      const estimate = least[capacity + place];
      if (estimate === Infinity) continue;
      this.ids[this.end] = ids[place];
      this.orders[this.end] = orders[place];
      this.least[this.capacity + this.end] = estimate;
      this.end += 1;
    }
    for (let node = this.capacity - 1; node > 0; node--) {
      this.least[node] = Math.min(this.least[2 * node], this.least[2 * node + 1]);
    }
  }
}
