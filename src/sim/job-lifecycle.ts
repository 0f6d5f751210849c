import { allocate, recolor, release, unhold } from "./gpus.ts";
import type { GpuSeconds, NodeId, Seconds } from "./level.ts";
import type { Job, SimState, Totals } from "./state.ts";
import type { JobPhase } from "./view.ts";

/** How the GPU-seconds of a running job's present phase divide, up to `now`. */
export interface PhaseShare {
  readonly account: keyof Totals;
  readonly spent: GpuSeconds;
  /** Of these, useful work (only while working) and tax. */
  readonly useful: GpuSeconds;
}

/**
 * The present phase's GPU-seconds up to `now`. A pure function of the phase's start, so it does not matter how often
 * it is read: whole GPU-seconds of work are rounded down, and the rest of a taxed job's time is tax.
 */
export function phaseShare(job: Job, now: Seconds): PhaseShare {
  const spent = (now - job.phaseStart) * job.heldGpus;
  if (job.phase !== "working") return { account: job.phase, spent, useful: 0 };
  const made = Math.floor((spent * job.rate) / 1000);
  return { account: "tax", spent, useful: Math.min(made, job.work - job.done) };
}

/** Work done by now and kept if nothing happens. */
export function doneBy(job: Job, now: Seconds): GpuSeconds {
  return job.status === "running" ? job.done + phaseShare(job, now).useful : job.done;
}

/** What a kill or a failure now would throw away. */
export function atRisk(job: Job, now: Seconds): GpuSeconds {
  return doneBy(job, now) - job.saved;
}

/** Closes a running job's phase in the accounts and opens the next one. */
export function enterPhase(state: SimState, job: Job, phase: JobPhase): void {
  settlePhase(state, job);
  job.phase = phase;
  job.epoch++;
  recolor(state, job);
}

/** Enters a phase that lasts this long. */
export function enterTimedPhase(state: SimState, job: Job, phase: JobPhase, seconds: Seconds): void {
  enterPhase(state, job, phase);
  state.future.add(state.now + seconds, { type: "phase-ends", job: job.id, epoch: job.epoch });
}

/** Works on until the job ends or its next checkpoint is due. */
export function work(state: SimState, job: Job): void {
  enterPhase(state, job, "working");
  let target = job.work;
  if (job.checkpointInterval !== null) target = Math.min(target, job.saved + job.checkpointInterval * job.gpus);
  const left = Math.max(0, target - job.done);
  const seconds = Math.ceil((left * 1000) / (job.gpus * job.rate));
  state.future.add(state.now + seconds, { type: "phase-ends", job: job.id, epoch: job.epoch });
}

/** Starts a pending job on these nodes; one that has run before first pays for its restart. */
export function start(state: SimState, job: Job, nodes: readonly NodeId[]): void {
  const waited = state.now - job.queuedAt;
  job.status = "running";
  job.phase = "working";
  job.nodes = nodes;
  job.startedAt = state.now;
  job.phaseStart = state.now;
  job.rate = 1000;
  job.starts++;
  job.firstStart ??= state.now;
  if (job.starts === 1 && job.priority === "student") job.checkpointInterval = state.checkpointInterval;
  state.running.add(job.id);
  allocate(state, job, nodes);
  if (job.priority === "student") state.startedWaits[waited]++;
  state.events.push({ time: state.now, type: "job-started", job: job.id, waited });
  if (job.starts > 1) enterTimedPhase(state, job, "restarting", restartSeconds(state, job));
  else work(state, job);
}

/** What happens when a phase has run its time. */
export function phaseEnds(state: SimState, job: Job): void {
  if (job.phase === "checkpointing") {
    settlePhase(state, job);
    job.saved = job.done;
    state.events.push({ time: state.now, type: "checkpoint-written", job: job.id });
    work(state, job);
  } else if (job.phase === "working") {
    settlePhase(state, job);
    if (job.done >= job.work) finish(state, job);
    else enterTimedPhase(state, job, "checkpointing", checkpointSeconds(state, job));
  } else if (state.defragmentation) {
    enterPhase(state, job, "stalled");
  } else {
    work(state, job);
  }
}

/** Writing or loading a job's state, each of its GPUs at its own bandwidth. */
export function checkpointSeconds(state: SimState, job: Job): Seconds {
  return Math.ceil(job.stateBytes / (job.gpus * state.level.storage.bytesPerSecondPerGpu));
}

/** Throws away what a running job has not saved and puts it back into the queue; returns the loss. */
export function requeue(state: SimState, job: Job, account: "lostToKills" | "lostToFailures"): GpuSeconds {
  settlePhase(state, job);
  const lost = job.done - job.saved;
  state.totals.useful -= lost;
  state.totals[account] += lost;
  job.done = job.saved;
  leave(state, job);
  job.status = "pending";
  job.queuedAt = state.now;
  state.queue.push(job.id);
  return lost;
}

function finish(state: SimState, job: Job): void {
  leave(state, job);
  job.status = "finished";
  state.finished++;
  state.events.push({ time: state.now, type: "job-finished", job: job.id });
}

/** Takes a job off the hall: its GPUs, its move if it has one, its window. */
function leave(state: SimState, job: Job): void {
  if (job.movingTo.length > 0) {
    if (state.copying.delete(job.id)) release(state, job, job.movingTo);
    else {
      unhold(state, job.id, job.movingTo);
      state.moveQueue = state.moveQueue.filter((id) => id !== job.id);
    }
    job.movingTo = [];
    state.events.push({ time: state.now, type: "move-canceled", job: job.id, reason: "job-ended" });
  }
  release(state, job, job.nodes);
  job.nodes = [];
  job.epoch++;
  state.running.delete(job.id);
}

function settlePhase(state: SimState, job: Job): void {
  const { account, spent, useful } = phaseShare(job, state.now);
  state.totals.useful += useful;
  state.totals[account] += spent - useful;
  if (job.priority === "student" && (job.phase === "migrating" || job.phase === "stalled")) {
    state.longestPause = Math.max(state.longestPause, state.now - job.phaseStart);
  }
  job.done += useful;
  job.phaseStart = state.now;
}

/** Detection, rescheduling, and loading what was saved. */
function restartSeconds(state: SimState, job: Job): Seconds {
  const { detectSeconds, rescheduleSeconds } = state.level.restart;
  return detectSeconds + rescheduleSeconds + (job.saved > 0 ? checkpointSeconds(state, job) : 0);
}
