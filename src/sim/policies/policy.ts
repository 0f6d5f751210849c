import type { JobId, NodeId, PriorityClass, Seconds } from "../level.ts";
import type { ShapeLine } from "../../sched/queue.ts";
import type { PlacementStyle } from "../placement.ts";
import type { Reservation } from "../state.ts";

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
  next(priority?: PriorityClass, group?: number): PendingJob | null;
  /** A job that does not fit is left behind, with all whom it shows not to fit either: a pass only takes room away. */
  passOver(job: PendingJob): void;
  /** All who wait, by what they ask for, without who is to go to a window of its own, and those like it. */
  readonly shapes: readonly ShapeLine[];
  /** What a policy may know of one of them. */
  describe(job: JobId): PendingJob;
}

/** What a policy may do. */
export interface Scheduler {
  /** Nodes where the job fits now, or null. */
  place(job: PendingJob, style: PlacementStyle): readonly NodeId[] | null;
  start(job: PendingJob, nodes: readonly NodeId[]): void;
  /** The time and the nodes at which estimates let a job start that does not fit now; null if they never do. */
  reserve(job: PendingJob): Reservation | null;
  /** The same for those who have waited longest, each beside all before it; planned from time to time. */
  planAhead(): readonly Reservation[];
  /** Nodes where a job fits now beside those that are kept for another, or null. */
  placeBeside(job: PendingJob, kept: ReadonlySet<NodeId>): readonly NodeId[] | null;
  /** Those that were made last, of who still waits. */
  reservations(): readonly Reservation[];
  /** Whether a job fits on just these nodes now. */
  isFree(job: PendingJob, nodes: readonly NodeId[]): boolean;
  /** The groups that share the hall, who is furthest below its share first. */
  groupsByNeed(): readonly number[];
  readonly now: Seconds;
}

/** Chooses who of the queue starts now. */
export type Policy = (line: Line, scheduler: Scheduler) => void;
