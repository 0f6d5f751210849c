import type { Time } from "../sched/policy.ts";
import type { Jobs } from "./jobs.ts";
import type { Starts } from "./replay-trace.ts";
import { boundedSlowdown } from "./statistics.ts";

/** What the plots of a replay show. */
export interface Series {
  /** Seconds; waits at the shares 0, 0.01 … 1 of the jobs, ascending. */
  readonly waits: readonly number[];
  /** The share of the machine that is busy in each of equal parts of the makespan, in [0, 1]. */
  readonly utilization: readonly number[];
  /** From each width, a power of two, to the next: jobs and their mean bounded slowdown; widths without a job are left out. */
  readonly slowdowns: readonly { readonly from: number; readonly jobs: number; readonly mean: number }[];
}

const parts = 240;

/** The curves of a replay; `tau`, in the trace's unit, bounds the slowdown of short jobs. */
export function seriesOf(jobs: Jobs, starts: Starts, processors: number, tau: Time, secondsPerUnit: number): Series {
  return {
    waits: waitQuantiles(jobs, starts).map((wait) => wait * secondsPerUnit),
    utilization: utilizationOverTime(jobs, starts, processors),
    slowdowns: slowdownsBySize(jobs, starts, tau),
  };
}

function waitQuantiles({ count, submits }: Jobs, starts: Starts): readonly Time[] {
  const waits = starts.map((start, id) => start - submits[id]).sort();
  return Array.from({ length: 101 }, (_, percent) => waits[Math.round(((count - 1) * percent) / 100)]);
}

function utilizationOverTime({ count, submits, runs, widths }: Jobs, starts: Starts, processors: number): number[] {
  let first = Infinity;
  let last = -Infinity;
  for (let id = 0; id < count; id++) {
    first = Math.min(first, submits[id]);
    last = Math.max(last, starts[id] + runs[id]);
  }
  const length = (last - first) / parts;
  const busy = new Float64Array(parts);
  for (let id = 0; id < count; id++) {
    const from = starts[id] - first;
    const until = from + runs[id];
    for (let part = Math.floor(from / length); part < parts && part * length < until; part++) {
      busy[part] += widths[id] * (Math.min(until, (part + 1) * length) - Math.max(from, part * length));
    }
  }
  return Array.from(busy, (time) => time / (length * processors));
}

function slowdownsBySize({ count, submits, runs, widths }: Jobs, starts: Starts, tau: Time): Series["slowdowns"] {
  const sizes = Array.from({ length: 31 }, (_, power) => ({ from: 2 ** power, jobs: 0, sum: 0 }));
  for (let id = 0; id < count; id++) {
    const size = sizes[31 - Math.clz32(widths[id])];
    size.jobs += 1;
    size.sum += boundedSlowdown(starts[id] - submits[id], runs[id], tau);
  }
  return sizes.filter((size) => size.jobs > 0).map(({ from, jobs, sum }) => ({ from, jobs, mean: sum / jobs }));
}
