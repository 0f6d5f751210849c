import type { GpuSeconds, Seconds } from "../sim/index.ts";
import type { RunOutcome } from "./run-outcome.ts";

/** One way of playing a seed, for comparison. */
export interface Baseline {
  /** A stored play's id, "oracle" or "you". */
  readonly id: string;
  readonly stars: 0 | 1 | 2 | 3;
  /** By the level's measure. */
  readonly measure: number;
  /** Null if no gang started. */
  readonly gangStartedAt: Seconds | null;
  readonly p95Wait: Seconds;
  /** Since the level began. */
  readonly goodput: number;
  /** As its badge is judged at the end, in [0, 1]. */
  readonly fragmentation: number;
  /** As its badge is judged at the end, in [0, 1]. */
  readonly recentGoodput: number;
  /** Useful work; a training job's counts once it is saved. */
  readonly useful: GpuSeconds;
  readonly tcoDollars: number;
  readonly lost: boolean;
  readonly endedAt: Seconds;
}

/** A run that is over, as a row of a comparison. */
export function baselineOf(id: string, outcome: RunOutcome): Baseline {
  const { score, gangStartedAt, p95Wait, goodput, recentGoodput, useful, tcoDollars, lost, endedAt } = outcome;
  const judged = score.badges.find((badge) => badge.id === "fragmentation")?.value;
  return {
    id,
    stars: score.stars,
    measure: score.measure.value,
    gangStartedAt,
    p95Wait,
    goodput,
    fragmentation: judged ?? outcome.fragmentation,
    recentGoodput,
    useful,
    tcoDollars,
    lost,
    endedAt,
  };
}

/** The player's own commands, and the stored solution, on another seed. */
export interface OtherSeed {
  readonly seed: string;
  readonly own: Baseline;
  readonly solution: Baseline;
}
