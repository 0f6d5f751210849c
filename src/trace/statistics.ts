import type { Time } from "../sched/policy.ts";
import type { Jobs } from "./jobs.ts";
import type { Starts } from "./replay-trace.ts";

/** What became of a trace's jobs; times in the trace's unit. */
export interface Statistics {
  readonly meanWait: Time;
  /** Mean of max(1, (wait + run) / max(run, tau)) over the jobs (Feitelson et al. 1997). */
  readonly meanBoundedSlowdown: number;
  /** From the first submission to the last end. */
  readonly makespan: Time;
  /** Processor time that jobs ran, over that of the whole machine during the makespan, in [0, 1]. */
  readonly utilization: number;
}

/** Sums up a replay; `tau` bounds the slowdown of short jobs. There must be a job. */
export function statisticsOf(jobs: Jobs, starts: Starts, processors: number, tau: Time): Statistics {
  const { count, submits, runs, widths } = jobs;
  let waits = 0;
  let slowdowns = 0;
  let first = Infinity;
  let last = -Infinity;
  let busy = 0;
  for (let id = 0; id < count; id++) {
    waits += starts[id] - submits[id];
    slowdowns += boundedSlowdown(starts[id] - submits[id], runs[id], tau);
    first = Math.min(first, submits[id]);
    last = Math.max(last, starts[id] + runs[id]);
    busy += runs[id] * widths[id];
  }
  const makespan = last - first;
  return {
    meanWait: waits / count,
    meanBoundedSlowdown: slowdowns / count,
    makespan,
    utilization: busy / (makespan * processors),
  };
}

/** How many times its run time a job took from its submission on; runs shorter than `tau` count as that long. */
export function boundedSlowdown(wait: Time, run: Time, tau: Time): number {
  return Math.max(1, (wait + run) / Math.max(run, tau));
}
