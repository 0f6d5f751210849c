import { Course } from "./job-columns.ts";
import type { Job } from "./job.ts";
import type { GpuSeconds, JobId, Seconds } from "./level.ts";
import type { Hall } from "./topology.ts";

/**
 * Jobs on one node whose every GPU-second is useful until their phase ends: together their work is a straight line in time,
 * so that an account of all jobs reads one by one only the crooked ones.
 */
export interface Lines {
  /** GPUs of the jobs on the line. */
  gpus: number;
  /** Over those jobs, GPUs × the time their phase is settled up to. */
  settled: GpuSeconds;
  /** The running jobs that are not on the line. */
  readonly crooked: Set<JobId>;
}

interface Run {
  readonly hall: Hall;
  readonly now: Seconds;
  readonly lines: Lines;
}

export function noLines(): Lines {
  return { gpus: 0, settled: 0, crooked: new Set() };
}

export function copyLines({ gpus, settled, crooked }: Lines): Lines {
  return { gpus, settled, crooked: new Set(crooked) };
}

/** Useful work of the jobs on the line since each was settled. */
export function usefulOnLine({ lines, now }: Run): GpuSeconds {
  return lines.gpus * now - lines.settled;
}

/** Takes in a job that has begun to work: on the line, if all that it does until the phase ends is useful. */
export function beginWork({ hall, lines }: Run, job: Job): void {
  const { gpus } = job;
  const isStraight =
    gpus <= hall.gpusPerNode && job.rate === 1000 && job.heldGpus === gpus && (job.work - job.done) % gpus === 0;
  if (!isStraight) return bend(lines, job);
  job.course = Course.straight;
  lines.gpus += gpus;
  lines.settled += gpus * job.settledTo;
}

/** From now on a running job is read on its own. */
export function beginCrooked({ lines }: Run, job: Job): void {
  if (job.course === Course.straight) leaveCourse({ lines }, job);
  if (job.course === Course.none) bend(lines, job);
}

/** A job's phase is over, or it does not run any more; it must be as it was when it was taken in. */
export function leaveCourse({ lines }: Pick<Run, "lines">, job: Job): void {
  if (job.course === Course.straight) {
    lines.gpus -= job.gpus;
    lines.settled -= job.gpus * job.settledTo;
  } else if (job.course === Course.crooked) lines.crooked.delete(job.id);
  job.course = Course.none;
}

function bend(lines: Lines, job: Job): void {
  lines.crooked.add(job.id);
  job.course = Course.crooked;
}
