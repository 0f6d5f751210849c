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

/** Puts a job on the line that has begun to work, if all that it does until its phase ends is useful. */
export function joinLine({ hall, lines }: Run, job: Job): void {
  const { gpus } = job;
  const isStraight =
    gpus <= hall.gpusPerNode && job.rate === 1000 && job.heldGpus === gpus && (job.work - job.done) % gpus === 0;
  if (!isStraight || !lines.crooked.delete(job.id)) return;
  lines.gpus += gpus;
  lines.settled += gpus * job.settledTo;
}

/** Takes a running job off the line, before anything about it changes. */
export function leaveLine({ lines }: Run, job: Job): void {
  if (lines.crooked.has(job.id)) return;
  lines.crooked.add(job.id);
  lines.gpus -= job.gpus;
  lines.settled -= job.gpus * job.settledTo;
}
