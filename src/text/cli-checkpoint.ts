import type { Seconds } from "../sim/index.ts";
import { bar } from "./bar.ts";
import { formatCount, formatDuration } from "./numbers.ts";

/** A sweep over checkpoint intervals, as far as its report tells it. */
export interface SweepText {
  readonly gpus: number;
  readonly mttf: Seconds;
  readonly checkpoint: Seconds;
  readonly drain: Seconds;
  readonly restart: Seconds;
  readonly work: Seconds;
  readonly runs: number;
  readonly seed: string;
  readonly horizon: Seconds;
  readonly intervals: readonly {
    readonly interval: Seconds;
    readonly goodput: number;
    readonly halfWidth: number | null;
    readonly closedForm: number;
    readonly finished: number;
  }[];
  readonly optimum: Rated;
  readonly young: Rated;
  readonly daly: Rated;
}

interface Rated {
  readonly interval: number;
  readonly goodput: number;
}

/** The report of a sweep, line by line, for people. `horizonFactor`: how many times its work a run may take. */
export function sweepReport(sweep: SweepText, horizonFactor: number): string {
  const { intervals, runs } = sweep;
  return [
    ...headlines(sweep),
    "",
    columns("Interval", "Goodput", "95 %", "In theory", "Runs that finished"),
    ...intervals.map(({ interval, goodput, halfWidth, closedForm, finished }) =>
      columns(
        formatDuration(interval),
        percent(goodput),
        halfWidth === null ? "unknown" : `± ${percent(halfWidth)}`,
        percent(closedForm),
        `${formatCount(finished)} of ${formatCount(runs)}`,
      ),
    ),
    "",
    columns("By theory", "Goodput", "", "", ""),
    rated("Best interval", sweep.optimum),
    rated("Young 1974", sweep.young),
    rated("Daly 2006", sweep.daly),
    ...cutOff(sweep, horizonFactor),
    ...(intervals.some(({ halfWidth }) => halfWidth === null) ? ["", nothingKept] : []),
  ].join("\n");
}

/** A progress bar over all runs of a sweep. */
export function sweepProgress(done: number, whole: number): string {
  return `${bar(done / whole)} of ${formatCount(whole)} runs`;
}

const nothingKept = "Where the width is unknown, no run saved anything: run it longer or more often.";

function headlines({ gpus, mttf, checkpoint, drain, restart, work, runs, seed }: SweepText): readonly string[] {
  const drains = drain === 0 ? "" : ` and drains ${formatDuration(drain)} in the background`;
  return [
    `One training job on ${formatCount(gpus)} GPUs, a failure every ${formatDuration(mttf)} on average.`,
    `A checkpoint stops it for ${formatDuration(checkpoint)}${drains}; a restart takes ${formatDuration(restart)}.`,
    `${formatCount(runs)} runs of ${formatDuration(work)} of work at each interval, seed ${seed}.`,
  ];
}

function cutOff({ intervals, runs, horizon }: SweepText, horizonFactor: number): readonly string[] {
  if (intervals.every(({ finished }) => finished === runs)) return [];
  const limit = `${formatDuration(horizon)}, ${formatCount(horizonFactor)} times its work`;
  return ["", `A run that has not saved its work after ${limit}, is cut off; what it saved by then counts.`];
}

function rated(name: string, { interval, goodput }: Rated): string {
  return columns(`${name.padEnd(16)}${formatDuration(interval)}`, percent(goodput), "", "", "");
}

function columns(interval: string, goodput: string, width: string, theory: string, finished: string): string {
  const cells = [interval.padEnd(28), goodput.padEnd(10), width.padEnd(11), theory.padEnd(12), finished];
  return cells.join("").trimEnd();
}

/** Two digits: half a point is what a student compares. */
function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}
