import type { Command } from "../command.ts";
import { pauseCausedBy } from "../elastic/course.ts";
import { isRing } from "../elastic/elastic-view.ts";
import type { Elastic } from "../elastic/elastic.ts";
import { reconsider, repace, setRing } from "../elastic/recovery.ts";
import { planSwaps, renameNodes, swapNodes } from "../elastic/spares.ts";
import type { JobId } from "../level.ts";
import { planOf, refuse, type PlanResult } from "../plan.ts";
import type { SimState } from "../state.ts";

type SetRecovery = Extract<Command, { type: "set-recovery" }>;
type SetBatch = Extract<Command, { type: "set-batch" }>;
type SetRouting = Extract<Command, { type: "set-routing" }>;
type SetRing = Extract<Command, { type: "set-ring" }>;
type SwapNodes = Extract<Command, { type: "swap-nodes" }>;

/** A job whose ring is open cannot go back to crashing: it would lose what the replicas still hold. */
export function planSetRecovery(state: SimState, { job, mode }: SetRecovery): PlanResult {
  const elastic = elasticOf(state, job);
  if (!elastic) return refuse("not-data-parallel");
  if (mode === elastic.mode) return refuse("nothing-to-do");
  if (mode === "rigid" && !elastic.closed) return refuse("ring-open");
  return planLever(state, elastic, { mode });
}

function planLever(state: SimState, elastic: Elastic, set: Partial<Pick<Elastic, "mode" | "routing">>): PlanResult {
  const pauseSeconds = pauseCausedBy(state, elastic, (copy) => {
    Object.assign(copy, set);
    return false;
  });
  return planOf({ elastic: elastic.job, pauseSeconds });
}

export function applySetRecovery(state: SimState, { job, mode }: SetRecovery): void {
  const elastic = commanded(state, job);
  elastic.mode = mode;
  reconsider(state, elastic);
}

export function planSetBatch(state: SimState, { job, rule }: SetBatch): PlanResult {
  const elastic = elasticOf(state, job);
  if (!elastic) return refuse("not-data-parallel");
  return rule === elastic.batch ? refuse("nothing-to-do") : planOf({});
}

export function applySetBatch(state: SimState, { job, rule }: SetBatch): void {
  const elastic = commanded(state, job);
  elastic.batch = rule;
  repace(state, elastic);
}

export function planSetRouting(state: SimState, { job, routing }: SetRouting): PlanResult {
  const elastic = elasticOf(state, job);
  if (!elastic) return refuse("not-data-parallel");
  if (routing === elastic.routing) return refuse("nothing-to-do");
  return planLever(state, elastic, { routing });
}

export function applySetRouting(state: SimState, { job, routing }: SetRouting): void {
  const elastic = commanded(state, job);
  elastic.routing = routing;
  reconsider(state, elastic);
}

export function planSetRing(state: SimState, { job, order }: SetRing): PlanResult {
  const elastic = elasticOf(state, job);
  if (!elastic) return refuse("not-data-parallel");
  const isKnown = order.every((replica) => elastic.replicas[replica] !== undefined);
  if (!isKnown || order.length < 2 || new Set(order).size < order.length) return refuse("bad-ring");
  if (!isRing(state, elastic, order)) return refuse("broken-replica");
  if (elastic.stage === "waiting-for-nodes") return refuse("ring-open");
  if (elastic.closed && isSameRing(elastic.ring, order)) return refuse("nothing-to-do");
  const nodes = order.flatMap((replica) => (elastic.members.has(replica) ? [] : (elastic.replicas[replica] ?? [])));
  const pauseSeconds = pauseCausedBy(state, elastic, (copy) => {
    copy.ring = order;
    return true;
  });
  return planOf({ elastic: elastic.job, nodes, pauseSeconds });
}

export function applySetRing(state: SimState, { job, order }: SetRing): void {
  setRing(state, commanded(state, job), [...order]);
}

export function planSwapNodes(state: SimState, { job, nodes }: SwapNodes): PlanResult {
  const elastic = elasticOf(state, job);
  if (!elastic) return refuse("not-data-parallel");
  const out = [...new Set(nodes)];
  if (out.length === 0) return refuse("nothing-to-do");
  if (out.some((node) => !elastic.replicas.some((replica) => replica.includes(node)))) return refuse("not-its-node");
  const swaps = planSwaps(state, elastic, out);
  if (swaps === null) return refuse("no-spares");
  return planOf({
    elastic: elastic.job,
    nodes: swaps.flatMap((swap) => [swap.out, swap.in]),
    pauseSeconds: pauseCausedBy(state, elastic, (copy) => renameNodes(state, copy, swaps)),
    nodesJoining: swaps.filter((swap) => state.nodeDown[swap.out] === 1).length,
  });
}

export function applySwapNodes(state: SimState, { job, nodes }: SwapNodes): void {
  const elastic = commanded(state, job);
  const swaps = planSwaps(state, elastic, [...new Set(nodes)]);
  if (swaps) swapNodes(state, elastic, swaps);
}

/** The data-parallel job of that number; the level's first, if none is named. */
function elasticOf({ elastics }: SimState, job: JobId | undefined): Elastic | undefined {
  return job === undefined ? elastics.values().next().value : elastics.get(job);
}

function commanded(state: SimState, job: JobId | undefined): Elastic {
  const elastic = elasticOf(state, job);
  if (!elastic) throw new RangeError("there is no such data-parallel job");
  return elastic;
}

/** Whether two rings are the same loop, whichever way around and from wherever they begin. */
function isSameRing(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  const start = b.indexOf(a[0] ?? -1);
  if (start < 0) return false;
  const at = (index: number): number | undefined => b[(index + b.length) % b.length];
  return a.every((id, index) => id === at(start + index)) || a.every((id, index) => id === at(start - index));
}
