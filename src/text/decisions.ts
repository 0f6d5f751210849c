import type { GpuSeconds, Seconds } from "../sim/index.ts";
import { formatCount, formatDollars, formatDuration, formatGpuHours, formatMany, formatPoints } from "./numbers.ts";

/** Words of what the decisions of a run were worth. */
export const decisionText = {
  heading: "What each decision was worth",
  meaning:
    "Each of your decisions is left out, moved and replaced by what else was on offer at that moment; the same seed is then played on to the end with all your other commands. GPU-hours are useful work that is kept, dollars that work at the price of a GPU-hour, less storage and violated SLOs.",
  none: "You decided nothing: there is nothing to leave out.",
  progress: (done: number, of: number) => `${formatCount(done)} of ${formatMany(of, "decision")} tried`,
  progressLabel: "Decisions tried",
  finished: (of: number, trials: number) =>
    `All ${formatMany(of, "decision")} tried, the seed played ${formatMany(trials, "time")}.`,
  dearest: "Dearest decisions",
  dearestNone: "No change that was tried would have kept more without losing a star.",
  best: "Best decisions",
  bestNone: "Without any one of them the run would have kept as much or more.",
  searching: "Being worked out…",
  cost: (work: GpuSeconds, dollars: number) => `cost you ${formatGpuHours(work)}, ${formatDollars(dollars)}`,
  won: (work: GpuSeconds, dollars: number) => `kept you ${formatGpuHours(work)}, ${formatDollars(dollars)}`,
  leftOut: "Leaving it out",
  moved: (by: Seconds) => `Moving it ${formatDuration(Math.abs(by))} ${by < 0 ? "earlier" : "later"}`,
  replaced: (other: string) => `“${other}” instead`,
  would: (change: string, besides: string) => `${change} would have kept that much more${besides}.`,
  without: (besides: string) => `Without it the run would have kept that much less${besides}.`,
  besides: (parts: readonly string[]) => (parts.length === 0 ? "" : `, with ${parts.join(" and ")}`),
  stars: (stars: number) => formatMany(stars, "star"),
  skipped: (count: number, why: string) =>
    `${formatMany(count, "later command")} of yours could not be done then and ${count === 1 ? "was" : "were"} skipped: ${why}`,
  open: (time: string) => `Play on from ${time}`,
  before: (decision: string) => `, right before: ${decision}`,
  idle: (count: number) => (count === 0 ? "No decision was idle" : `${formatMany(count, "decision")} changed nothing`),
  idleMeaning: "Without it the run would have ended the very same:",
  all: (count: number) => `All decisions (${formatCount(count)})`,
  columns: { time: "Time", decision: "Decision", without: "Without it", best: "Best change", by: "It keeps" },
  same: "no difference",
  noBetter: "none is better",
} as const;

/** How much more or less of a level's measure, in words; null where it rounds to nothing. */
export function measureWords(measure: keyof typeof measures, more: number): string | null {
  const { format, name } = measures[measure];
  const size = format(Math.abs(more));
  return /[1-9]/.test(size) ? `${size} ${more < 0 ? "less" : "more"} ${name}` : null;
}

const measures = {
  disruption: { format: formatGpuHours, name: "disruption" },
  regret: { format: (share: number) => formatPoints(share), name: "regret" },
  "training-lost": { format: formatDuration, name: "fleet time lost" },
} as const;

/** A difference in work, with its sign: "+1,204 GPU-h". */
export function formatWorkMore(work: GpuSeconds): string {
  return `${work > 0 ? "+" : ""}${formatGpuHours(work)}`;
}
