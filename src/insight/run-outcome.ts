import type { Goals } from "../levels/level-file.ts";
import { scoreOf, type Score } from "../levels/score.ts";
import type { ClusterView, GpuSeconds, Seconds } from "../sim/index.ts";
import { keptWork } from "./worth.ts";

/** How a run ended. */
export interface RunOutcome {
  readonly score: Score;
  /** Seconds from the gang's arrival to its start, or to the end if it never started; 0 without one. */
  readonly gangWait: Seconds;
  /** Null if none started. */
  readonly gangStartedAt: Seconds | null;
  readonly p95Wait: Seconds;
  /** Since the level began. */
  readonly goodput: number;
  /** As its badge was judged at the end, in [0, 1]. */
  readonly recentGoodput: number;
  /** Right at the end, in [0, 1]. */
  readonly fragmentation: number;
  /** Useful work; a training job's counts once it is saved. */
  readonly useful: GpuSeconds;
  readonly tcoDollars: number;
  /** Whether an SLO ended the level early. */
  readonly lost: boolean;
  readonly endedAt: Seconds;
}

/** Reads off a run how it stands. */
export function outcomeOf(view: ClusterView, goals: Goals): RunOutcome {
  const { p95Wait, goodput, fragmentation, tcoDollars } = view.metrics;
  const gang = view.clauses.find(({ id }) => id === "gang-starts");
  const arrives = view.level.jobs.find(({ contiguous }) => contiguous)?.arrives ?? 0;
  return {
    score: scoreOf(view, goals),
    gangWait: gang?.value ?? 0,
    gangStartedAt: gang?.state === "met" ? arrives + gang.value : null,
    p95Wait,
    goodput,
    recentGoodput: view.recentGoodput,
    fragmentation,
    useful: keptWork(view),
    tcoDollars,
    lost: view.ended?.lostBy != null,
    endedAt: view.ended?.time ?? view.time,
  };
}
