import type { SimEvent } from "../sim/index.ts";
import { gatherFailures } from "./bursts.ts";
import { emptyTrack, type ProgressTrack } from "./checkpoint/progress-track.ts";
import { createHallLog, type HallEntry } from "./hall-log.ts";
import type { LessonLog, LogEntry, LogLine, LogView, ToldEvent } from "./log.ts";

/** Reads a run's events, in order, into lines of the consequence log. */
export interface LogBook<Entry extends LogEntry> {
  read(events: readonly SimEvent[], view: LogView, course?: ProgressTrack): readonly LogLine<Entry>[];
}

/** Turns events into lines, the lesson's own first; students' starts and ends are left out, bursts become one line. */
export function createLogBook<Entry extends LogEntry>(lesson: LessonLog<Entry>): LogBook<Entry | HallEntry> {
  let nextId = 0;
  const hall = createHallLog();
  return {
    read(events, view, course = emptyTrack) {
      const lines: LogLine<Entry | HallEntry>[] = [];
      for (const event of gatherFailures(events)) {
        const special = lesson.read(event, events, view, course);
        if (special === "silent") continue;
        const entry = special ?? hall.read(event, events, view);
        if (entry !== null) lines.push({ id: nextId++, time: timeOf(event), entry, cost: costOf(entry, view) });
      }
      return lines;
    },
  };
}

function timeOf(event: ToldEvent): number {
  return "burst" in event ? (event.burst[0]?.time ?? 0) : event.time;
}

function costOf({ lost = 0, dollars }: LogEntry, { level }: LogView): LogLine["cost"] {
  const paid = dollars ?? (lost / 3600) * level.prices.gpuHourDollars;
  return lost === 0 && paid === 0 ? null : { gpuSeconds: lost, dollars: paid };
}
