import type { Seconds } from "./level.ts";

interface Entry<Event> {
  readonly time: Seconds;
  readonly order: number;
  readonly event: Event;
}

/** A binary heap of what is to happen, by time; ties go by insertion order. */
export class FutureEventList<Event> {
  readonly #heap: Entry<Event>[] = [];
  #inserted = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** Time of the earliest event, or Infinity. */
  get nextTime(): Seconds {
    return this.#heap[0]?.time ?? Infinity;
  }

  add(time: Seconds, event: Event): void {
    const entry = { time, order: this.#inserted++, event };
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  /** @throws RangeError when empty. */
  take(): Event {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) throw new RangeError("the future event list is empty");
    if (heap.length > 0) this.#sink(last);
    return first.event;
  }

  /** Every event in the order it will come, for hashing. */
  inOrder(): readonly { readonly time: Seconds; readonly event: Event }[] {
    return this.#heap.toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
  }

  #sink(entry: Entry<Event>): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      const left = heap[2 * index + 1];
      const right = heap[2 * index + 2];
      const rightIsNext = right !== undefined && left !== undefined && isBefore(right, left);
      const child = rightIsNext ? right : left;
      if (child === undefined || !isBefore(child, entry)) break;
      heap[index] = child;
      index = 2 * index + (rightIsNext ? 2 : 1);
    }
    heap[index] = entry;
  }
}

function isBefore<Event>(a: Entry<Event>, b: Entry<Event>): boolean {
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}
