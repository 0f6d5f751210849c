import type { JobId, NodeId } from "./level.ts";
import { demand } from "./fragmentation.ts";
import type { Run } from "./nodes.ts";
import type { Job } from "./job.ts";
import type { SimState } from "./state.ts";
import { nodeRange, nodesNeeded } from "./topology.ts";

/**
 * spread: the emptiest place that fits (Kubernetes' LeastAllocated); pack: where least is left over (MostAllocated);
 * least-fragmenting: the node whose free GPUs lose the least of what is asked for (FGD), and else as pack.
 */
export type PlacementStyle = "spread" | "pack" | "least-fragmenting";

/** What decides where a job fits. */
export type Width = Pick<Job, "gpus" | "contiguous">;

/** Whether a job may be put on a node at all: it is up, not drained, and not reserved for another. */
export function isOpen(state: SimState, node: NodeId, job: JobId): boolean {
  const reservedFor = state.nodeReservedFor[node];
  return state.nodeDown[node] === 0 && state.nodeDrained[node] === 0 && (reservedFor === -1 || reservedFor === job);
}

/** Nodes for a job as wide as that, with none of those that are kept for another; null if it does not fit now. */
export function placeBeside(
  state: SimState,
  { gpus, contiguous }: Width,
  kept: ReadonlySet<NodeId>,
): readonly NodeId[] | null {
  if (gpus <= state.hall.gpusPerNode) {
    const node = packOnto(state, gpus, (one) => !kept.has(one));
    return node === null ? null : [node];
  }
  const runs = state.nodes.emptyRuns.flatMap((run) => without(run, kept));
  const count = nodesNeeded(state.hall, gpus);
  return contiguous ? placeInRun(runs, count, "pack") : placeAcrossRuns(runs, count, "pack");
}

/** Whether a job fits on just these nodes now. */
export function isFree(state: SimState, { id, gpus }: Pick<Job, "id" | "gpus">, nodes: readonly NodeId[]): boolean {
  const needed = Math.min(gpus, state.hall.gpusPerNode);
  return nodes.every((node) => isOpen(state, node, id) && (state.nodeFree[node] ?? 0) >= needed);
}

/** What is left of a run of nodes without some of them. */
function without({ firstNode, nodeCount }: Run, kept: ReadonlySet<NodeId>): Run[] {
  const left: Run[] = [];
  let first = firstNode;
  for (let node = firstNode; node <= firstNode + nodeCount; node++) {
    if (node < firstNode + nodeCount && !kept.has(node)) continue;
    if (node > first) left.push({ firstNode: first, nodeCount: node - first });
    first = node + 1;
  }
  return left;
}

/** Nodes for a pending job, or null if it does not fit now. */
export function place(state: SimState, job: Job, style: PlacementStyle): readonly NodeId[] | null {
  const { gpusPerNode } = state.hall;
  const window = state.windows.get(job.id);
  if (job.gpus <= gpusPerNode) {
    const node = placeInNode(state, job.gpus, style, window?.firstNode ?? null);
    return node === null ? null : [node];
  }
  if (window) return isEmptyRun(state, window, job.id) ? nodeRange(window.firstNode, window.nodeCount) : null;
  const count = nodesNeeded(state.hall, job.gpus);
  const runs = state.nodes.emptyRuns;
  return job.contiguous ? placeInRun(runs, count, style) : placeAcrossRuns(runs, count, style);
}

/**
 * The node among the open ones, and one that is reserved for the job, that has room and, by style, the most or the least of
 * it; ties go to the lowest number.
 */
function placeInNode(state: SimState, gpus: number, style: PlacementStyle, own: NodeId | null): NodeId | null {
  const { gpusPerNode } = state.hall;
  if (style === "least-fragmenting" && own === null) return leastFragmenting(state, gpus);
  const isOwn = own !== null && state.nodeDown[own] === 0 && state.nodeDrained[own] === 0;
  for (let step = 0; step <= gpusPerNode - gpus; step++) {
    const free = style === "spread" ? gpusPerNode - step : gpus + step;
    const node = state.nodes.nextOpen(free, 0);
    if (isOwn && state.nodeFree[own] === free && (node < 0 || own < node)) return own;
    if (node >= 0) return node;
  }
  return null;
}

/**
 * Of the nodes with room the one that a job of so many GPUs fragments least: the free GPUs that those shapes of the demand
 * cannot use that are too wide for what is left, by the weights of `fragmentation` (FGD, Weng et al., ATC 2023: its
 * greedy step, by nodes of one free count at a time). Ties go to where least is left over.
 */
function leastFragmenting(state: SimState, gpus: number): NodeId | null {
  const { gpusPerNode } = state.hall;
  const shapes = demand(state);
  const unusable = (free: number): number =>
    shapes.reduce((sum, shape) => sum + (Math.min(shape.gpus, gpusPerNode) > free ? shape.weight * free : 0), 0);
  let best: { readonly node: NodeId; readonly growth: number } | null = null;
  for (let free = gpus; free <= gpusPerNode; free++) {
    const node = state.nodes.nextOpen(free, 0);
    if (node < 0) continue;
    const growth = unusable(free - gpus) - unusable(free);
    if (!best || growth < best.growth) best = { node, growth };
  }
  return best?.node ?? null;
}

/** The open node of those allowed where the least is left over; ties go to the lowest number. */
export function packOnto(state: SimState, gpus: number, isAllowed: (node: NodeId) => boolean): NodeId | null {
  for (let free = gpus; free <= state.hall.gpusPerNode; free++) {
    for (let node = state.nodes.nextOpen(free, 0); node >= 0; node = state.nodes.nextOpen(free, node + 1)) {
      if (isAllowed(node)) return node;
    }
  }
  return null;
}

/** Ends a gang's reservation, if it has one. */
export function dropWindow(state: SimState, gang: JobId): void {
  const window = state.windows.get(gang);
  if (!window) return;
  state.windows.delete(gang);
  for (const node of nodeRange(window.firstNode, window.nodeCount)) state.nodes.reserve(node, -1);
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
  return state.nodes.emptyRuns.reduce((longest, run) => Math.max(longest, run.nodeCount), 0);
}
