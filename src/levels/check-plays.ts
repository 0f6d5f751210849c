import type { Level } from "../sim/index.ts";
import { nodesOf } from "./check-bounds.ts";
import type { LevelFile, Play, PlayAction } from "./level-file.ts";

/** Whether the level ships a way to win and one to lose, and each of its plays can be played on it. */
export function* playComplaints({ level, plays }: LevelFile): Iterable<string> {
  for (const role of ["solution", "anti-solution"] as const) {
    if (!plays.some((play) => play.role === role)) yield `plays has no "${role}", but every level ships one`;
  }
  const ids = new Set<string>();
  for (const [index, play] of plays.entries()) {
    const field = `plays[${index}]`;
    if (ids.has(play.id)) yield `${field}.id is "${play.id}", but there is one of that name already`;
    ids.add(play.id);
    const { atLeast = 0, atMost = 3 } = play.stars;
    if (atLeast > atMost) yield `${field}.stars.atLeast is ${atLeast}, but atMost is ${atMost}`;
    yield* stepComplaints(level, play, `${field}.steps`);
  }
}

function* stepComplaints(level: Level, { steps }: Play, field: string): Iterable<string> {
  for (const [index, { time, do: action }] of steps.entries()) {
    const before = steps[index - 1]?.time ?? 0;
    if (time < before) yield `${field}[${index}].time is ${time}, but the step before it is at ${before}`;
    if (time > level.duration)
      yield `${field}[${index}].time is ${time}, but the level lasts ${level.duration} seconds`;
    const complaint = actionComplaint(level, action);
    if (complaint !== null) yield `${field}[${index}].do.${complaint}`;
  }
}

function actionComplaint(level: Level, action: PlayAction): string | null {
  switch (action.type) {
    case "set-checkpoint-interval": {
      const { interval } = action;
      const shortest = Math.min(...level.storage.map(({ shortestInterval }) => shortestInterval));
      const fits = interval === null || (interval >= shortest && interval <= level.longestInterval);
      return fits ? null : `interval is ${interval}, but must be from ${shortest} to ${level.longestInterval}`;
    }
    case "choose-storage":
      return level.storage.some(({ id }) => id === action.tier)
        ? null
        : `tier is "${action.tier}", but it is not offered`;
    case "consolidate": {
      const nodes = nodesOf(level);
      return action.nodes <= nodes ? null : `nodes is ${action.nodes}, but the cluster has ${nodes}`;
    }
    case "place":
      return level.jobs.some(({ contiguous }) => contiguous)
        ? null
        : `type is "place", but the level has no contiguous job`;
    case "set-recovery":
    case "set-batch":
    case "set-routing":
    case "route":
    case "swap-in-spares":
    case "leave-out-slow":
      return level.jobs.some(({ dataParallel }) => dataParallel)
        ? null
        : `type is "${action.type}", but the level has no data-parallel job`;
    default:
      return null;
  }
}
