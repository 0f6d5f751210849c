import type { ClusterView, JobId, JobView, NodeId, Seconds } from "../sim/index.ts";

/** A gang that has arrived, and how it stands. */
export interface GangState {
  readonly job: JobView;
  readonly nodesNeeded: number;
  /** From its arrival until it first started, or until now. */
  readonly waited: Seconds;
  /** When it must have started, by the SLA; null without such a clause, and once it has started: only its first start counts. */
  readonly deadline: Seconds | null;
  /** It ran before and was stopped, so it must be placed again. */
  readonly stopped: boolean;
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
    waited: (job.firstStart ?? view.time) - job.submitted,
    deadline: clause === undefined || job.firstStart !== null ? null : job.submitted + clause.limit,
    stopped: job.status === "pending" && job.firstStart !== null,
    window: view.windows.find((one) => one.job === job.id) ?? null,
  };
}
