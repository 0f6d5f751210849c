import { noteUse } from "./fair-share.ts";
import type { JobId, NodeId } from "./level.ts";
import type { Job } from "./job.ts";
import type { SimState } from "./state.ts";
import { GpuState, type JobPhase } from "./view.ts";

/** Adds the time since the last change to the idle and down accounts; call before either count changes. */
export function settleCounts(state: SimState): void {
  const elapsed = state.now - state.countedTo;
  state.totals.idle += elapsed * state.idleGpus;
  state.totals.down += elapsed * state.downGpus;
  state.countedTo = state.now;
}

/** Gives a job its GPUs on each of these nodes: the lowest free ones of a shared node, all of a whole one. */
export function allocate(state: SimState, job: Job, nodes: readonly NodeId[]): void {
  settleCounts(state);
  for (const node of nodes) {
    state.nodes.take(node, gpusPerNodeOf(state, job), job.id);
    colorGpus(state, node, job.id, colorOf(job.phase));
  }
  const count = nodes.length * gpusPerNodeOf(state, job);
  state.idleGpus -= count;
  job.heldGpus += count;
  noteUse(state, job, count);
  state.revision++;
}

/** Takes a job's GPUs on these nodes away. */
export function release(state: SimState, job: Job, nodes: readonly NodeId[]): void {
  settleCounts(state);
  for (const node of nodes) {
    // A failed node whose place was kept for the job is counted as down, not as the job's.
    if (state.nodeDown[node] === 0) colorGpus(state, node, job.id, GpuState.idle);
    const count = state.nodes.release(node, job.id);
    state.idleGpus += count;
    job.heldGpus -= count;
    noteUse(state, job, -count);
  }
  state.needsScheduling = true;
  state.revision++;
}

/** Keeps GPUs on the target of a move free for the job until its copy starts. */
export function hold(state: SimState, job: Job, nodes: readonly NodeId[]): void {
  for (const node of nodes) state.nodes.hold(node, gpusPerNodeOf(state, job), job.id);
}

/** Gives the GPUs held for a job on these nodes back. */
export function unhold(state: SimState, job: JobId, nodes: readonly NodeId[]): void {
  for (const node of nodes) state.nodes.unhold(node, job);
  state.needsScheduling = true;
}

/** Recolors a running job's GPUs for its present phase. */
export function recolor(state: SimState, job: Job): void {
  const { gpusPerNode } = state.hall;
  if (job.pace === null && isOneBlock(state, job)) {
    // A training job on thousands of nodes changes its phase all the time: one stroke instead of a GPU at a time.
    const [first = 0] = job.nodes;
    state.gpuState.fill(colorOf(job.phase), first * gpusPerNode, (first + job.nodes.length) * gpusPerNode);
    if (state.downGpus > 0) recolorDown(state, job.nodes);
    state.revision++;
    return;
  }
  for (const nodes of [job.nodes, job.movingTo]) {
    for (const node of nodes) {
      if (state.nodeDown[node] === 1) continue;
      const isOutside = job.pace?.outside.has(node) === true;
      colorGpus(state, node, job.id, isOutside ? GpuState.wasted : colorOf(job.phase));
    }
  }
  state.revision++;
}

/** Whether a job holds nothing but whole nodes side by side. */
function isOneBlock(state: SimState, { gpus, nodes }: Job): boolean {
  const [first = 0] = nodes;
  return gpus > state.hall.gpusPerNode && (nodes.at(-1) ?? 0) - first + 1 === nodes.length;
}

function recolorDown(state: SimState, nodes: readonly NodeId[]): void {
  const { gpusPerNode } = state.hall;
  for (const node of nodes) {
    if (state.nodeDown[node] === 1) state.gpuState.fill(GpuState.down, node * gpusPerNode, (node + 1) * gpusPerNode);
  }
}

/** Colors a node's idle GPUs as down or idle. */
export function colorNode(state: SimState, node: NodeId, color: number): void {
  const { gpusPerNode } = state.hall;
  state.gpuState.fill(color, node * gpusPerNode, (node + 1) * gpusPerNode);
  state.revision++;
}

function colorOf(phase: JobPhase): number {
  return phase === "working" ? GpuState.working : GpuState.wasted;
}

/** How many GPUs a job takes of each of its nodes. */
function gpusPerNodeOf(state: SimState, job: Job): number {
  return Math.min(job.gpus, state.hall.gpusPerNode);
}

/** Colors the GPUs that a job has on a node. */
function colorGpus(state: SimState, node: NodeId, job: JobId, color: number): void {
  const { gpusPerNode } = state.hall;
  for (let gpu = node * gpusPerNode; gpu < (node + 1) * gpusPerNode; gpu++) {
    if (state.gpuJob[gpu] === job) state.gpuState[gpu] = color;
  }
}
