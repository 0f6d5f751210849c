import { allocate } from "../../src/sim/gpus.ts";
import type { JobId, Level, NodeId } from "../../src/sim/index.ts";
import type { Job } from "../../src/sim/job.ts";
import { createState, type SimState } from "../../src/sim/state.ts";
import { buildLevel } from "./build-level.ts";

/** A hall of two pods with four nodes each, and nothing in it. */
export const smallLevel = buildLevel();

export function emptyHall(level: Level = smallLevel): SimState {
  return createState(level, "hand-made");
}

/** Puts a pending job into the tables and the queue. */
export function addPending(state: SimState, spec: Partial<Job> & { readonly gpus: number }): Job {
  const job = state.jobs.add({
    origin: -1 - state.jobs.length,
    priority: "student",
    contiguous: false,
    work: 1000 * spec.gpus,
    estimate: 1000,
    stateBytes: 4e10 * spec.gpus,
    submitted: 0,
    checkpointInterval: null,
    followsLever: false,
    group: -1,
    ...spec,
  });
  const { queuedAt = 0, starts = 0, firstStart = null, done = 0, saved = 0, captured = saved } = spec;
  Object.assign(job, { queuedAt, starts, firstStart, done, saved, captured });
  state.queue.push(job);
  if (job.contiguous) state.gangs.push(job.id);
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
