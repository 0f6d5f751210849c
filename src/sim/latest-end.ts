import type { GpuSeconds, Seconds } from "./level.ts";
import { copySeconds } from "./migration.ts";
import { madeIn, secondsFor } from "./phase-share.ts";
import type { Job } from "./job.ts";
import type { SimState } from "./state.ts";
import { costsOf, tierOf } from "./tiers.ts";

/** Where a running job's work goes on from: the end of its present phase, and of its checkpoint that drains. */
interface Onset {
  readonly time: Seconds;
  readonly done: GpuSeconds;
  readonly captured: GpuSeconds;
  readonly drainEnds: Seconds;
  readonly rate: number;
}

/**
 * When a running job ends at the latest if nothing interferes: its owner's estimate at its rate, its pauses to save among
 * it. Exact where the estimate is.
 */
export function latestEnd(state: SimState, job: Job): Seconds {
  return Math.max(state.now, endFrom(state, job, onsetOf(state, job)));
}

/** The same if it is copied first, from now on or later: its tax, and a save that the copy puts off, count in full. */
export function latestEndOnceMoved(state: SimState, job: Job): Seconds {
  const rate = 1000 - state.level.migration.taxPermille;
  const moved = { ...onsetOf(state, job), time: state.now + copySeconds(state, job), rate };
  const { pause } = costsOf(state.level, job, tierOf(state.level, state.storage.tier));
  return endFrom(state, job, moved) + (job.checkpointInterval === null ? 0 : pause);
}

/**
 * When a running job's present phase ends, as far as an operator can know: a working one's by its owner's estimate, unless
 * its next checkpoint is due before.
 */
export function expectedPhaseEnd(state: SimState, job: Job): Seconds {
  if (job.status !== "running" || job.phase !== "working") return job.phaseEnds;
  const secondsTo = (target: GpuSeconds): Seconds => secondsFor(job, Math.max(0, target - job.done), job.rate);
  const { checkpointInterval, settledTo } = job;
  const end = settledTo + secondsTo(job.estimate * job.gpus);
  if (checkpointInterval === null) return Math.max(state.now, end);
  const due = settledTo + secondsTo(job.captured + checkpointInterval * job.gpus);
  return Math.max(state.now, Math.min(end, Math.max(due, job.drainEnds ?? 0)));
}

function onsetOf(state: SimState, job: Job): Onset {
  const { defragmentation } = state;
  const { done, captured } = job;
  const taxed = 1000 - state.level.migration.taxPermille;
  const rate = defragmentation?.moves.has(job.id) ? taxed : job.rate;
  const onset = { done, captured, rate, drainEnds: job.drainEnds ?? 0 };
  const stopEnds = defragmentation?.until ?? 0;
  switch (job.phase) {
    case "working":
      return { ...onset, time: job.settledTo };
    case "checkpointing":
      return { ...onset, time: job.phaseEnds, captured: done, drainEnds: job.phaseEnds + job.drain };
    case "restarting":
      return { ...onset, time: Math.max(job.phaseEnds, stopEnds) };
    case "stalled":
      return { ...onset, time: stopEnds };
    case "migrating":
      return { ...onset, rate: taxed, time: defragmentation ? stopEnds : job.phaseStart + copySeconds(state, job) };
  }
}

/**
 * Follows the job from checkpoint to checkpoint: a first stretch of work, then equal ones, each with its pause; a stretch
 * is longer than the interval where the checkpoint before it still drains.
 */
function endFrom(state: SimState, job: Job, { time, done, captured, drainEnds, rate }: Onset): Seconds {
  const needed = (work: GpuSeconds): Seconds => secondsFor(job, work, rate);
  const left = Math.max(0, job.estimate * job.gpus - done);
  const { checkpointInterval } = job;
  if (checkpointInterval === null) return time + needed(left);
  const { pause, drain } = costsOf(state.level, job, tierOf(state.level, state.storage.tier));
  const stretchWork = checkpointInterval * job.gpus;
  const first = Math.max(needed(Math.max(0, captured + stretchWork - done)), drainEnds - time);
  if (needed(left) <= first) return time + needed(left);
  const stretch = Math.max(needed(stretchWork), drain);
  const each = madeIn(job, stretch, rate);
  const rest = left - madeIn(job, first, rate);
  // The last stretch ends with the job, all before it with a pause.
  const full = Math.max(0, Math.ceil(rest / each) - 1);
  return time + first + pause + full * (stretch + pause) + needed(rest - full * each);
}
