import type { ClusterView, GpuSeconds, NodeId, Seconds, SimEvent } from "../sim/index.ts";
import type { Burst } from "./bursts.ts";
import type { ProgressTrack } from "./checkpoint/progress-track.ts";

/** Color and shape of a line: bad news, a price paid, good news, the giant's own, or a note. */
export type LogTone = "bad" | "paid" | "good" | "gang" | "note";

/** What a line of the consequence log tells, as data; who shows it puts the words to it. */
export interface LogEntry {
  readonly kind: string;
  readonly tone: LogTone;
  /** Where it happened; empty if nowhere. */
  readonly nodes: readonly NodeId[];
  /** GPU-seconds that it cost, if any. */
  readonly lost?: GpuSeconds;
  /** Dollars that it cost, where they are not just those of the GPUs. */
  readonly dollars?: number;
}

/** A line of the consequence log, numbered and priced. */
export interface LogLine<Entry extends LogEntry = LogEntry> {
  readonly id: number;
  readonly time: Seconds;
  readonly entry: Entry;
  readonly cost: { readonly gpuSeconds: GpuSeconds; readonly dollars: number } | null;
}

/** What the log reads of the run. */
export type LogView = Pick<
  ClusterView,
  "level" | "time" | "job" | "idleGpus" | "longestEmptyRun" | "windows" | "checkpointCosts" | "elastic"
>;

/** What a line is told of: an event, or failures of one moment together. */
export type ToldEvent = SimEvent | { readonly burst: Burst };

/** Reads events one after the other; "silent": another line tells it already; null: told as in any lesson. */
export interface LessonLog<Entry extends LogEntry = never> {
  read(event: ToldEvent, batch: readonly SimEvent[], view: LogView, course: ProgressTrack): Entry | "silent" | null;
}

/** A lesson without lines of its own. */
export const plainLog: LessonLog = { read: () => null };
