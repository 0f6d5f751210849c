import type { ClusterView, ElasticView, GpuSeconds, Rescale, Seconds, ThroughputPoint } from "../../sim/index.ts";

/** Time of the data-parallel job's whole fleet that became training: what has passed, less what its SLO counts as lost. */
export function trainingMade({ time, clauses }: Pick<ClusterView, "time" | "clauses">): Seconds {
  return Math.max(0, time - (clauses.find(({ id }) => id === "training-time-lost")?.value ?? 0));
}

/** GPU-seconds as time of the data-parallel job's whole fleet. */
export function fleetTime(view: ClusterView, spent: GpuSeconds): Seconds {
  const gpus = view.elastic === null ? view.gpuCount : view.job(view.elastic.job).gpus;
  return spent / gpus;
}

/** Tokens that a job trained on between two times. */
export function tokensBetween(history: readonly ThroughputPoint[], from: Seconds, until: Seconds): number {
  return integrate(history, from, until, ({ tokensPerSecond }) => tokensPerSecond);
}

/** Mean share of a job's replicas that were in the ring between two times, in [0, 1]. */
export function meanReplicas({ history, replicas }: ElasticView, from: Seconds, until: Seconds): number {
  return integrate(history, from, until, (point) => point.replicas) / replicas.length / Math.max(1, until - from);
}

function integrate(
  history: readonly ThroughputPoint[],
  from: Seconds,
  until: Seconds,
  value: (point: ThroughputPoint) => number,
): number {
  return history.reduce((sum, point, index) => {
    const ends = Math.min(until, history[index + 1]?.time ?? until);
    return sum + value(point) * Math.max(0, ends - Math.max(from, point.time));
  }, 0);
}

/** A rescale in time of the whole fleet at the pace it began the level with. */
export interface RescaleAccount {
  readonly rescale: Rescale;
  /** Replicas in the ring after it; null if it never was built. */
  readonly after: number | null;
  /** What the pause for it cost. */
  readonly cost: Seconds;
  /** The change of pace, from when it was built to when it counts no more; negative if it went slower. */
  readonly gained: Seconds;
}

/**
 * Each rescale by what it did to the pace. A player's holds until the next failure: a replica that rejoined stays in.
 * A failure's lasts until the next rescale.
 */
export function rescaleAccounts({ time }: Pick<ClusterView, "time">, elastic: ElasticView): readonly RescaleAccount[] {
  const { rescales, history, fullTokensPerSecond: full } = elastic;
  return rescales.map((rescale, index) => {
    const later = rescales.slice(index + 1);
    const next = rescale.by === "failure" ? later[0] : later.find(({ by }) => by === "failure");
    const until = next?.time ?? time;
    const before = paceBefore(history, rescale.time);
    const built = rescale.time + rescale.pausedFor;
    const after = history.find((point) => point.time >= built && point.tokensPerSecond > 0);
    const cost = (before * rescale.pausedFor) / full;
    if (rescale.after === 0 || after === undefined) return { rescale, after: null, cost, gained: 0 };
    const gained = ((after.tokensPerSecond - before) * Math.max(0, until - built)) / full;
    return { rescale, after: rescale.after, cost, gained };
  });
}

/** How fast a job last went before a time. */
function paceBefore(history: readonly ThroughputPoint[], time: Seconds): number {
  return history.findLast((point) => point.time < time && point.tokensPerSecond > 0)?.tokensPerSecond ?? 0;
}

/** The first failure that opened the ring; null if none did. */
export function firstFailureOf({ rescales }: ElasticView): Rescale | null {
  return rescales.find(({ by }) => by === "failure") ?? null;
}

/** Nodes that failures at fixed times have struck so far, as the level says, and how many failures that were. */
export function countIncidents({ level, time, failures }: Pick<ClusterView, "level" | "time" | "failures">): {
  readonly nodes: number;
  readonly incidents: number;
} {
  return { nodes: failures, incidents: level.failures.scripted.filter((one) => one.time <= time).length };
}
