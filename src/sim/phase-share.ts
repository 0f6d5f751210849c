import type { GpuSeconds, Seconds } from "./level.ts";
import type { Job } from "./job.ts";
import type { JobLedger } from "./view.ts";

/** How the GPU-seconds of a running job's present phase divide, up to `now`. */
export interface PhaseShare {
  readonly account: keyof JobLedger;
  readonly spent: GpuSeconds;
  /** Of these, useful work (only while working) and tax. */
  readonly useful: GpuSeconds;
  /** Beside them: what replicas outside the ring held meanwhile. */
  readonly stalled: GpuSeconds;
}

/**
 * The present phase's GPU-seconds up to `now`. A pure function of the phase's start, so it does not matter how often
 * it is read: whole GPU-seconds of work are rounded down, and the rest of a taxed job's time is tax. So is what a
 * data-parallel job's ring does not compute: all-reduce of gradients, and waiting for its slowest replica.
 */
export function phaseShare(job: Job, now: Seconds): PhaseShare {
  const elapsed = now - job.settledTo;
  const held = elapsed * job.heldGpus;
  if (job.phase !== "working") return { account: job.phase, spent: held, useful: 0, stalled: 0 };
  const { pace } = job;
  const spent = pace ? elapsed * pace.gpus : held;
  const made = pace ? Math.floor((elapsed * pace.stepWork) / pace.stepMicros) : Math.floor((spent * job.rate) / 1000);
  return { account: "tax", spent, useful: Math.min(made, job.work - job.done), stalled: held - spent };
}

/** Work that a job does in so many seconds at a rate in 1/1000; a data-parallel one at its ring's pace. */
export function madeIn({ gpus, pace }: Job, seconds: Seconds, rate: number): GpuSeconds {
  return Math.floor(pace ? (seconds * pace.stepWork) / pace.stepMicros : (seconds * gpus * rate) / 1000);
}

/** Whole seconds until so much work is done. */
export function secondsFor({ gpus, pace }: Job, work: GpuSeconds, rate: number): Seconds {
  return Math.ceil(pace ? (work * pace.stepMicros) / pace.stepWork : (work * 1000) / (gpus * rate));
}

/** Work done by now and kept if nothing happens. */
export function doneBy(job: Job, now: Seconds): GpuSeconds {
  return job.status === "running" ? job.done + phaseShare(job, now).useful : job.done;
}

/** What a kill or a failure now would lose. */
export function atRisk(job: Job, now: Seconds): GpuSeconds {
  return doneBy(job, now) - job.saved;
}
