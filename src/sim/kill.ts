import { requeue } from "./job-lifecycle.ts";
import type { GpuSeconds, JobId, NodeId } from "./level.ts";
import { jobOf, type SimState } from "./state.ts";

/** Kills running jobs and requeues them; returns the work lost. */
export function killJobs(
  state: SimState,
  jobs: readonly JobId[],
  by: "player" | "preemption",
  forJob: JobId | null,
): GpuSeconds {
  if (jobs.length === 0) return 0;
  const nodes = new Set<NodeId>();
  let gpus = 0;
  let lost = 0;
  for (const id of jobs) {
    const job = jobOf(state, id);
    for (const node of job.nodes) nodes.add(node);
    gpus += job.gpus;
    const lostHere = requeue(state, job, "lostToKills");
    if (job.priority === "student") state.totals.studentLostToKills += lostHere;
    lost += lostHere;
    job.kills++;
    state.killed++;
  }
  const sorted = [...nodes].toSorted((a, b) => a - b);
  state.events.push({ time: state.now, type: "jobs-killed", jobs, nodes: sorted, gpus, lost, by, forJob });
  return lost;
}
