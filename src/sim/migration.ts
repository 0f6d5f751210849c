import { allocate, hold, release, unhold } from "./gpus.ts";
import { enterTimedPhase, settlePhase, work } from "./job-lifecycle.ts";
import { doneBy } from "./phase-share.ts";
import type { GpuSeconds, JobId, NodeId, Seconds } from "./level.ts";
import { jobOf, type Job, type SimState } from "./state.ts";

/** One job's way from where it runs to where it will. */
export interface Move {
  readonly job: JobId;
  readonly to: readonly NodeId[];
}

/** How long one job's copy takes: a fixed part, and its state over one lane's bandwidth. */
export function copySeconds(state: SimState, job: Job): Seconds {
  const { fixedSeconds, bytesPerSecond } = state.level.migration;
  return fixedSeconds + Math.ceil(job.stateBytes / bytesPerSecond);
}

/** Holds the targets and queues the copies. */
export function queueMoves(state: SimState, moves: readonly Move[]): void {
  for (const move of moves) {
    const job = jobOf(state, move.job);
    hold(state, job, move.to);
    job.movingTo = move.to;
    state.moveQueue.push(job.id);
  }
  state.movesUnderWay = moves.length > 0 || state.movesUnderWay;
}

/** Starts copies while there are free lanes, and says when the last one is through. */
export function fillLanes(state: SimState): void {
  while (state.copying.size < state.level.migration.lanes) {
    const id = state.moveQueue.shift();
    if (id === undefined) break;
    startCopy(state, jobOf(state, id));
  }
  if (state.movesUnderWay && state.copying.size === 0) {
    state.movesUnderWay = false;
    state.events.push({ time: state.now, type: "moves-done" });
  }
}

function startCopy(state: SimState, job: Job): void {
  unhold(state, job.id, job.movingTo);
  state.copying.add(job.id);
  enterTimedPhase(state, job, "migrating", copySeconds(state, job));
  allocate(state, job, job.movingTo);
  state.events.push({ time: state.now, type: "move-started", job: job.id, from: job.nodes, to: job.movingTo });
}

/** A copy is complete: the job leaves where it was and works on at the taxed rate. */
export function moveEnds(state: SimState, job: Job): void {
  const { nodes: from, movingTo: to } = job;
  state.copying.delete(job.id);
  job.movingTo = [];
  // The copy held both ends, so its time is settled before one of them is let go.
  settlePhase(state, job);
  release(state, job, from);
  job.nodes = to;
  tax(state, job);
  state.events.push({ time: state.now, type: "job-migrated", job: job.id, from, to });
}

/** Makes a job work at the taxed rate from now on; one that restarts ends that first. */
export function tax(state: SimState, job: Job): void {
  job.rate = 1000 - state.level.migration.taxPermille;
  if (job.phase !== "restarting") work(state, job);
}

/** A move whose target died: the job stays where it is, untaxed. */
export function cancelMove(state: SimState, job: Job): void {
  const to = job.movingTo;
  job.movingTo = [];
  if (state.copying.delete(job.id)) {
    work(state, job);
    release(state, job, to);
  } else {
    unhold(state, job.id, to);
    state.moveQueue = state.moveQueue.filter((id) => id !== job.id);
  }
  state.events.push({ time: state.now, type: "move-canceled", job: job.id, reason: "node-failed" });
}

/** When every queued copy and these further ones would be done, if none is canceled. */
export function movesDoneAt(state: SimState, further: readonly Job[]): Seconds {
  const laneFreeAt = [...state.copying].map((id) => {
    const job = jobOf(state, id);
    return job.phaseStart + copySeconds(state, job);
  });
  while (laneFreeAt.length < state.level.migration.lanes) laneFreeAt.push(state.now);
  for (const job of [...state.moveQueue.map((id) => jobOf(state, id)), ...further]) {
    let earliest = 0;
    for (const [lane, time] of laneFreeAt.entries()) if (time < (laneFreeAt[earliest] ?? Infinity)) earliest = lane;
    laneFreeAt[earliest] = (laneFreeAt[earliest] ?? state.now) + copySeconds(state, job);
  }
  return Math.max(state.now, ...laneFreeAt);
}

/** Tax a job still owes, or would owe once moved, on the work its owner says is left. */
export function taxAhead(state: SimState, job: Job): GpuSeconds {
  const { taxPermille } = state.level.migration;
  const left = Math.max(0, job.estimate * job.gpus - doneBy(job, state.now));
  return Math.ceil((left * taxPermille) / (1000 - taxPermille));
}
