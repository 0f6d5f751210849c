import type { Command } from "../command.ts";
import { isRing, regroupable } from "../elastic/elastic-view.ts";
import type { Elastic } from "../elastic/elastic.ts";
import { membersToBe, pauseFor, pauseOf, putTogether, repace, resolve, setRing } from "../elastic/recovery.ts";
import { planSwaps, swapNodes } from "../elastic/spares.ts";
import type { RecoveryMode, Seconds } from "../level.ts";
import { planOf, refuse, type PlanResult } from "../plan.ts";
import type { SimState } from "../state.ts";

type SetRecovery = Extract<Command, { type: "set-recovery" }>;
type SetBatch = Extract<Command, { type: "set-batch" }>;
type SetRouting = Extract<Command, { type: "set-routing" }>;
type SetRing = Extract<Command, { type: "set-ring" }>;
type SwapNodes = Extract<Command, { type: "swap-nodes" }>;

/** A job whose ring is open cannot go back to crashing: it would throw away what the replicas still hold. */
export function planSetRecovery(state: SimState, { mode }: SetRecovery): PlanResult {
  const { elastic } = state;
  if (!elastic) return refuse("not-data-parallel");
  if (mode === elastic.mode) return refuse("nothing-to-do");
  if (mode === "rigid") return elastic.closed ? planOf({}) : refuse("ring-open");
  const goesOn = elastic.stage === "waiting-for-nodes" && elastic.routing === "automatic";
  return planOf({ standsStill: goesOn ? automaticPause(state, elastic, mode) : 0 });
}

/** How long the job will stand still for the ring that it closes by itself. */
function automaticPause(state: SimState, elastic: Elastic, mode: RecoveryMode): Seconds {
  const members = membersToBe(state, elastic);
  if (mode !== "regroup") return pauseFor(state, elastic, members).pauseSeconds;
  const mended = regroupable(state, elastic);
  // After a crash every process has to start anyway, which its restart accounts for.
  const isCold = (mended > 0 && !elastic.crashed) || pauseFor(state, elastic, members).cold;
  return pauseOf(state, elastic, members.length + mended, isCold).pauseSeconds;
}

export function applySetRecovery(state: SimState, { mode }: SetRecovery): void {
  const elastic = elasticOf(state);
  elastic.mode = mode;
  if (elastic.stage === "waiting-for-nodes") resolve(state, elastic);
  else if (mode === "regroup" && elastic.stage !== "detecting") putTogether(state, elastic);
}

export function planSetBatch({ elastic }: SimState, { rule }: SetBatch): PlanResult {
  if (!elastic) return refuse("not-data-parallel");
  return rule === elastic.batch ? refuse("nothing-to-do") : planOf({});
}

export function applySetBatch(state: SimState, { rule }: SetBatch): void {
  const elastic = elasticOf(state);
  elastic.batch = rule;
  repace(state, elastic);
}

export function planSetRouting(state: SimState, { routing }: SetRouting): PlanResult {
  const { elastic } = state;
  if (!elastic) return refuse("not-data-parallel");
  if (routing === elastic.routing) return refuse("nothing-to-do");
  const goesOn = elastic.stage === "waiting-for-ring";
  return planOf({ standsStill: goesOn ? automaticPause(state, elastic, elastic.mode) : 0 });
}

export function applySetRouting(state: SimState, { routing }: SetRouting): void {
  const elastic = elasticOf(state);
  elastic.routing = routing;
  if (elastic.stage === "waiting-for-ring") resolve(state, elastic);
}

export function planSetRing(state: SimState, { order }: SetRing): PlanResult {
  const { elastic } = state;
  if (!elastic) return refuse("not-data-parallel");
  const isKnown = order.every((replica) => elastic.replicas[replica] !== undefined);
  if (!isKnown || order.length < 2 || new Set(order).size < order.length) return refuse("bad-ring");
  if (!isRing(state, elastic, order)) return refuse("broken-replica");
  if (elastic.stage === "waiting-for-nodes") return refuse("ring-open");
  if (elastic.closed && isSameRing(elastic.ring, order)) return refuse("nothing-to-do");
  const nodes = order.flatMap((replica) => (elastic.members.has(replica) ? [] : (elastic.replicas[replica] ?? [])));
  return planOf({ nodes, standsStill: pauseFor(state, elastic, order).pauseSeconds });
}

export function applySetRing(state: SimState, { order }: SetRing): void {
  setRing(state, elasticOf(state), [...order]);
}

export function planSwapNodes(state: SimState, { nodes }: SwapNodes): PlanResult {
  const { elastic } = state;
  if (!elastic) return refuse("not-data-parallel");
  const out = [...new Set(nodes)];
  if (out.length === 0) return refuse("nothing-to-do");
  if (out.some((node) => !elastic.replicas.some((replica) => replica.includes(node)))) return refuse("not-its-node");
  const swaps = planSwaps(state, elastic, out);
  if (swaps === null) return refuse("no-spares");
  const inRing = swaps.filter((swap) => elastic.ring.some((id) => elastic.replicas[id]?.includes(swap.out)));
  const breaks = elastic.closed && elastic.stage === "working" && inRing.length > 0;
  const isCold = inRing.some((swap) => state.nodeReservedFor[swap.in] !== elastic.job);
  const standsStill = breaks ? pauseOf(state, elastic, elastic.ring.length, isCold).pauseSeconds : 0;
  return planOf({ nodes: swaps.flatMap((swap) => [swap.out, swap.in]), standsStill });
}

export function applySwapNodes(state: SimState, { nodes }: SwapNodes): void {
  const elastic = elasticOf(state);
  const swaps = planSwaps(state, elastic, [...new Set(nodes)]);
  if (swaps) swapNodes(state, elastic, swaps);
}

function elasticOf({ elastic }: SimState): Elastic {
  if (!elastic) throw new RangeError("the level has no data-parallel job");
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
