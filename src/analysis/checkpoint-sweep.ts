import {
  createSimulation,
  type CheckpointCosts,
  type OptimalIntervals,
  type Level,
  type Seconds,
} from "../sim/index.ts";
import { trainingLevel } from "./training-level.ts";

/** What to try: one training job that saves at each of these intervals, so many runs each. */
export interface SweepPlan {
  /** Mean time between failures of the whole hall. */
  readonly mttf: Seconds;
  readonly costs: CheckpointCosts;
  readonly intervals: readonly Seconds[];
  /** Work to save, of the whole job: a run is over when at least so much is saved. */
  readonly work: Seconds;
  readonly runs: number;
  readonly seed: string;
}

/** What the runs at one interval gave. */
export interface IntervalResult {
  readonly interval: Seconds;
  /** Work kept by all runs together / time of all runs together, in [0, 1]. */
  readonly goodput: number;
  /** Of its 95 % confidence interval; null if no run kept anything. */
  readonly halfWidth: number | null;
  /** What theory expects, in [0, 1]. */
  readonly closedForm: number;
  /** Runs that saved all their work before the horizon. */
  readonly finished: number;
}

/** An interval and the goodput that theory expects of it. */
export interface RatedInterval {
  /** Seconds, not rounded. */
  readonly interval: number;
  readonly goodput: number;
}

/** What a sweep gave. */
export interface SweepResult {
  readonly gpus: number;
  /** When a run is cut off. */
  readonly horizon: Seconds;
  readonly intervals: readonly IntervalResult[];
  readonly optimum: RatedInterval;
  readonly young: RatedInterval;
  readonly daly: RatedInterval;
}

/** One run's work that was kept, and the time it took. */
export interface Sample {
  readonly kept: Seconds;
  readonly time: Seconds;
}

/** A run is cut off after this many times its work: a goodput well below the inverse is measured on unfinished runs. */
export const horizonFactor = 10;

/** 97.5 % of a normal distribution lie below so many standard deviations. */
const quantile = 1.96;

/** Runs the core at every interval, telling after each run how many are done. */
export function sweepIntervals(plan: SweepPlan, onProgress: (runsDone: number) => void): SweepResult {
  const { mttf, costs, work, runs, seed } = plan;
  const horizon = horizonFactor * work;
  const level = trainingLevel({ mttf, costs, duration: horizon });
  const { rate, optimal, gpus } = theoryOf(plan);
  const intervals = plan.intervals.map((interval, index): IntervalResult => {
    const samples = Array.from({ length: runs }, (_, run) => {
      const sample = runUntilSaved({ ...level, checkpointInterval: interval }, work, `${seed}-${run}`);
      onProgress(index * runs + run + 1);
      return sample;
    });
    const finished = samples.filter(({ kept }) => kept >= work).length;
    return { interval, ...estimateGoodput(samples), closedForm: rate(interval).goodput, finished };
  });
  const { exact, young, daly } = optimal;
  return { gpus, horizon, intervals, optimum: rate(exact), young: rate(young), daly: rate(daly) };
}

/** Roughly how many events of the job and its nodes a sweep takes: what decides how long it lasts. */
export function expectedSteps(plan: SweepPlan): number {
  const { mttf, intervals, work, runs } = plan;
  const { rate } = theoryOf(plan);
  const ofOneRun = (interval: Seconds): number => {
    const time = Math.min(horizonFactor * work, work / rate(interval).goodput);
    return (2 * time) / mttf + (2 * work) / interval;
  };
  return runs * intervals.reduce((sum, interval) => sum + ofOneRun(interval), 0);
}

/**
 * Runs a level's training until at least so much work is saved, or the level is over. The level's own interval counts.
 * A run that is cut off keeps what it has saved by then: by renewal theory that is in proportion to its time but for a
 * part of one interval, and for rare saves, whose times are all but memoryless, exactly.
 * @throws RangeError for a level whose training never saves.
 */
export function runUntilSaved(level: Level, work: Seconds, seed: string): Sample {
  const { checkpointInterval: interval, duration } = level;
  if (interval === null) throw new RangeError(`the training of ${level.id} never saves`);
  const wanted = Math.ceil(work / interval);
  const simulation = createSimulation(level, seed);
  const view = simulation.view();
  const { mttf } = view;
  // Short enough that the events of a slice, which are dropped with it, stay few.
  const slice = 500 * Math.min(interval, mttf ?? interval);
  let saves = 0;
  while (view.ended === null) {
    for (const { type, time } of simulation.advanceTo(Math.min(simulation.time + slice, duration))) {
      if (type === "checkpoint-written") saves++;
      if (saves === wanted) return { kept: saves * interval, time };
    }
  }
  return { kept: saves * interval, time: simulation.time };
}

/**
 * The ratio of sums and the half-width of its 95 % confidence interval by the delta method. The mean of the runs' own
 * ratios would be too high: the shorter a run, the higher its goodput (Jensen's inequality).
 */
export function estimateGoodput(samples: readonly Sample[]): { goodput: number; halfWidth: number | null } {
  const count = samples.length;
  const kept = samples.reduce((sum, sample) => sum + sample.kept, 0);
  const time = samples.reduce((sum, sample) => sum + sample.time, 0);
  const goodput = kept / time;
  if (kept === 0 || count < 2) return { goodput, halfWidth: null };
  const squares = samples.reduce((sum, sample) => sum + (sample.kept - goodput * sample.time) ** 2, 0);
  const deviation = Math.sqrt(squares / (count * (count - 1))) / (time / count);
  return { goodput, halfWidth: quantile * deviation };
}

interface Theory {
  readonly gpus: number;
  readonly optimal: OptimalIntervals;
  rate(interval: number): RatedInterval;
}

function theoryOf({ mttf, costs, work }: SweepPlan): Theory {
  const level = trainingLevel({ mttf, costs, duration: horizonFactor * work });
  const view = createSimulation(level, "theory").view();
  const { tier } = view;
  const optimal = view.optimalIntervals({ tier, mttf });
  if (!optimal) throw new RangeError(`level ${level.id} has no training job`);
  return {
    gpus: view.gpuCount,
    optimal,
    rate: (interval) => ({ interval, goodput: view.forecast({ interval, tier, mttf })?.goodput ?? 0 }),
  };
}
