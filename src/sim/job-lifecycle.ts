import type { Elastic } from "./elastic/elastic.ts";
import { noteThroughput } from "./elastic/history.ts";
import { allocate, recolor, release, unhold } from "./gpus.ts";
import { addFinished } from "./job-hash.ts";
import { book, bookLoss } from "./job-ledger.ts";
import type { GpuSeconds, NodeId, Seconds } from "./level.ts";
import { beginCrooked, beginWork, leaveCourse } from "./lines.ts";
import { phaseShare, secondsFor } from "./phase-share.ts";
import type { Job } from "./job.ts";
import type { SimState } from "./state.ts";
import { decideWork } from "./stints.ts";
import { costsOf, tierOf } from "./tiers.ts";
import type { CheckpointCosts, JobPhase } from "./view.ts";

/** What a job can be made to do by anybody; that it works, only `work` decides. */
type Pause = Exclude<JobPhase, "working">;

/** Closes a running job's phase in the accounts and opens one in which it is paused. */
export function enterPhase(state: SimState, job: Job, phase: Pause): void {
  beginCrooked(state, job);
  changePhase(state, job, phase);
  recolor(state, job);
}

function changePhase(state: SimState, job: Job, phase: JobPhase): void {
  bookPhase(state, job);
  job.phase = phase;
  job.phaseStart = state.now;
  job.epoch++;
  const elastic = state.elastics.size > 0 ? state.elastics.get(job.id) : undefined;
  if (elastic) noteThroughput(state, elastic, job);
}

/** Enters a phase that lasts this long. */
export function enterTimedPhase(state: SimState, job: Job, phase: Pause, seconds: Seconds): void {
  enterPhase(state, job, phase);
  job.phaseEnds = state.now + seconds;
  state.future.add(job.phaseEnds, "phase-ends", job.id, job.epoch);
}

/**
 * Works on until the job ends or its next checkpoint is due; one that still drains is waited for. While the world is
 * stopped, or the ring of a data-parallel job is not built, the job is paused instead.
 */
export function work(state: SimState, job: Job): void {
  if (isHeld(state, job)) return enterPhase(state, job, "stalled");
  leaveCourse(state, job);
  const isShown = job.phase === "working" && job.settledTo === job.startedAt && job.pace === null;
  changePhase(state, job, "working");
  if (!isShown) recolor(state, job);
  const secondsTo = (target: GpuSeconds): Seconds => secondsFor(job, Math.max(0, target - job.done), job.rate);
  let seconds = secondsTo(job.work);
  if (job.checkpointInterval !== null) {
    const due = secondsTo(job.captured + job.checkpointInterval * job.gpus);
    seconds = Math.min(seconds, Math.max(due, (job.drainEnds ?? state.now) - state.now));
  }
  job.phaseEnds = state.now + seconds;
  state.future.add(job.phaseEnds, "phase-ends", job.id, job.epoch);
  beginWork(state, job);
}

/** Whether something else than its own phases keeps a running job from working: whoever lets it go on calls `work`. */
function isHeld({ defragmentation, elastics }: SimState, job: Job): boolean {
  return defragmentation !== null || (elastics.size > 0 && (elastics.get(job.id)?.stage ?? "working") !== "working");
}

/** Starts a pending job on these nodes; one that has run before first pays for its restart. */
export function start(state: SimState, job: Job, nodes: readonly NodeId[]): void {
  const waited = state.now - job.queuedAt;
  job.status = "running";
  job.phase = "working";
  job.nodes = nodes;
  job.startedAt = state.now;
  job.phaseStart = state.now;
  job.settledTo = state.now;
  job.rate = 1000;
  job.starts++;
  job.firstStart ??= state.now;
  if (job.starts === 1 && job.priority === "student") job.checkpointInterval = state.checkpointInterval;
  state.running.add(job.id);
  allocate(state, job, nodes);
  if (job.priority === "student") state.startedWaits.add(job.gpus, waited, 1);
  state.events.push({ time: state.now, type: "job-started", job: job.id, waited });
  if (job.starts > 1) restart(state, job);
  else work(state, job);
}

/** What happens when a phase has run its time. */
export function phaseEnds(state: SimState, job: Job): void {
  if (job.phase === "restarting") {
    job.restarts++;
    state.events.push({ time: state.now, type: "restart-done", job: job.id });
    // One that is to move could not be copied until now.
    if (state.moveOrders.has(job.id)) state.needsScheduling = true;
  }
  if (job.phase === "checkpointing") {
    settlePhase(state, job);
    capture(state, job);
    work(state, job);
  } else if (job.phase === "working") {
    leaveCourse(state, job);
    bookPhase(state, job);
    if (job.done >= job.work) finish(state, job);
    else {
      const { pause, drain } = costs(state, job);
      job.drain = drain;
      enterTimedPhase(state, job, "checkpointing", pause);
      state.events.push({ time: state.now, type: "checkpoint-started", job: job.id, until: job.phaseEnds });
    }
  } else {
    work(state, job);
  }
}

