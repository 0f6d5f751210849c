import type { Seconds } from "./level.ts";

/** An event on the list. */
export interface Scheduled<Event> {
  readonly time: Seconds;
  /** How many were put on the list before it: ties go by it. */
  readonly order: number;
  readonly event: Event;
}

/** Fewer events than this are not worth looking through. */
const fewest = 64;

/**
 * A binary heap of what is to happen, by time; ties go by insertion order. Events that became stale are dropped whenever
 * the list has doubled since the last look, so it never holds more than twice what was bound to happen then.
 */
export class FutureEventList<Event> {
  readonly #isStale: (event: Event) => boolean;
  #heap: Scheduled<Event>[] = [];
  #inserted = 0;
  /** At this size the list is looked through for stale events. */
  #full = fewest;

  /** `isStale` tells of an event that it will do nothing when its time comes, whatever happens until then. */
  constructor(isStale: (event: Event) => boolean = () => false) {
    this.#isStale = isStale;
  }

  get size(): number {
    return this.#heap.length;
  }

  /** Time of the earliest event, or Infinity. */
  get nextTime(): Seconds {
    return this.#heap[0]?.time ?? Infinity;
  }

  add(time: Seconds, event: Event): void {
    if (this.#heap.length >= this.#full) this.#dropStale();
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
    if (heap.length > 0) this.#sink(last, 0);
    return first.event;
  }

  /** Shows every event that is not stale, in no order. */
  each(visit: (scheduled: Scheduled<Event>) => void): void {
    for (const scheduled of this.#heap) if (!this.#isStale(scheduled.event)) visit(scheduled);
  }

  /** Every event that is not stale, in the order it will come. */
  inOrder(): readonly { readonly time: Seconds; readonly event: Event }[] {
    return this.#live().sort((a, b) => (isBefore(a, b) ? -1 : 1));
  }

  #live(): Scheduled<Event>[] {
    return this.#heap.filter(({ event }) => !this.#isStale(event));
  }

  /** What is left comes in the same order as before. */
  #dropStale(): void {
    this.#heap = this.#live();
    this.#full = Math.max(fewest, 2 * this.#heap.length);
    for (let index = (this.#heap.length >> 1) - 1; index >= 0; index--) {
      const entry = this.#heap[index];
      if (entry) this.#sink(entry, index);
    }
  }

  #sink(entry: Scheduled<Event>, from: number): void {
    const heap = this.#heap;
    let index = from;
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

function isBefore<Event>(a: Scheduled<Event>, b: Scheduled<Event>): boolean {
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}
