import type { ProgressTrack } from "../insight/checkpoint/progress-track.ts";
import type { HallEntry } from "../insight/hall-log.ts";
import { createLogBook } from "../insight/log-book.ts";
import type { LessonLog, LogEntry, LogLine, LogView } from "../insight/log.ts";
import type { News } from "../insight/news.ts";
import type { ClusterView, Level, SimEvent } from "../sim/index.ts";
import type { Asking } from "./asking.ts";
import type { LogWordsView } from "./hall-log-words.ts";
import type { ToldNews } from "./pinned-news.ts";

/** A line of the consequence log in words. */
export interface ToldLine extends LogLine {
  readonly text: string;
}

/** The consequence log of one run: reads its events in order. */
export interface ToldLog {
  read(events: readonly SimEvent[], view: LogView, course?: ProgressTrack): readonly ToldLine[];
}

/** How a lesson tells what happens. */
export interface Story {
  /** The log of a run of this level, from its beginning. */
  openLog(level: Level): ToldLog;
  /** What is asked during a run; null for nothing. */
  readonly asking: Asking | null;
  /** How things stand, in a line, where nothing has happened for long. */
  situation(view: ClusterView): string;
  /** What is worth interrupting for in what has just happened. */
  readonly newsIn: (events: readonly SimEvent[], view: ClusterView) => News | null;
  /** The same with its words. */
  readonly news: (events: readonly SimEvent[], view: ClusterView) => ToldNews | null;
}

/** Puts words to the lines of a log. */
export function tellLog<Entry extends LogEntry = never>(
  createLog: (level: Level) => LessonLog<Entry>,
  words: (entry: Entry | HallEntry, view: LogWordsView) => string,
): Pick<Story, "openLog"> {
  return {
    openLog(level) {
      const book = createLogBook(createLog(level));
      return {
        read: (events, view, course) =>
          book.read(events, view, course).map((line) => ({ ...line, text: words(line.entry, view) })),
      };
    },
  };
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
      return news === null ? null : { news, text: words(news, view) };
    },
  };
}