/** A checkpoint that drained in the background is complete, unless a failure has voided it. */
export function drainEnds(state: SimState, job: Job): void {
  if (job.drainEnds === state.now) complete(state, job);
}

/** The pause of a checkpoint is over: it is complete, or drains in the background. */
function capture(state: SimState, job: Job): void {
  job.captured = job.done;
  if (job.drain === 0) return complete(state, job);
  job.drainEnds = state.now + job.drain;
  state.future.add(job.drainEnds, "drain-ends", job.id);
  state.events.push({ time: state.now, type: "checkpoint-drains", job: job.id, until: job.drainEnds });
}

function complete(state: SimState, job: Job): void {
  decideWork(state, job, job.captured - job.saved, "kept");
  job.saved = job.captured;
  job.drainEnds = null;
  job.checkpoints++;
  state.events.push({ time: state.now, type: "checkpoint-written", job: job.id });
}

/**
 * A job restarts on its nodes: detection, rescheduling, and loading what was saved; a training job that has saved nothing
 * loads what it began with.
 */
export function restart(state: SimState, job: Job): void {
  const { detectSeconds, rescheduleSeconds } = state.level.restart;
  const loads = job.followsLever || job.saved > 0;
  const seconds = loads ? costs(state, job).restart : detectSeconds + rescheduleSeconds;
  enterTimedPhase(state, job, "restarting", seconds);
  state.events.push({ time: state.now, type: "restart-started", job: job.id, until: job.phaseEnds });
}

function costs(state: SimState, job: Job): CheckpointCosts {
  return costsOf(state.level, job, tierOf(state.level, state.storage.tier));
}

/** Loses what a running job has not saved and puts it back into the queue; returns the loss. */
export function requeue(state: SimState, job: Job, account: "lostToKills" | "lostToFailures"): GpuSeconds {
  const lost = rollBack(state, job, account);
  leave(state, job);
  job.status = "pending";
  job.queuedAt = state.now;
  state.queue.push(job);
  return lost;
}

/** Loses what a running job has not saved, and a checkpoint under way; returns the loss. */
export function rollBack(state: SimState, job: Job, account: "lostToKills" | "lostToFailures"): GpuSeconds {
  settlePhase(state, job);
  const lost = job.done - job.saved;
  decideWork(state, job, lost, "lost");
  bookLoss(state, job, account, lost);
  job.done = job.saved;
  job.captured = job.saved;
  job.drainEnds = null;
  return lost;
}

function finish(state: SimState, job: Job): void {
  // The result of a training job is its last save; a save that still drains is of no use any more.
  if (job.followsLever) {
    decideWork(state, job, job.done - job.saved, "kept");
    job.saved = job.done;
  }
  job.captured = job.saved;
  job.drainEnds = null;
  leave(state, job);
  job.status = "finished";
  state.finished++;
  state.events.push({ time: state.now, type: "job-finished", job: job.id });
  state.finishedSum.add(job, addFinished);
  if (job.isForgettable) state.jobs.retire(job);
}

/** Takes a job off the hall: its GPUs, and its move if it has one. */
function leave(state: SimState, job: Job): void {
  if (state.moveOrders.size > 0 && state.moveOrders.delete(job.id)) {
    if (state.copying.delete(job.id)) release(state, job, job.movingTo);
    else {
      unhold(state, job.id, job.movingTo);
      state.moveQueue = state.moveQueue.filter((id) => id !== job.id);
      state.waitingMovers = state.waitingMovers.filter((id) => id !== job.id);
    }
    job.movingTo = [];
    state.events.push({ time: state.now, type: "move-canceled", job: job.id, reason: "job-ended", next: "nothing" });
  }
  release(state, job, job.nodes);
  job.nodes = [];
  job.epoch++;
  state.running.delete(job.id);
  leaveCourse(state, job);
}

/** Books a running job's present phase up to now. */
export function settlePhase(state: SimState, job: Job): void {
  beginCrooked(state, job);
  bookPhase(state, job);
}

function bookPhase(state: SimState, job: Job): void {
  if (job.settledTo === state.now) return;
  const { account, spent, useful, stalled } = phaseShare(job, state.now);
  book(state, job, "useful", useful);
  book(state, job, account, spent - useful);
  book(state, job, "stalled", stalled);
  const elastic = state.elastics.size > 0 ? state.elastics.get(job.id) : undefined;
  if (elastic) settleElastic(elastic, job, state.now - job.settledTo);
  if (job.priority === "student" && (job.phase === "migrating" || job.phase === "stalled")) {
    state.longestPause = Math.max(state.longestPause, state.now - job.phaseStart);
  }
  job.done += useful;
  job.settledTo = state.now;
}

/** Books how long a data-parallel job was paused, and how long it worked with a smaller batch. */
function settleElastic(elastic: Elastic, job: Job, elapsed: Seconds): void {
  if (job.phase === "restarting" || job.phase === "stalled") elastic.pausedGpuSeconds += elapsed * job.heldGpus;
  else if (job.phase === "working" && job.pace?.shrunk) elastic.shrunkFor += elapsed;
}
