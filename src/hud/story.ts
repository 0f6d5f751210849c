import type { Burst } from "../insight/bursts.ts";
import type { News } from "../insight/news.ts";
import type { ProgressTrack } from "../insight/checkpoint/progress-track.ts";
import type { ClusterView, GpuSeconds, Level, NodeId, Seconds, SimEvent } from "../sim/index.ts";

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

/** How a lesson tells what happens. */
export interface Story {
  /** Lines of the consequence log that other lessons do not know. */
  createLog(level: Level): LessonLog;
  /** What is worth interrupting for in what has just happened. */
  readonly newsIn: (events: readonly SimEvent[], view: ClusterView) => News | null;
  /** The same in words. */
  readonly news: (events: readonly SimEvent[], view: ClusterView) => string | null;
}

/** Puts words to news. */
export function tellNews<Told extends News>(
  newsIn: (events: readonly SimEvent[], view: ClusterView) => Told | null,
  words: (news: Told, view: ClusterView) => string,
): Pick<Story, "newsIn" | "news"> {
  return {
    newsIn,
    news(events, view) {
      const news = newsIn(events, view);
      return news === null ? null : words(news, view);
    },
  };
}

/** A lesson without lines of its own. */
export const plainLog: LessonLog = { read: () => null };
