import type { JobId, Time } from "../sched/policy.ts";
import { grown } from "../sched/grown.ts";

/** Running jobs by when they end, of equal ones the lower number first: a binary heap. */
export class EndHeap {
  size = 0;
  private times = new Float64Array(64);
  private ids = new Int32Array(64);

  /** When the next one ends; Infinity: none runs. */
  next(): Time {
    return this.size === 0 ? Infinity : this.times[0];
  }

  push(time: Time, id: JobId): void {
    this.times = grown(this.times, this.size + 1);
    this.ids = grown(this.ids, this.size + 1);
    const { times, ids } = this;
    let hole = this.size;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!isBefore(time, id, times[parent], ids[parent])) break;
      times[hole] = times[parent];
      ids[hole] = ids[parent];
      hole = parent;
    }
    times[hole] = time;
    ids[hole] = id;
    this.size += 1;
  }

  /** Takes out the job that ends next; there must be one. */
  pop(): JobId {
    const { times, ids } = this;
    const top = ids[0];
    this.size -= 1;
    const time = times[this.size];
    const id = ids[this.size];
    let hole = 0;
    for (let child = 1; child < this.size; child = 2 * hole + 1) {
      if (child + 1 < this.size && isBefore(times[child + 1], ids[child + 1], times[child], ids[child])) child += 1;
      if (!isBefore(times[child], ids[child], time, id)) break;
      times[hole] = times[child];
      ids[hole] = ids[child];
      hole = child;
    }
    times[hole] = time;
    ids[hole] = id;
    return top;
  }
}

function isBefore(time: Time, id: JobId, otherTime: Time, otherId: JobId): boolean {
  return time < otherTime || (time === otherTime && id < otherId);
}
