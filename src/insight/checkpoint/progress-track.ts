import type { ClusterView, JobId, Seconds, SimEvent } from "../../sim/index.ts";
import { trainingOf } from "./training.ts";

/** A failure's rollback; work in seconds at rate 1. */
export interface Rollback {
  readonly time: Seconds;
  readonly before: Seconds;
  readonly after: Seconds;
  /** A save under way is void, too. */
  readonly voided: boolean;
}

/** How far a training job was at a time: done, and of that saved, seconds at rate 1. */
export interface ProgressPoint {
  readonly time: Seconds;
  readonly done: Seconds;
  readonly saved: Seconds;
}

/** The course of a training job. */
export interface ProgressTrack {
  /** By time, ascending; a rollback is two points of one time. */
  readonly points: readonly ProgressPoint[];
  /** Where saves became complete, oldest first. */
  readonly saves: readonly ProgressPoint[];
  /** Falls that cost work, oldest first. */
  readonly rollbacks: readonly Rollback[];
}

/** What the track reads of the run. */
export type TrackView = Pick<ClusterView, "level" | "time" | "job" | "jobCount" | "doneOf">;

export const emptyTrack: ProgressTrack = { points: [], saves: [], rollbacks: [] };

/** Points kept before the old ones are thinned. */
const maxPoints = 4000;

/** Follows the training job by its events; a resumed run's are those of all its past, so its course is whole again. */
export function createProgressTrack(): { read(events: readonly SimEvent[], view: TrackView): ProgressTrack } {
  let points: ProgressPoint[] = [];
  const saves: ProgressPoint[] = [];
  const rollbacks: Rollback[] = [];
  const pace = createPace();

  const at = (time: Seconds): ProgressPoint => ({ time, done: pace.done(time), saved: pace.saved() });

  const follow = (event: SimEvent, gpus: number): void => {
    points.push(at(event.time));
    pace.follow(event);
    if (event.type === "job-rolled-back") {
      const before = pace.done(event.time);
      pace.fallBack(event.lost / gpus);
      const rollback = { time: event.time, before, after: pace.done(event.time), voided: event.voided };
      if (event.lost > 0) rollbacks.push(rollback);
    }
    if (event.type === "checkpoint-written") saves.push(at(event.time));
    points.push(at(event.time));
  };

  return {
    read(events, view) {
      const job = trainingOf(view);
      if (job === null) return emptyTrack;
      for (const event of events) if (concerns(event, job.id)) follow(event, job.gpus);
      if (points.length > maxPoints) points = thin(points);
      const now = { time: view.time, done: view.doneOf(job.id) / job.gpus, saved: job.saved / job.gpus };
      return { points: [...points, now], saves, rollbacks };
    },
  };
}

/** Work done, from the events alone: it grows by a second each second while the job works. */
function createPace(): {
  done(time: Seconds): Seconds;
  saved(): Seconds;
  follow(event: SimEvent): void;
  fallBack(lost: Seconds): void;
} {
  let settled = 0;
  let since: Seconds | null = null;
  let captured = 0;
  let saved = 0;
  let drains = false;

  const done = (time: Seconds): Seconds => (since === null ? settled : settled + time - since);
  const work = (time: Seconds, works: boolean): void => {
    settled = done(time);
    since = works ? time : null;
  };

  return {
    done,
    saved: () => saved,
    follow({ type, time }) {
      if (type === "job-started" || type === "restart-done") work(time, true);
      else if (type === "checkpoint-started" || type === "restart-started" || type === "job-finished")
        work(time, false);
      else if (type === "checkpoint-drains") {
        captured = done(time);
        drains = true;
        work(time, true);
      } else if (type === "checkpoint-written") {
        if (!drains) work(time, true);
        saved = drains ? captured : done(time);
        drains = false;
      }
    },
    fallBack(lost) {
      settled -= lost;
      drains = false;
    },
  };
}

const followed: ReadonlySet<SimEvent["type"]> = new Set([
  "job-started",
  "job-finished",
  "checkpoint-started",
  "checkpoint-drains",
  "checkpoint-written",
  "restart-started",
  "restart-done",
  "job-rolled-back",
]);

function concerns(event: SimEvent, job: JobId): boolean {
  return followed.has(event.type) && "job" in event && event.job === job;
}

/** Drops every other point but where the course bends most: at the rollbacks, and where a save ends. */
function thin(points: readonly ProgressPoint[]): ProgressPoint[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    const rollbacks = (before?.done ?? 0) > point.done || (after?.done ?? Infinity) < point.done;
    return rollbacks || index % 4 < 2;
  });
}

/** How far the job was at a time, between the points of its track. */
export function doneAt(points: readonly ProgressPoint[], time: Seconds): Seconds {
  const next = firstAfter(points, time);
  const before = points[next - 1];
  const after = points[next];
  if (before === undefined) return 0;
  if (after === undefined || after.time === before.time) return before.done;
  return before.done + ((after.done - before.done) * (time - before.time)) / (after.time - before.time);
}

/** What was saved at a time. */
export function savedAt(points: readonly ProgressPoint[], time: Seconds): Seconds {
  return points[firstAfter(points, time) - 1]?.saved ?? 0;
}

function firstAfter(points: readonly ProgressPoint[], time: Seconds): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.time ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
