import type { Seconds } from "./level.ts";

/** What can be bound to happen. */
export const futureEventTypes = [
  "job-arrives",
  "scripted-job-is-booked",
  "scripted-job-arrives",
  "phase-ends",
  "drain-ends",
  "storage-is-offered",
  "hardware-ages",
  "node-fails",
  "scripted-failure",
  "node-slows",
  "node-returns",
  "defragmentation-ends",
  "clauses-are-checked",
  "level-ends",
] as const;
export type FutureEventType = (typeof futureEventTypes)[number];

/** What is bound to happen if nothing interferes. */
export interface FutureEvent {
  readonly type: FutureEventType;
  /** Of the job or the node, or the place in the level's list of jobs, failures or contracts; 0 of all others. */
  readonly id: number;
  /** Of the phase that ends; 0 of all others. */
  readonly epoch: number;
}

/** An event on the list. */
export interface Scheduled extends FutureEvent {
  readonly time: Seconds;
  /** How many were put on the list before it: ties go by it. */
  readonly order: number;
}

/** Fewer events than this are not worth looking through. */
const fewest = 64;
const numbers = new Map<FutureEventType, number>(futureEventTypes.map((type, number) => [type, number]));

function columnsOf(length: number) {
  return {
    time: new Float64Array(length),
    order: new Float64Array(length),
    type: new Uint8Array(length),
    id: new Int32Array(length),
    epoch: new Int32Array(length),
  };
}

/** Events in columns: the place of each type in `futureEventTypes`, and the other fields of `Scheduled`. */
export type FutureColumns = ReturnType<typeof columnsOf>;

/**
 * A binary heap of what is to happen, by time; ties go by insertion order. Events that became stale are dropped whenever
 * the list has doubled since the last look, so it never holds more than twice what was bound to happen then.
 */
export class FutureEventList {
  readonly #isStale: (event: FutureEvent) => boolean;
  /** By slot. */
  #columns = columnsOf(fewest);
  /** Every slot once: first those of the heap, then the free ones. */
  #slots = slotsOf(fewest);
  #size = 0;
  #inserted = 0;
  /** At this size the list is looked through for stale events. */
  #full = fewest;

  /** `isStale` tells of an event that it will do nothing when its time comes, whatever happens until then. */
  constructor(isStale: (event: FutureEvent) => boolean = () => false) {
    this.#isStale = isStale;
  }

  get size(): number {
    return this.#size;
  }

  /** How many were ever put on the list. */
  get inserted(): number {
    return this.#inserted;
  }

  /** Time of the earliest event, or Infinity. */
  get nextTime(): Seconds {
    return this.#size === 0 ? Infinity : (this.#columns.time[this.#slots[0] ?? 0] ?? Infinity);
  }

