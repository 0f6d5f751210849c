import { atRisk } from "./phase-share.ts";
import type { GpuSeconds, JobId, NodeId } from "./level.ts";
import { isOpen } from "./placement.ts";
import { jobOf, jobsOnNode, jobsOnNodes, type Job, type SimState } from "./state.ts";
import { nodeRange, nodesNeeded } from "./topology.ts";

/** Where a job of a higher class would go, and who would die for it. */
export interface PreemptionPlan {
  readonly nodes: readonly NodeId[];
  readonly kills: readonly JobId[];
}

/** The place whose lower-class jobs would lose the least uncheckpointed work, or null if there is none. */
export function planPreemption(state: SimState, job: Job): PreemptionPlan | null {
  if (job.gpus <= state.hall.gpusPerNode) return planInNode(state, job);
  const count = nodesNeeded(state.hall, job.gpus);
  const losses = nodeLosses(state, job);
  const nodes = job.contiguous ? cheapestRun(state, losses, count) : cheapestNodes(losses, count);
  return nodes && { nodes, kills: jobsOnNodes(state, nodes) };
}

/** What clearing each node would throw away; Infinity where the job may not go or a job of its own class stands. */
function nodeLosses(state: SimState, job: Job): Float64Array {
  const losses = new Float64Array(state.hall.nodeCount);
  for (let node = 0; node < losses.length; node++) losses[node] = nodeLoss(state, node, job);
  return losses;
}

function nodeLoss(state: SimState, node: NodeId, job: Job): GpuSeconds {
  if (!isOpen(state, node, job.id) || holdsForMoves(state, node)) return Infinity;
  let loss = 0;
  for (const id of jobsOnNode(state, node)) {
    const standing = jobOf(state, id);
    if (standing.priority === job.priority || standing.movingTo.includes(node)) return Infinity;
    // A job on several nodes dies once: its loss counts on its first.
    if (standing.nodes[0] === node) loss += atRisk(standing, state.now);
  }
  return loss;
}

function holdsForMoves(state: SimState, node: NodeId): boolean {
  const { gpusPerNode } = state.hall;
  return state.gpuHeld.subarray(node * gpusPerNode, (node + 1) * gpusPerNode).some((job) => job >= 0);
}

function cheapestRun(state: SimState, losses: Float64Array, count: number): NodeId[] | null {
  const { nodesPerPod, nodeCount } = state.hall;
  let best = -1;
  let bestLoss = Infinity;
  for (let pod = 0; pod < nodeCount; pod += nodesPerPod) {
    let loss = 0;
    let blocked = 0;
    for (let node = pod; node < pod + nodesPerPod; node++) {
      const coming = losses[node] ?? Infinity;
      if (coming === Infinity) blocked++;
      else loss += coming;
      const first = node - count + 1;
      if (first < pod) continue;
      if (blocked === 0 && loss < bestLoss) {
        best = first;
        bestLoss = loss;
      }
      const going = losses[first] ?? Infinity;
      if (going === Infinity) blocked--;
      else loss -= going;
    }
  }
  return best < 0 ? null : nodeRange(best, count);
}

function cheapestNodes(losses: Float64Array, count: number): NodeId[] | null {
  const usable = [...losses.keys()].filter((node) => losses[node] !== Infinity);
  if (usable.length < count) return null;
  const cheapest = usable.toSorted((a, b) => (losses[a] ?? 0) - (losses[b] ?? 0) || a - b).slice(0, count);
  return cheapest.toSorted((a, b) => a - b);
}

function planInNode(state: SimState, job: Job): PreemptionPlan | null {
  let best: PreemptionPlan | null = null;
  let bestLoss = Infinity;
  for (let node = 0; node < state.hall.nodeCount; node++) {
    if (!isOpen(state, node, job.id)) continue;
    let free = state.nodeFree[node] ?? 0;
    let loss = 0;
    const kills: JobId[] = [];
    for (const standing of lowerClassByLoss(state, node, job)) {
      if (free >= job.gpus) break;
      free += Math.min(standing.gpus, state.hall.gpusPerNode);
      loss += atRisk(standing, state.now);
      kills.push(standing.id);
    }
    if (free >= job.gpus && loss < bestLoss) {
      best = { nodes: [node], kills };
      bestLoss = loss;
    }
  }
  return best;
}

function lowerClassByLoss(state: SimState, node: NodeId, job: Job): Job[] {
  return jobsOnNode(state, node)
    .map((id) => jobOf(state, id))
    .filter((standing) => standing.priority !== job.priority && !standing.movingTo.includes(node))
    .toSorted((a, b) => atRisk(a, state.now) - atRisk(b, state.now) || a.id - b.id);
}
