import type { Burst } from "../insight/bursts.ts";
import type { ProgressTrack } from "../insight/checkpoint/progress-track.ts";
import type { ClusterView, FailureCause, GpuSeconds, JobId, Level, NodeId, Seconds, SimEvent } from "../sim/index.ts";

/** Color and shape of a line: bad news, a price paid, good news, the giant's own, or a note. */
export type LogTone = "bad" | "paid" | "good" | "gang" | "note";

/** A line of the consequence log. */
export interface LogLine {
  readonly id: number;
  readonly time: Seconds;
  readonly tone: LogTone;
  readonly text: string;
  readonly cost: { readonly gpuSeconds: GpuSeconds; readonly dollars: number } | null;
  /** Where it happened; empty if nowhere. */
  readonly nodes: readonly NodeId[];
}

/** A line before it is numbered and priced. */
export type LogDraft = Pick<LogLine, "tone" | "text" | "nodes"> & {
  readonly lost?: GpuSeconds;
  readonly dollars?: number;
};

/** What the log reads of the run. */
export type LogView = Pick<
  ClusterView,
  "level" | "time" | "job" | "idleGpus" | "longestEmptyRun" | "windows" | "checkpointCosts" | "elastic"
>;

/** What a line is told of: an event, or failures of one moment together. */
export type ToldEvent = SimEvent | { readonly burst: Burst };

/** Reads events one after the other; "silent": another line tells it already; null: told as in any lesson. */
export interface LessonLog {
  read(event: ToldEvent, batch: readonly SimEvent[], view: LogView, course: ProgressTrack): LogDraft | "silent" | null;
}

/** A running gang was stopped: by a failed node, or by a kill. */
export interface GangStop {
  readonly job: JobId;
  readonly time: Seconds;
  readonly failed: { readonly node: NodeId; readonly cause: FailureCause } | null;
}

/** What is worth saying at once. */
export interface News {
  readonly text: string;
  /** The clock goes back to its slowest, so that there is time to look. */
  readonly slows: boolean;
}

/** How a lesson tells what happens. */
export interface Story {
  /** Lines of the consequence log that other lessons do not know. */
  createLog(level: Level): LessonLog;
  /** What is worth interrupting for in what has just happened; `stops` are the gangs that it stopped. */
  news(events: readonly SimEvent[], view: ClusterView, stops: readonly GangStop[]): News | null;
}

/** A lesson without lines of its own. */
export const plainLog: LessonLog = { read: () => null };
