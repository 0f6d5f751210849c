import type { IntervalResult, RatedInterval, SweepResult } from "../analysis/checkpoint-sweep.ts";
import type { Seconds } from "../sim/index.ts";
import type { CheckpointArguments } from "./checkpoint-arguments.ts";

/** What `fleet checkpoint --json` prints: what was asked, what each interval gave, what theory advises. */
export interface CheckpointResult {
  readonly gpus: number;
  readonly mttf: Seconds;
  readonly checkpoint: Seconds;
  readonly drain: Seconds;
  readonly restart: Seconds;
  readonly work: Seconds;
  readonly runs: number;
  readonly seed: string;
  /** When a run that has not saved its work is cut off. */
  readonly horizon: Seconds;
  readonly intervals: readonly IntervalResult[];
  /** The stationary point of the closed form. */
  readonly optimum: RatedInterval;
  /** Young 1974. */
  readonly young: RatedInterval;
  /** Daly 2006, higher order. */
  readonly daly: RatedInterval;
}

/** Puts what was asked beside what came of it. */
export function checkpointResult(asked: CheckpointArguments, sweep: SweepResult): CheckpointResult {
  const { mttf, work, runs, seed, costs } = asked;
  const { gpus, horizon, intervals, optimum, young, daly } = sweep;
  return {
    gpus,
    mttf,
    checkpoint: costs.pause,
    drain: costs.drain,
    restart: costs.restart,
    work,
    runs,
    seed,
    horizon,
    intervals,
    optimum,
    young,
    daly,
  };
}
