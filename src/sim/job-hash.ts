import type { Hash } from "./hash.ts";
import type { Job } from "./job.ts";
import type { JobPhase, JobStatus } from "./view.ts";

const statuses: Readonly<Record<JobStatus, number>> = { pending: 0, running: 1, finished: 2 };
const phases: Readonly<Record<JobPhase, number>> = {
  working: 0,
  checkpointing: 1,
  restarting: 2,
  migrating: 3,
  stalled: 4,
};

/** Adds a job that has never started to a hash: all else of it is as it was when it came. */
export function addNewcomer(hash: Hash, job: Job): void {
  hash.number(job.id);
  hash.number(job.work);
  hash.number(job.submitted);
  hash.add(job.checkpointInterval);
  hash.number(job.queuedAt);
}

/** Adds a plain job to a hash: what else can be told of a job is the same for all that are. */
export function addPlain(hash: Hash, job: Job): void {
  hash.number(job.id);
  addNumbers(hash, job.nodes);
  hash.number(job.queuedAt);
  hash.number(job.startedAt);
  hash.number(job.phaseStart);
  hash.number(job.phaseEnds);
  hash.number(job.settledTo);
  hash.number(job.done);
  hash.number(job.epoch);
}

/** Adds a job to a hash: all but what it came with, which follows from its number, whatever is commanded. */
export function addJob(hash: Hash, job: Job): void {
  hash.number(job.id);
  hash.number(job.work);
  hash.number(job.submitted);
  hash.add(job.checkpointInterval);
  hash.number(statuses[job.status]);
  hash.number(phases[job.phase]);
  addNumbers(hash, job.nodes);
  addNumbers(hash, job.movingTo);
  hash.number(job.queuedAt);
  hash.number(job.startedAt);
  hash.number(job.rate);
  hash.number(job.kills);
  hash.number(job.starts);
  hash.add(job.firstStart);
  hash.number(job.settledTo);
  hash.number(job.phaseStart);
  hash.number(job.phaseEnds);
  hash.number(job.done);
  hash.number(job.captured);
  hash.number(job.saved);
  hash.add(job.drainEnds);
  hash.number(job.drain);
  hash.number(job.checkpoints);
  hash.number(job.restarts);
  hash.number(job.carried.length);
  for (const { stint, work } of job.carried) {
    hash.number(stint);
    hash.number(work);
  }
  hash.number(job.heldGpus);
  hash.add(job.pace);
  hash.number(job.epoch);
}

/**
 * Adds a job that is finished: of one that is forgotten now, only what may still be told of it, and of one that ran through
 * at once that is when.
 */
export function addFinished(hash: Hash, job: Job): void {
  if (!job.isForgettable) return addJob(hash, job);
  hash.number(job.id);
  if (job.starts === 1 && job.checkpointInterval === null) {
    hash.number(job.startedAt);
    return hash.number(job.settledTo);
  }
  hash.number(job.work);
  hash.number(job.submitted);
  hash.add(job.checkpointInterval);
  hash.number(job.queuedAt);
  hash.number(job.startedAt);
  hash.add(job.firstStart);
  hash.number(job.kills);
  hash.number(job.starts);
  hash.number(job.settledTo);
  hash.number(job.saved);
  hash.number(job.checkpoints);
  hash.number(job.restarts);
}

function addNumbers(hash: Hash, numbers: readonly number[]): void {
  hash.number(numbers.length);
  for (const number of numbers) hash.number(number);
}