  add(time: Seconds, type: FutureEventType, id = 0, epoch = 0): void {
    if (this.#size >= this.#full) this.#dropStale();
    this.#put(time, this.#inserted++, numbers.get(type) ?? 0, id, epoch);
  }

  /** @throws RangeError when empty. */
  take(): FutureEvent {
    if (this.#size === 0) throw new RangeError("the future event list is empty");
    const slots = this.#slots;
    const first = slots[0] ?? 0;
    const last = --this.#size;
    slots[0] = slots[last] ?? 0;
    slots[last] = first;
    if (last > 0) this.#sink(0);
    return this.#at(first);
  }

  /** Shows every event that is not stale, in no order. */
  each(visit: (event: Scheduled) => void): void {
    for (let index = 0; index < this.#size; index++) {
      const event = this.#at(this.#slots[index] ?? 0);
      if (!this.#isStale(event)) visit(event);
    }
  }

  /** Every event that is not stale, in the order it will come. */
  inOrder(): readonly Scheduled[] {
    const live: Scheduled[] = [];
    this.each((event) => live.push(event));
    return live.sort((a, b) => a.time - b.time || a.order - b.order);
  }

  /** The events that are not stale, in columns; each before the two that follow it in the heap. */
  save(): FutureColumns {
    this.#dropStale();
    const saved = columnsOf(this.#size);
    copyRows(this.#columns, this.#slots, saved);
    return saved;
  }

  /** Takes over the events of a list that was saved when so many had been put on it. */
  restore(saved: FutureColumns, inserted: number): void {
    this.#columns = saved;
    this.#size = saved.time.length;
    this.#slots = slotsOf(this.#size);
    this.#inserted = inserted;
    this.#heapify();
  }

  #at(slot: number): Scheduled {
    const { time, order, type, id, epoch } = this.#columns;
    return {
      time: time[slot] ?? 0,
      order: order[slot] ?? 0,
      type: futureEventTypes[type[slot] ?? 0] ?? "level-ends",
      id: id[slot] ?? 0,
      epoch: epoch[slot] ?? 0,
    };
  }

  #put(time: Seconds, order: number, type: number, id: number, epoch: number): void {
    if (this.#size === this.#slots.length) this.#grow();
    const columns = this.#columns;
    const slot = this.#slots[this.#size] ?? 0;
    columns.time[slot] = time;
    columns.order[slot] = order;
    columns.type[slot] = type;
    columns.id[slot] = id;
    columns.epoch[slot] = epoch;
    this.#rise(this.#size++);
  }

  #grow(): void {
    const length = Math.max(fewest, 2 * this.#slots.length);
    const longer = columnsOf(length);
    const { time, order, type, id, epoch } = this.#columns;
    longer.time.set(time);
    longer.order.set(order);
    longer.type.set(type);
    longer.id.set(id);
    longer.epoch.set(epoch);
    this.#columns = longer;
    const slots = slotsOf(length);
    slots.set(this.#slots);
    this.#slots = slots;
  }

  /** What is left comes in the same order as before. */
  #dropStale(): void {
    const slots = this.#slots;
    let live = 0;
    for (let index = 0; index < this.#size; index++) {
      const slot = slots[index] ?? 0;
      if (this.#isStale(this.#at(slot))) continue;
      slots[index] = slots[live] ?? 0;
      slots[live++] = slot;
    }
    this.#size = live;
    this.#heapify();
  }

  #heapify(): void {
    this.#full = Math.max(fewest, 2 * this.#size);
    for (let index = (this.#size >> 1) - 1; index >= 0; index--) this.#sink(index);
  }

  #rise(from: number): void {
    const slots = this.#slots;
    const slot = slots[from] ?? 0;
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = slots[parent] ?? 0;
      if (!this.#isBefore(slot, above)) break;
      slots[index] = above;
      index = parent;
    }
    slots[index] = slot;
  }

  #sink(from: number): void {
    const slots = this.#slots;
    const slot = slots[from] ?? 0;
    const size = this.#size;
    let index = from;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#isBefore(slots[child + 1] ?? 0, slots[child] ?? 0)) child++;
      const below = slots[child] ?? 0;
      if (!this.#isBefore(below, slot)) break;
      slots[index] = below;
      index = child;
    }
    slots[index] = slot;
  }

  #isBefore(one: number, other: number): boolean {
    const { time, order } = this.#columns;
    const difference = (time[one] ?? 0) - (time[other] ?? 0);
    return difference < 0 || (difference === 0 && (order[one] ?? 0) < (order[other] ?? 0));
  }
}

function slotsOf(length: number): Int32Array {
  const slots = new Int32Array(length);
  for (let slot = 0; slot < length; slot++) slots[slot] = slot;
  return slots;
}

/** Copies rows, by their number, one after the other. */
function copyRows(from: FutureColumns, rows: Int32Array, to: FutureColumns): void {
  for (let index = 0; index < to.time.length; index++) {
    const row = rows[index] ?? 0;
    to.time[index] = from.time[row] ?? 0;
    to.order[index] = from.order[row] ?? 0;
    to.type[index] = from.type[row] ?? 0;
    to.id[index] = from.id[row] ?? 0;
    to.epoch[index] = from.epoch[row] ?? 0;
  }
}
