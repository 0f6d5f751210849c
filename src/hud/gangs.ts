import type { ClusterView, JobId, JobView, NodeId, Seconds } from "../sim/index.ts";

/** A gang that has arrived, and how it stands. */
export interface GangState {
  readonly job: JobView;
  readonly nodesNeeded: number;
  readonly waited: Seconds;
  /** When it must have started, by the SLA; null without such a clause. */
  readonly deadline: Seconds | null;
  readonly window: { readonly firstNode: NodeId; readonly nodeCount: number } | null;
}

/** Looks for gangs among the jobs that are new since the last look. */
export function createGangWatch(): { look(view: ClusterView): readonly GangState[] } {
  let scanned = 0;
  const known: JobId[] = [];
  return {
    look(view) {
      for (; scanned < view.jobCount; scanned += 1) if (view.job(scanned).contiguous) known.push(scanned);
      return known
        .map((id) => view.job(id))
        .filter((job) => job.submitted <= view.time)
        .map((job) => gangState(view, job));
    },
  };
}

function gangState(view: ClusterView, job: JobView): GangState {
  const clause = view.clauses.find((one) => one.id === "gang-starts");
  return {
    job,
    nodesNeeded: Math.ceil(job.gpus / view.level.topology.gpusPerNode),
    waited: (job.status === "pending" ? view.time : job.startedAt) - job.submitted,
    deadline: clause === undefined ? null : job.submitted + clause.limit,
    window: view.windows.find((one) => one.job === job.id) ?? null,
  };
}
