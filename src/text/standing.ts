import { formatCount, formatGpuHours, formatMany, formatPercent } from "./numbers.ts";

const hour = 3600;

/** Words of where a run stands among the stored ones. */
export const standingText = {
  heading: "Where you stand",
  wait: "Looking up the stored runs…",
  none: "No stored runs ship with this version of the level.",
  summary: (share: number, runs: number, plays: number, seeds: number) =>
    `You kept more than ${formatPercent(share)} of ${formatMany(runs, "stored run")}: ${formatMany(plays, "way")} of playing, each on ${formatMany(seeds, "seed")}.`,
  beaten: (better: number, runs: number) =>
    better === 0
      ? "None of them is better in both of what this level trades off."
      : `${formatCount(better)} of ${formatCount(runs)} are better in both of what this level trades off.`,
  lost: "A run that is lost counts to the level's end.",
  histogram: "Useful work that is kept",
  histogramLabel: (own: string) =>
    `How many of the stored runs that are not lost kept how much useful work, in GPU-hours; you kept ${own}.`,
  front: "What it trades off",
  frontLabel: (x: string, y: string) =>
    `Stored runs that are not lost by ${x} and ${y}, of both the less the better; the line joins those that none beats in both.`,
  usefulAxis: "GPU-hours",
  stars: ["three stars", "one or two"],
  notDrawn: (lost: number) => `${formatMany(lost, "lost run")} ${lost === 1 ? "is" : "are"} not drawn`,
  you: "you",
  best: "none is better in both",
  objectives: {
    disruption: { x: "GPU-hours lost to making room", y: "the giant's wait, hours" },
    regret: { x: "dollars for storage", y: "GPU-hours not kept" },
    "training-lost": { x: "GPU-hours paused to rescale", y: "other GPU-hours lost" },
  },
  table: (plays: number) => `All ${formatMany(plays, "way")} of playing in numbers`,
  columns: { play: "Play", won: "Won", three: "Three stars", useful: "Kept" },
  medians: "Medians over the seeds.",
  histogramTable: "The bars in numbers",
  bar: (from: number, to: number) => `${formatCount(from)} to ${formatCount(to)} GPU-h`,
} as const;

/** Useful work against the most that is known of a seed. */
export const possibleText = {
  share: (share: number, useful: number, possible: number) =>
    `You kept ${formatPercent(share, share > 0.985 ? 1 : 0)} of what was possible on this seed: ${formatGpuHours(useful)} of useful work; the best of the plays kept ${formatGpuHours(possible)}.`,
  beaten: (useful: number) =>
    `You kept ${formatGpuHours(useful)} of useful work on this seed: none of the plays kept more.`,
  nothing: "None of the plays keeps any work on this seed.",
} as const;

/** A figure on an axis: "820", "12k", "3.1M". */
export function formatTick(value: number): string {
  if (Math.abs(value) >= 1e6) return `${(value / 1e6).toFixed(2).replace(/\.?0+$/, "")}M`;
  return Math.abs(value) >= 10_000 ? `${(value / 1000).toFixed(1).replace(".0", "")}k` : formatSmall(value);
}

/** GPU-hours, from GPU-hours. */
export function formatKept(gpuHours: number): string {
  return formatGpuHours(gpuHours * hour);
}

function formatSmall(value: number): string {
  return Math.abs(value) < 10 && !Number.isInteger(value) ? value.toFixed(2).replace(/0$/, "") : formatCount(value);
}
