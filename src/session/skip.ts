import type { ClusterView, Seconds, SimEvent } from "../sim/index.ts";

/** What time is skipped to: the next event of the run, or its end. */
export type SkipGoal = "next-event" | "end";

/** Time that is being skipped. */
export interface Skip {
  readonly goal: SkipGoal;
  readonly from: Seconds;
  /** It ends here at the latest. */
  readonly until: Seconds;
}

/** The share of a level that is skipped at most where no event comes. */
const longestShare = 1 / 6;

/** Real milliseconds of a frame in which time is skipped: the page still draws and answers. */
const skipMs = 10;

/** The skip that begins now. */
export function beginSkip(goal: SkipGoal, { time, level }: Pick<ClusterView, "time" | "level">): Skip {
  const { duration, observeUntil = 0 } = level;
  if (goal === "end") return { goal, from: time, until: duration };
  // What unlocks the levers is an event, too.
  const next = time < observeUntil ? observeUntil : duration;
  return { goal, from: time, until: Math.min(next, time + Math.ceil(duration * longestShare)) };
}

/** What a skip does with the run. */
export interface SkippedRun {
  readonly view: ClusterView;
  /** Runs on to a time; returns what happened. */
  advanceTo(time: Seconds): readonly SimEvent[];
  isEvent(events: readonly SimEvent[]): boolean;
}

/**
 * Skips on, a real second at the slowest speed after another, for as long as a frame may take; whether the goal is reached.
 * Where it stops does not depend on how long that is.
 */
export function skipOn(
  skip: Skip,
  { view, advanceTo, isEvent }: SkippedRun,
  stopwatch: () => number = () => performance.now(),
): boolean {
  const began = stopwatch();
  const { pace } = view.level;
  do {
    const next = skip.from + (Math.floor((view.time - skip.from) / pace) + 1) * pace;
    const events = advanceTo(Math.min(skip.until, next));
    if (view.ended !== null || view.time >= skip.until) return true;
    if (skip.goal === "next-event" && isEvent(events)) return true;
  } while (stopwatch() - began < skipMs);
  return false;
}
