import type { ClusterView, GpuSeconds } from "../sim/index.ts";
import type { Goals } from "./level-file.ts";

/** A constraint badge of the header. */
export interface Badge {
  readonly id: "fragmentation" | "goodput" | "sla";
  /** A share in [0, 1]; for the SLA, seconds left until the gang must start, or 0. */
  readonly value: number;
  readonly limit: number;
  readonly state: "green" | "red" | "waiting";
}

/** How well a run stands, by its level's goals. */
export interface Score {
  /** 0 while the gang has not started or once the level is lost; 1 survived; 2 all badges green; 3 little disruption, too. */
  readonly stars: 0 | 1 | 2 | 3;
  readonly badges: readonly Badge[];
  readonly disruption: GpuSeconds;
  /** The most disruption that still earns the third star. */
  readonly threeStarDisruption: GpuSeconds;
}

/** Judges a run as it stands now. */
export function scoreOf(view: ClusterView, goals: Goals): Score {
  const badges = badgesOf(view, goals);
  const disruption = disruptionOf(view);
  return {
    stars: starsOf(view, goals, badges, disruption),
    badges,
    disruption,
    threeStarDisruption: goals.threeStarDisruption,
  };
}

/**
 * What the player's interventions cost the students: work lost to kills, GPUs held by copies, jobs standing still, and
 * the tax on moved jobs, both paid and still to come.
 */
export function disruptionOf(view: ClusterView): GpuSeconds {
  const { lostToKills, migrating, stalled, tax } = view.ledger;
  return lostToKills + migrating + stalled + tax + view.taxOwed;
}

function badgesOf(view: ClusterView, goals: Goals): Badge[] {
  const { goodput } = view.metrics;
  const fragmentation = view.recentFragmentation;
  const gang = view.clauses.find(({ id }) => id === "gang-starts");
  const sla = view.sla === "met" ? "green" : view.sla === "missed" ? "red" : "waiting";
  return [
    {
      id: "fragmentation",
      value: fragmentation,
      limit: goals.fragmentationBelow,
      state: fragmentation < goals.fragmentationBelow ? "green" : "red",
    },
    // Nothing has been allocated yet at time 0, so there is no goodput to judge.
    {
      id: "goodput",
      value: goodput,
      limit: goals.goodputAbove,
      state: view.time === 0 ? "waiting" : goodput > goals.goodputAbove ? "green" : "red",
    },
    {
      id: "sla",
      value: gang && gang.state === "waiting" ? Math.max(0, gang.limit - gang.value) : 0,
      limit: gang?.limit ?? 0,
      state: sla,
    },
  ];
}

function starsOf(view: ClusterView, goals: Goals, badges: readonly Badge[], disruption: GpuSeconds): 0 | 1 | 2 | 3 {
  const gangRan = view.clauses.every(({ id, state }) => id !== "gang-starts" || state === "kept");
  if (view.ended?.lostBy || !gangRan) return 0;
  if (badges.some(({ state }) => state !== "green")) return 1;
  return disruption <= goals.threeStarDisruption ? 3 : 2;
}
