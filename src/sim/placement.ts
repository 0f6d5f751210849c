import type { JobId, NodeId } from "./level.ts";
import type { Job, SimState } from "./state.ts";
import { nodeRange, nodesNeeded } from "./topology.ts";

/** spread: the emptiest place that fits (Kubernetes' LeastAllocated); pack: where least is left over (MostAllocated). */
export type PlacementStyle = "spread" | "pack";

/** A stretch of consecutive nodes inside one pod. */
export interface Run {
  readonly firstNode: NodeId;
  readonly nodeCount: number;
}

/** Whether a job may be put on a node at all: it is up, not drained, and not reserved for another. */
export function isOpen(state: SimState, node: NodeId, job: JobId): boolean {
  const reservedFor = state.nodeReservedFor[node];
  return state.nodeDown[node] === 0 && state.nodeDrained[node] === 0 && (reservedFor === -1 || reservedFor === job);
}

/** Nodes for a pending job, or null if it does not fit now. */
export function place(state: SimState, job: Job, style: PlacementStyle): readonly NodeId[] | null {
  const { gpusPerNode } = state.hall;
  if (job.gpus <= gpusPerNode) {
    const node = placeInNode(state, job.gpus, style, (n) => isOpen(state, n, job.id));
    return node === null ? null : [node];
  }
  const window = state.windows.get(job.id);
  if (window) return isEmptyRun(state, window, job.id) ? nodeRange(window.firstNode, window.nodeCount) : null;
  const count = nodesNeeded(state.hall, job.gpus);
  const runs = emptyRuns(state, job.id);
  return job.contiguous ? placeInRun(runs, count, style) : placeAcrossRuns(runs, count, style);
}

/** The node among the open ones that has room and, by style, the most or the least of it; ties go to the lowest number. */
export function placeInNode(
  state: SimState,
  gpus: number,
  style: PlacementStyle,
  open: (node: NodeId) => boolean,
): NodeId | null {
  const { nodeFree } = state;
  const { nodeCount, gpusPerNode } = state.hall;
  const ideal = style === "spread" ? gpusPerNode : gpus;
  let best = -1;
  let bestFree = style === "spread" ? 0 : gpusPerNode + 1;
  for (let node = 0; node < nodeCount; node++) {
    const free = nodeFree[node];
    if (free === undefined || free < gpus || (style === "spread" ? free <= bestFree : free >= bestFree)) continue;
    if (!open(node)) continue;
    best = node;
    bestFree = free;
    if (free === ideal) break;
  }
  return best < 0 ? null : best;
}

/** Runs of empty nodes open to a job, in order, split at pod borders. */
export function emptyRuns(state: SimState, job: JobId): Run[] {
  const { nodeCount, nodesPerPod, gpusPerNode } = state.hall;
  const runs: Run[] = [];
  let first = -1;
  for (let node = 0; node <= nodeCount; node++) {
    const empty = node < nodeCount && state.nodeFree[node] === gpusPerNode && isOpen(state, node, job);
    if (first >= 0 && (!empty || node % nodesPerPod === 0)) {
      runs.push({ firstNode: first, nodeCount: node - first });
      first = -1;
    }
    if (empty && first < 0) first = node;
  }
  return runs;
}

/** Whether every node of a window is up and empty for the gang it is reserved for. */
export function isEmptyRun(state: SimState, run: Run, job: JobId): boolean {
  const { gpusPerNode } = state.hall;
  for (let node = run.firstNode; node < run.firstNode + run.nodeCount; node++) {
    const reservedFor = state.nodeReservedFor[node];
    const free = state.nodeDown[node] === 0 && state.nodeFree[node] === gpusPerNode;
    if (!free || (reservedFor !== -1 && reservedFor !== job)) return false;
  }
  return true;
}

function placeInRun(runs: readonly Run[], count: number, style: PlacementStyle): NodeId[] | null {
  let best: Run | null = null;
  for (const run of runs) {
    if (run.nodeCount < count) continue;
    const better =
      style === "spread" ? run.nodeCount > (best?.nodeCount ?? 0) : run.nodeCount < (best?.nodeCount ?? Infinity);
    if (better) best = run;
  }
  return best && nodeRange(best.firstNode, count);
}

function placeAcrossRuns(runs: readonly Run[], count: number, style: PlacementStyle): NodeId[] | null {
  const sign = style === "spread" ? -1 : 1;
  const ordered = runs.toSorted((a, b) => sign * (a.nodeCount - b.nodeCount) || a.firstNode - b.firstNode);
  const nodes = ordered.flatMap((run) => nodeRange(run.firstNode, run.nodeCount)).slice(0, count);
  return nodes.length < count ? null : nodes.toSorted((a, b) => a - b);
}

/** Nodes in the longest run of empty nodes that no one has reserved. */
export function longestEmptyRun(state: SimState): number {
  return emptyRuns(state, -1).reduce((longest, run) => Math.max(longest, run.nodeCount), 0);
}
