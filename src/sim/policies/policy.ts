import type { JobId, NodeId, PriorityClass, Seconds } from "../level.ts";
import type { PlacementStyle } from "../placement.ts";

/** What a policy may know of a pending job: nothing of its true run time. */
export interface PendingJob {
  readonly id: JobId;
  readonly gpus: number;
  readonly priority: PriorityClass;
  readonly estimate: Seconds;
  readonly queuedAt: Seconds;
}

/** What a policy may do. */
export interface Scheduler {
  /** Nodes where the job fits now, or null. */
  place(job: PendingJob, style: PlacementStyle): readonly NodeId[] | null;
  start(job: PendingJob, nodes: readonly NodeId[]): void;
}

/** Chooses who of the queue, which comes in order of arrival, starts now; a job it does not look at costs nothing. */
export type Policy = (queue: Iterable<PendingJob>, scheduler: Scheduler) => void;
