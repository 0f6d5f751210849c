import type { ClusterView, JobId, JobView, NodeId, Seconds } from "../sim/index.ts";

/** A gang that is booked or has arrived, and how it stands. */
export interface GangState {
  readonly job: JobView;
  readonly nodesNeeded: number;
  /** It is announced and has not arrived. */
  readonly isBooked: boolean;
  /** From its arrival until it first started, or until now. */
  readonly waited: Seconds;
  /** When it must have started, by the SLA; null without such a clause, and once it has started: only its first start counts. */
  readonly deadline: Seconds | null;
  /** It ran before and was stopped, so it must be placed again. */
  readonly stopped: boolean;
  readonly window: { readonly firstNode: NodeId; readonly nodeCount: number } | null;
}

/** Whether it stands in the queue. */
export function isWaiting({ job, isBooked }: GangState): boolean {
  return job.status === "pending" && !isBooked;
}

/** Whether what it would cost to place it is told as a range: a gang that is booked, or was, is to be planned for. */
export function isForeseen({ job }: Pick<GangState, "job">, { level }: Pick<ClusterView, "level">): boolean {
  return level.jobs[job.origin]?.bookedAhead !== undefined;
}

/** Looks for gangs among the jobs that are new since the last look. */
export function createGangWatch(): { look(view: ClusterView): readonly GangState[] } {
  let scanned = 0;
  const known: JobId[] = [];
  return {
    look(view) {
      for (; scanned < view.jobCount; scanned += 1) if (view.job(scanned).contiguous) known.push(scanned);
      return known.map((id) => gangState(view, view.job(id)));
    },
  };
}

function gangState(view: ClusterView, job: JobView): GangState {
  const clause = view.clauses.find((one) => one.id === "gang-starts");
  return {
    job,
    nodesNeeded: Math.ceil(job.gpus / view.level.topology.gpusPerNode),
    isBooked: job.submitted > view.time,
    waited: Math.max(0, (job.firstStart ?? view.time) - job.submitted),
    deadline: clause === undefined || job.firstStart !== null ? null : job.submitted + clause.limit,
    stopped: job.status === "pending" && job.firstStart !== null,
    window: view.windows.find((one) => one.job === job.id) ?? null,
  };
}
