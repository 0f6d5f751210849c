import { allocate, colorNode, recolor, release } from "../gpus.ts";
import { settlePhase } from "../job-lifecycle.ts";
import type { NodeId } from "../level.ts";
import { isOpen } from "../placement.ts";
import type { Job } from "../job.ts";
import { jobOf, type SimState } from "../state.ts";
import { GpuState } from "../view.ts";
import { isHealthy } from "./course.ts";
import type { Elastic } from "./elastic.ts";
import { setPace } from "./pace.ts";
import { announceReady, build, reconsider } from "./recovery.ts";

/** A node that leaves the job, and the one that takes its place. */
export interface Swap {
  readonly out: NodeId;
  readonly in: NodeId;
}

/** Nodes kept for the job that are up and empty, ascending. */
export function spareNodes(state: SimState, { job }: Elastic): NodeId[] {
  const spares: NodeId[] = [];
  for (const [node, reservedFor] of state.nodeReservedFor.entries()) {
    if (reservedFor === job && isUsable(state, node, job)) spares.push(node);
  }
  return spares;
}

/** Which nodes would take the place of these: spares, those of the same row first, then empty ones; null: not enough. */
export function planSwaps(state: SimState, elastic: Elastic, out: readonly NodeId[]): readonly Swap[] | null {
  const spares = spareNodes(state, elastic);
  const taken = new Set(spares);
  const others: NodeId[] = [];
  for (let node = 0; node < state.hall.nodeCount; node++) {
    if (!taken.has(node) && isUsable(state, node, elastic.job)) others.push(node);
  }
  const rowOf = (node: NodeId): number => Math.floor(node / state.hall.nodesPerRow);
  const takeFrom = (pool: NodeId[], replaced: NodeId): NodeId | undefined => {
    const same = pool.findIndex((node) => rowOf(node) === rowOf(replaced));
    return pool.splice(Math.max(0, same), 1)[0];
  };
  const swaps: Swap[] = [];
  for (const node of out) {
    const replacement = takeFrom(spares, node) ?? takeFrom(others, node);
    if (replacement === undefined) return null;
    swaps.push({ out: node, in: replacement });
  }
  return swaps;
}

/**
 * Names other nodes in the place of some in the job's own record; returns whether its ring has to be built anew for it:
 * a replica of it got a node.
 */
export function renameNodes(state: SimState, elastic: Elastic, swaps: readonly Swap[]): boolean {
  const { replicas, members, warm, joining } = elastic;
  const isHot = new Map<number, boolean>();
  const runs = (replica: number): boolean =>
    members.has(replica) || warm.has(replica) || !isHealthy(state, elastic, replica);
  for (const swap of swaps) {
    const replica = replicaOf(elastic, swap.out);
    const wasHot = isHot.get(replica) ?? runs(replica);
    const nodes = replicas[replica] ?? [];
    nodes[nodes.indexOf(swap.out)] = swap.in;
    isHot.set(replica, wasHot && state.nodeReservedFor[swap.in] === elastic.job);
  }
  for (const [replica, hot] of isHot) {
    if (members.delete(replica)) joining.add(replica);
    if (hot && isHealthy(state, elastic, replica)) warm.add(replica);
    else warm.delete(replica);
  }
  const isClosed = elastic.stage === "working" || elastic.stage === "building";
  return isClosed && elastic.ring.some((replica) => isHot.has(replica));
}

/** Puts nodes in the place of others. A replica of the ring that gets one makes the job build its ring anew. */
export function swapNodes(state: SimState, elastic: Elastic, swaps: readonly Swap[]): void {
  const job = jobOf(state, elastic.job);
  settlePhase(state, job);
  const touched = new Set(swaps.map(({ out }) => replicaOf(elastic, out)));
  const breaksRing = renameNodes(state, elastic, swaps);
  for (const swap of swaps) exchange(state, job, swap);
  for (const replica of touched) if (isHealthy(state, elastic, replica)) announceReady(state, elastic, replica);
  if (breaksRing) return build(state, elastic, elastic.ring);
  if (elastic.stage === "working") setPace(state, elastic, job);
  else recolor(state, job);
  reconsider(state, elastic);
}

function replicaOf({ replicas }: Elastic, node: NodeId): number {
  const replica = replicas.findIndex((nodes) => nodes.includes(node));
  if (replica < 0) throw new RangeError(`node ${node} belongs to no replica`);
  return replica;
}

/** One that is up but slow is drained; one that is down is a spare when it is back. */
function exchange(state: SimState, job: Job, { out, in: node }: Swap): void {
  const wasDown = state.nodeDown[out] === 1;
  release(state, job, [out]);
  if (wasDown) colorNode(state, out, GpuState.down);
  else state.nodes.setDrained(out, 1);
  state.nodes.reserve(node, -1);
  if (wasDown) state.nodes.reserve(out, job.id);
  allocate(state, job, [node]);
  job.nodes = job.nodes.map((one) => (one === out ? node : one)).toSorted((a, b) => a - b);
}

function isUsable(state: SimState, node: NodeId, job: number): boolean {
  return state.nodeFree[node] === state.hall.gpusPerNode && isOpen(state, node, job);
}
