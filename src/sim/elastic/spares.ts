import { allocate, colorNode, recolor, release } from "../gpus.ts";
import { settlePhase } from "../job-lifecycle.ts";
import type { NodeId } from "../level.ts";
import { isOpen } from "../placement.ts";
import { jobOf, type SimState } from "../state.ts";
import { GpuState } from "../view.ts";
import type { Elastic } from "./elastic.ts";
import { announceReady, build, goOnIfWhole, isWhole } from "./recovery.ts";
import { setPace } from "./pace.ts";

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
  const takeFrom = (pool: NodeId[], near: NodeId): NodeId | undefined => {
    const same = pool.findIndex((node) => rowOf(node) === rowOf(near));
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

/** Puts nodes in the place of others. A replica of the ring that gets one makes the job build its ring anew. */
export function swapNodes(state: SimState, elastic: Elastic, swaps: readonly Swap[]): void {
  const job = jobOf(state, elastic.job);
  settlePhase(state, job);
  const touched = new Map<number, boolean>();
  for (const swap of swaps) {
    const replica = elastic.replicas.findIndex((nodes) => nodes.includes(swap.out));
    const isHot = state.nodeReservedFor[swap.in] === job.id;
    touched.set(replica, (touched.get(replica) ?? true) && isHot);
    exchange(state, elastic, replica, swap);
  }
  recolor(state, job);
  const inRing = [...touched.keys()].filter((replica) => elastic.members.has(replica));
  for (const [replica, isHot] of touched) {
    elastic.members.delete(replica);
    if (!isWhole(state, elastic, replica)) continue;
    if (isHot) elastic.warm.add(replica);
    else elastic.warm.delete(replica);
    announceReady(state, elastic, replica);
  }
  if (inRing.length > 0 && elastic.closed && elastic.stage !== "detecting") build(state, elastic, elastic.ring);
  else if (elastic.closed && job.pace) setPace(state, elastic, job);
  goOnIfWhole(state, elastic);
}

/** One that is up but slow is drained; one that is down is a spare when it is back. */
function exchange(state: SimState, elastic: Elastic, replica: number, { out, in: node }: Swap): void {
  const job = jobOf(state, elastic.job);
  const nodes = elastic.replicas[replica];
  if (!nodes) throw new RangeError(`node ${out} belongs to no replica`);
  const wasDown = state.nodeDown[out] === 1;
  release(state, job, [out]);
  if (wasDown) colorNode(state, out, GpuState.down);
  else state.nodeDrained[out] = 1;
  state.nodeReservedFor[node] = -1;
  if (wasDown) state.nodeReservedFor[out] = job.id;
  allocate(state, job, [node]);
  nodes[nodes.indexOf(out)] = node;
  job.nodes = job.nodes.map((one) => (one === out ? node : one)).toSorted((a, b) => a - b);
}

function isUsable(state: SimState, node: NodeId, job: number): boolean {
  return state.nodeFree[node] === state.hall.gpusPerNode && isOpen(state, node, job);
}
