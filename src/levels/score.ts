import type { ClauseId, ClusterView, GpuSeconds, HelpId, Seconds } from "../sim/index.ts";
import type { Goals, Measure, SeedGoals } from "./level-file.ts";
import { regretOf } from "./regret.ts";

/** A constraint badge of the header. */
export interface Badge {
  readonly id: "fragmentation" | "goodput" | "sla";
  /** A share in [0, 1]; for the SLA what is left of its deciding clause: seconds, or 0 once it is decided. */
  readonly value: number;
  readonly limit: number;
  readonly state: "green" | "red" | "waiting";
  /** The clause that `value` belongs to. */
  readonly clause: ClauseId | null;
}

/** How well a run stands, by its level's goals. */
export interface Score {
  /** 0 while the level is lost or its deciding SLO open; 1 survived; 2 all badges green; 3 by the measure, too. */
  readonly stars: 0 | 1 | 2 | 3;
  readonly badges: readonly Badge[];
  readonly measure: {
    readonly id: Measure;
    /** The less, the better; in the measure's unit. */
    readonly value: number;
    /** Of the best known play of the seed; null while it is not known, or if there is none. */
    readonly best: number | null;
    /** The most that still earns the third star, with the help that was taken; null while the best is not known. */
    readonly limit: number | null;
    /** The share of the allowance over the best that the help taken has left, in [0, 1]. */
    readonly allowance: number;
  };
}

/** SLOs that must be met for any star: the others only decide the SLA badge. */
const decidingClauses: readonly ClauseId[] = ["gang-starts", "training-time-lost"];

/** Judges a run as it stands now; without the best of its seed there is no third star to be had yet. */
export function scoreOf(view: ClusterView, goals: Goals | SeedGoals): Score {
  const badges = badgesOf(view, goals);
  const id = goals.thirdStar.measure;
  const value = measures[id](view);
  const best = "best" in goals ? goals.best : null;
  const allowance = allowanceLeft(view.helps, goals);
  const limit = best === null ? null : best + allowanceOver(best, goals) * allowance;
  const stars = starsOf(view, badges, limit !== null && value <= limit);
  return { stars, badges, measure: { id, value, best, limit, allowance } };
}

/** The goals on a seed whose best is known; where no play is known to get two stars, any measure is the best. */
export function withBest(goals: Goals, best: number | null): SeedGoals {
  return { ...goals, best: best ?? Infinity };
}

/** How much more than the best known a run may have for the third star, if it takes no help. */
function allowanceOver(best: number, { thirdStar }: Goals): number {
  return best === Infinity ? 0 : best * thirdStar.within + thirdStar.slack;
}

/** The share of that allowance that the help taken leaves, in [0, 1]. */
function allowanceLeft(taken: readonly HelpId[], { help }: Goals): number {
  return Math.max(
    0,
    taken.reduce((left, id) => left - (help[id] ?? 0), 1),
  );
}

const measures: Readonly<Record<Measure, (view: ClusterView) => number>> = {
  disruption: disruptionOf,
  regret: regretOf,
  "training-lost": trainingLostOf,
};

/**
 * What the player's interventions cost the students: work lost to kills, GPUs held by copies, jobs paused, and
 * the tax on moved jobs, both paid and still to come.
 */
export function disruptionOf(view: ClusterView): GpuSeconds {
  const { lostToKills, migrating, stalled, tax } = view.ledger;
  return lostToKills + migrating + stalled + tax + view.taxOwed;
}

/** Seconds of the data-parallel job's whole fleet that did not become training: its SLO counts them. */
function trainingLostOf(view: ClusterView): Seconds {
  return view.clauses.find(({ id }) => id === "training-time-lost")?.value ?? 0;
}

function badgesOf(view: ClusterView, goals: Goals): Badge[] {
  const goodput = view.recentGoodput;
  const fragmentation = view.recentFragmentation;
  const sla = view.sla === "met" ? "green" : view.sla === "missed" ? "red" : "waiting";
  const deciding = view.clauses.find(({ id }) => decidingClauses.includes(id));
  return [
    {
      id: "fragmentation",
      value: fragmentation,
      limit: goals.fragmentationBelow,
      state: fragmentation < goals.fragmentationBelow ? "green" : "red",
      clause: null,
    },
    {
      id: "goodput",
      value: goodput,
      limit: goals.goodputAbove,
      state: isUndecided(view) ? "waiting" : goodput > goals.goodputAbove ? "green" : "red",
      clause: null,
    },
    {
      id: "sla",
      value: deciding?.state === "waiting" ? Math.max(0, deciding.limit - deciding.value) : 0,
      limit: deciding?.limit ?? 0,
      state: sla,
      clause: deciding?.id ?? null,
    },
  ];
}

/** Whether there is no goodput to judge: nothing was allocated yet, or no training has been saved or lost. */
function isUndecided({ time, stints }: ClusterView): boolean {
  return time === 0 || (stints.length > 0 && stints.every(({ kept, lost }) => kept + lost === 0));
}

function starsOf(view: ClusterView, badges: readonly Badge[], byMeasure: boolean): 0 | 1 | 2 | 3 {
  const kept = view.clauses.every(({ id, state }) => !decidingClauses.includes(id) || state === "met");
  if (view.ended?.lostBy || !kept) return 0;
  if (badges.some(({ state }) => state !== "green")) return 1;
  return byMeasure ? 3 : 2;
}
