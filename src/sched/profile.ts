import { grown } from "./grown.ts";
import type { Time } from "./policy.ts";

/** How many processors are free over time, as steps. It takes as much memory as there are steps, however far apart. */
export class Profile {
  private times = new Float64Array(64);
  /** From its time until the next one; after the last step for ever. */
  private free = new Int32Array(64);
  /** The step that holds now. */
  private first = 0;
  private end = 1;

  constructor(processors: number) {
    this.times[0] = -Infinity;
    this.free[0] = processors;
  }

  /** Forgets what was before. */
  advanceTo(now: Time): void {
    const { times, end } = this;
    while (this.first + 1 < end && times[this.first + 1] <= now) this.first += 1;
  }

  /** Adds to the free processors from a time on until another one, which is after it. */
  add(from: Time, until: Time, processors: number): void {
    if (this.end + 2 > this.times.length) this.makeRoom();
    const start = this.split(from);
    const stop = this.split(until);
    for (let step = start; step < stop; step++) this.free[step] += processors;
    this.merge(stop);
    this.merge(start);
  }

  /** The earliest time, from one that is not past on, when so many are free for so long. */
  earliest(from: Time, processors: number, length: Time): Time {
    const { times, free, end } = this;
    let step = this.stepAt(from);
    let start = free[step] >= processors ? from : Infinity;
    for (step += 1; step < end; step++) {
      if (times[step] >= start + length) return start;
      if (free[step] < processors) start = Infinity;
      else if (start === Infinity) start = times[step];
    }
    return start;
  }

  /** How many are free at a time that is not past. */
  freeAt(time: Time): number {
    return this.free[this.stepAt(time)];
  }

  /** The step that holds a time: the last one that begins by then. */
  private stepAt(time: Time): number {
    const { times } = this;
    let low = this.first;
    let high = this.end - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (times[middle] <= time) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The step that begins at a time, made if there is none. */
  private split(time: Time): number {
    const step = this.stepAt(time);
    if (this.times[step] === time) return step;
    const at = step + 1;
    this.times.copyWithin(at + 1, at, this.end);
    this.free.copyWithin(at + 1, at, this.end);
    this.times[at] = time;
    this.free[at] = this.free[at - 1];
    this.end += 1;
    return at;
  }

  /** Drops a step that is no step. */
  private merge(step: number): void {
    if (step <= this.first || step >= this.end || this.free[step] !== this.free[step - 1]) return;
    this.times.copyWithin(step, step + 1, this.end);
    this.free.copyWithin(step, step + 1, this.end);
    this.end -= 1;
  }

  private makeRoom(): void {
    const { first, end } = this;
    this.times.copyWithin(0, first, end);
    this.free.copyWithin(0, first, end);
    this.first = 0;
    this.end = end - first;
    this.times = grown(this.times, 2 * this.end);
    this.free = grown(this.free, 2 * this.end);
  }
}
