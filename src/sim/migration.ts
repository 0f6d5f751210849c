import { allocate, hold, release, unhold } from "./gpus.ts";
import { enterTimedPhase, settlePhase, work } from "./job-lifecycle.ts";
import { doneBy } from "./phase-share.ts";
import type { GpuSeconds, JobId, NodeId, Seconds } from "./level.ts";
import type { Job } from "./job.ts";
import { jobOf, type MoveOrder, type SimState } from "./state.ts";

/** One job's way from where it runs to where it will. */
export interface Move {
  readonly job: JobId;
  readonly to: readonly NodeId[];
}

/** Whether a job can be copied now: it runs inside one node, works or saves, and is not on its way already. */
export function isMovable(state: SimState, job: Job): boolean {
  const steady = job.phase === "working" || job.phase === "checkpointing";
  return job.status === "running" && steady && job.movingTo.length === 0 && job.gpus <= state.hall.gpusPerNode;
}

/** How long one job's copy takes: a fixed part, and its state over one lane's bandwidth. */
export function copySeconds(state: SimState, job: Job): Seconds {
  const { fixedSeconds, bytesPerSecond } = state.level.migration;
  return fixedSeconds + Math.ceil(job.stateBytes / bytesPerSecond);
}

/** Holds the targets and queues the copies. */
export function queueMoves(state: SimState, moves: readonly Move[], order: MoveOrder): void {
  for (const { job: id, to } of moves) {
    const job = jobOf(state, id);
    state.waitingMovers = state.waitingMovers.filter((other) => other !== id);
    state.moveOrders.set(id, order);
    state.moveQueue.push(id);
    takeTarget(state, job, to);
  }
}

/** Keeps a place free for a job until its copy starts. */
export function takeTarget(state: SimState, job: Job, to: readonly NodeId[]): void {
  hold(state, job, to);
  job.movingTo = to;
  state.movesUnderWay = true;
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
  state.moveOrders.delete(job.id);
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

/** A job loses the place it was to move to: it works on where it is, untaxed. Returns its turn in the queue of copies. */
export function loseTarget(state: SimState, job: Job): number {
  const to = job.movingTo;
  job.movingTo = [];
  if (state.copying.delete(job.id)) {
    work(state, job);
    release(state, job, to);
    return 0;
  }
  const turn = state.moveQueue.indexOf(job.id);
  unhold(state, job.id, to);
  state.moveQueue.splice(turn, 1);
  return turn;
}

/** When each copy that is under way, queued or, after them, one of these further ones is done, if none is canceled. */
export function copyEnds(state: SimState, further: readonly JobId[]): ReadonlyMap<JobId, Seconds> {
  const ends = new Map<JobId, Seconds>();
  for (const id of state.copying) {
    const job = jobOf(state, id);
    ends.set(id, job.phaseStart + copySeconds(state, job));
  }
  const laneFreeAt = [...ends.values()];
  while (laneFreeAt.length < state.level.migration.lanes) laneFreeAt.push(state.now);
  for (const id of [...state.moveQueue, ...further]) {
    let earliest = 0;
    for (const [lane, time] of laneFreeAt.entries()) if (time < (laneFreeAt[earliest] ?? Infinity)) earliest = lane;
    const end = (laneFreeAt[earliest] ?? state.now) + copySeconds(state, jobOf(state, id));
    laneFreeAt[earliest] = end;
    ends.set(id, end);
  }
  return ends;
}

/** When every copy would be done, if none is canceled. */
export function movesDoneAt(state: SimState): Seconds {
  return Math.max(state.now, ...copyEnds(state, []).values());
}

/** Tax a job still owes, or would owe once moved, on the work its owner says is left. */
export function taxAhead(state: SimState, job: Job): GpuSeconds {
  const { taxPermille } = state.level.migration;
  const left = Math.max(0, job.estimate * job.gpus - doneBy(job, state.now));
  return Math.ceil((left * taxPermille) / (1000 - taxPermille));
}
