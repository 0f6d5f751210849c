import type { ClusterView, GpuSeconds, JobView, Seconds } from "../../sim/index.ts";

/** The training job, which follows the checkpoint lever; null before it has come, or in a level without one. */
export function trainingOf(view: Pick<ClusterView, "level" | "job" | "jobCount">): JobView | null {
  const index = view.level.jobs.findIndex(({ checkpointInterval }) => checkpointInterval === "lever");
  if (index < 0) return null;
  for (let id = 0; id < view.jobCount; id += 1) {
    const job = view.job(id);
    if (job.origin === index) return job;
  }
  return null;
}

/** Training that the level's SLO requires, seconds: its duration less what may be lost; null if it requires none. */
export function requiredTrainingOf({ level }: Pick<ClusterView, "level">): Seconds | null {
  const clause = level.clauses.find(({ id }) => id === "training-time-lost");
  return clause === undefined ? null : level.duration - clause.limit;
}

/** The useful work in two parts: what is saved, and what the next failure would take from the training job. */
export function usefulParts(view: Pick<ClusterView, "level" | "job" | "jobCount" | "atRiskOf" | "ledger">): {
  readonly kept: GpuSeconds;
  readonly atRisk: GpuSeconds;
} {
  const job = trainingOf(view);
  const atRisk = job === null ? 0 : Math.max(0, Math.min(view.ledger.useful, view.atRiskOf(job.id)));
  return { kept: view.ledger.useful - atRisk, atRisk };
}
