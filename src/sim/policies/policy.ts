import type { JobId, NodeId, PriorityClass, Seconds } from "../level.ts";
import type { PlacementStyle } from "../placement.ts";

/** What a policy may know of a pending job, by value: nothing of its true run time. */
export interface PendingJob {
  readonly id: JobId;
  readonly gpus: number;
  readonly contiguous: boolean;
  readonly priority: PriorityClass;
  readonly estimate: Seconds;
  readonly queuedAt: Seconds;
}

/** The queue as one pass goes along it; who has been looked at costs nothing any more. */
export interface Line {
  /** Who has waited longest of those, of one class or of all, that neither started nor were passed over; null: nobody. */
  next(priority?: PriorityClass): PendingJob | null;
  /** A job that does not fit is left behind, with all whom it shows not to fit either: a pass only takes room away. */
  passOver(job: PendingJob): void;
}

/** What a policy may do. */
export interface Scheduler {
  /** Nodes where the job fits now, or null. */
  place(job: PendingJob, style: PlacementStyle): readonly NodeId[] | null;
  start(job: PendingJob, nodes: readonly NodeId[]): void;
}

/** Chooses who of the queue starts now. */
export type Policy = (line: Line, scheduler: Scheduler) => void;
