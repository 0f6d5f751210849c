import { allocate } from "../../src/sim/gpus.ts";
import type { JobId, Level, NodeId } from "../../src/sim/index.ts";
import { createState, type Job, type SimState } from "../../src/sim/state.ts";
import { buildLevel } from "./build-level.ts";

/** A hall of two pods with four nodes each, and nothing in it. */
export const smallLevel = buildLevel();

export function emptyHall(level: Level = smallLevel): SimState {
  return createState(level, "hand-made");
}

let unnamed = 0;

/** Puts a pending job into the tables and the queue. */
export function addPending(state: SimState, spec: Partial<Job> & { readonly gpus: number }): Job {
  const id: JobId = state.jobs.length;
  const job: Job = {
    name: `job-${unnamed++}`,
    owner: "",
    priority: "student",
    contiguous: false,
    work: 1000 * spec.gpus,
    estimate: 1000,
    stateBytes: 4e10 * spec.gpus,
    submitted: 0,
    checkpointInterval: null,
    status: "pending",
    phase: "working",
    nodes: [],
    movingTo: [],
    queuedAt: 0,
    startedAt: 0,
    rate: 1000,
    kills: 0,
    starts: 0,
    firstStart: null,
    followsLever: false,
    phaseStart: 0,
    settledTo: 0,
    phaseEnds: 0,
    done: 0,
    captured: spec.saved ?? 0,
    saved: 0,
    drainEnds: null,
    drain: 0,
    carried: [],
    checkpoints: 0,
    restarts: 0,
    heldGpus: 0,
    pace: null,
    epoch: 0,
    ...spec,
    id,
  };
  state.jobs.push(job);
  state.queue.push(job);
  if (job.contiguous) state.gangs.push(id);
  return job;
}

/** Puts a job that runs on these nodes into the tables. */
export function addRunning(
  state: SimState,
  nodes: readonly NodeId[],
  spec: Partial<Job> & { readonly gpus: number },
): Job {
  const job = addPending(state, { starts: 1, firstStart: 0, ...spec });
  state.queue.remove(job);
  job.status = "running";
  job.nodes = nodes;
  job.phaseStart = state.now;
  job.settledTo = state.now;
  state.running.add(job.id);
  allocate(state, job, nodes);
  return job;
}

/** Fills each node up to this many busy GPUs with a student of that width. */
export function fillNodes(state: SimState, busy: readonly number[]): void {
  for (const [node, gpus] of busy.entries()) if (gpus > 0) addRunning(state, [node], { gpus });
}

/** Reserves a window as a gang's. */
export function reserve(state: SimState, gang: JobId, firstNode: NodeId, nodeCount: number): void {
  state.windows.set(gang, { firstNode, nodeCount, emptyBy: Infinity });
  for (let node = firstNode; node < firstNode + nodeCount; node++) state.nodes.reserve(node, gang);
}

/** Takes nodes down. */
export function takeDown(state: SimState, ...nodes: NodeId[]): void {
  for (const node of nodes) state.nodes.takeDown(node, 0);
}
