import type { Forecast, Seconds, StorageTierId } from "../../../sim/index.ts";
import { tiers } from "../../../text/storage-tiers.ts";
import { formatSpan } from "./pages.ts";
import {
  formatDollars,
  formatDuration,
  formatGpuHours,
  formatMany,
  formatPercent,
  formatHours,
  formatPoints,
} from "../../../text/numbers.ts";

/** The optimal interval and its derivation. */
export const optimalText = {
  heading: "The optimal interval (the “Golden Interval”)",
  steps: (run: {
    readonly pause: Seconds;
    readonly restart: Seconds;
    readonly mttf: Seconds;
    readonly young: Seconds;
  }) => [
    {
      name: "Saving",
      formula: `C/τ`,
      words: `A save of C = ${formatDuration(run.pause)} after every interval τ takes about C/τ of the time. The longer τ, the less.`,
    },
    {
      name: "Failing",
      formula: `τ/2M + R/M`,
      words: `A failure every M = ${formatDuration(run.mttf)} loses half an interval on average, τ/2M. The longer τ, the more. A restart takes R/M = ${formatPercent(run.restart / run.mttf, 1)}, whatever τ is.`,
    },
    {
      name: "Balance",
      formula: `τ = √(2CM)`,
      words: `The sum is least where both are equal, C/τ = τ/2M: τ = √(2 · ${minutes(run.pause)} · ${minutes(run.mttf)}) = ${minutes(run.young)} min, ${formatDuration(run.young)} (Young 1974). There each takes ${formatPercent(run.pause / run.young)}.`,
    },
  ],
  exact: (exact: Seconds, pause: Seconds, mttf: Seconds) =>
    pause / mttf > 0.05
      ? `Exactly it is ${formatDuration(exact)}, because C is not small against M (${formatPercent(pause / mttf)}): a failure can strike the save, too, and then the save is lost with the work.`
      : `Exactly it is ${formatDuration(exact)}: C is small against M (${formatPercent(pause / mttf, 1)}), so the rule is nearly right.`,
  split: (young: Seconds, exact: Forecast) =>
    `Each of the three is a first approximation, made as if the others took no time, so they do not sum up. What really comes of ${formatDuration(young)}: ${formatPercent(exact.goodput, 1)} kept, ${formatPercent(exact.saving, 1)} saving, ${formatPercent(exact.rework, 1)} redone, ${formatPercent(exact.restarting, 1)} restarting.`,
  table: {
    caption: "The best interval of each contract, by two rules and exactly, beside yours",
    contract: "Contract",
    save: "C",
    mttf: "M",
    young: "√(2CM), Young 1974",
    daly: "Daly 2006",
    exact: "Exact",
    yours: "Yours, held longest",
    unplayed: "not played",
    keeps: (goodput: number) => `keeps ${formatPercent(goodput, 1)}`,
    moved: (factor: number) => (Math.abs(factor - 1) < 0.005 ? "" : `× ${rounded(factor)}`),
    root: (factor: number) => (Math.abs(factor - 1) < 0.005 ? "" : `√ gives × ${rounded(Math.sqrt(factor))}`),
  },
  moved: {
    sentence: (
      from: { readonly tier: StorageTierId; readonly exact: Seconds },
      to: { readonly tier: StorageTierId; readonly mttf: Seconds; readonly exact: Seconds },
    ) =>
      `The best interval moved from ${formatDuration(from.exact)} with ${tiers[from.tier].name} to ${formatDuration(to.exact)} with ${tiers[to.tier].name} at a failure every ${formatDuration(to.mttf)}. It moves with the square roots: a save that is five times as fast moves it by √(1/5), not by 1/5.`,
  },
  plot: "Goodput by interval: theory and your own stretches",
} as const;

/** Regret: the decision's part and luck's. */
export const regretText = {
  heading: "Regret",
  meaning:
    "How much less your settings could be expected to keep than the best on offer at the time. It is free of luck, and counts from the second contract's offer on: the first is for finding out.",
  total: (points: number, lost: number, dollars: number) =>
    `${formatPoints(points)} of goodput: ${formatGpuHours(lost)}, ${formatDollars(dollars)}`,
  within: (limit: number) => `Within the ${formatPoints(limit)} of the third star.`,
  beyond: (limit: number) => `The third star allows ${formatPoints(limit)}.`,
  uncounted: "The run ended before regret counts.",
  bars: { best: "Best on offer", expected: "Your settings, expected" },
  luck: (expected: number, measured: number) =>
    `Over the whole run theory expected ${formatPercent(expected, 1)} for your settings, you got ${formatPercent(measured, 1)}: luck ${formatPoints(measured - expected, true)}. Another seed would have dealt another luck, but the same regret.`,
  columns: { when: "When", setting: "Your setting", best: "Best on offer", points: "Short by", cost: "Cost" },
  table: (count: number) => `Stretch by stretch, in order of time: ${formatMany(count, "line")}`,
  costliest: "the most expensive",
  costliestSentence: (since: Seconds, until: Seconds, dollars: number) =>
    `The costliest decision: hours ${hourOf(since)} to ${hourOf(until)}, ${formatDollars(dollars)}.`,
  finding: "finding out, not counted",
  when: (since: Seconds, until: Seconds) => `${hourOf(since)}–${hourOf(until)} h`,
  partly: (held: Seconds) => `${formatHours(held)} of it`,
  keeps: (goodput: number) => `keeps ${formatPercent(goodput, 1)}`,
  others: (count: number) => formatMany(count, "other stretch", "other stretches"),
  none: "No stretch cost anything worth a line: you kept to the best on offer.",
} as const;

/** Whether the contracts paid. */
export const worthText = {
  heading: "Did the storage pay?",
  columns: {
    contract: "Contract",
    when: "Held",
    storage: "Storage",
    kept: "Kept",
    perUseful: "$ per useful GPU-h",
  },
  perUseful: (before: string, after: string) =>
    `Each at its best, a useful GPU-hour costs ${before} without it and ${after} with it.`,
  own: (tier: StorageTierId, held: Seconds, perUseful: string) =>
    `Your own ${formatHours(held)} with ${tiers[tier].name}: ${perUseful} a useful GPU-hour.`,
  table: "Contract by contract: what you paid, and what you kept",
  unknown: "too early to tell",
  /** `worth` and `own`: of the work kept more than with the contract before, at best and with the student's intervals. */
  compared: (each: {
    readonly tier: StorageTierId;
    readonly over: StorageTierId;
    readonly without: number;
    readonly atBest: number;
    readonly worth: number;
    readonly extra: number;
  }) =>
    `${tiers[each.tier].name} ${each.worth > each.extra ? "was worth its price" : "was not worth its price"}: at its best interval it is expected to keep ${formatPercent(each.atBest, 1)}, ${tiers[each.over].name} at its best ${formatPercent(each.without, 1)}. In the hours you held it that comes to ${formatDollars(each.worth)}, for ${formatDollars(each.extra)} more on storage.`,
  unused: (expected: number, own: number) =>
    `With your intervals it was expected to keep ${formatPercent(expected, 1)}: ${own < 0 ? "less than the contract before at its best" : `of that gain ${formatDollars(own)}`}.`,
  saved: (tier: StorageTierId, over: StorageTierId) =>
    `Going back from ${tiers[over].name} to ${tiers[tier].name} saved money and gave up goodput.`,
  unsigned: (tier: StorageTierId, points: number, worth: number, price: number) =>
    `You never signed for ${tiers[tier].name}. At its best interval every hour would have kept ${formatPoints(points)} more than your last contract at its best: worth ${formatDollars(worth)}, for ${formatDollars(price)}.`,
  total: (storage: number, tco: number) =>
    `Storage in all: ${formatDollars(storage)} of a TCO of ${formatDollars(tco)}.`,
} as const;

/** Other ways to play the same seed. */
export const otherPlaysText = {
  heading: "The same seed, played other ways",
  meaning:
    "Stored plays ship with the level; the best in hindsight tried a dozen constant intervals from contract to contract on this very seed and kept those that luck favored. That is no bound: something better may exist. A play that was lost stopped early, so its costs are those of fewer hours.",
  wait: "Playing the same seed the other ways…",
  names: {
    solution: "Stored play: optimal interval, every contract",
    "do-nothing": "Stored play: leave everything as it stands",
    never: "Stored play: never save",
    "once-a-day": "Stored play: save once a day",
    hourly: "Stored play: every hour, every contract",
    "slow-storage": "Stored play: optimal interval, buy nothing",
    "parallel-only": "Stored play: optimal interval, no in-memory",
    oracle: "Best in hindsight",
  } as Readonly<Record<string, string>>,
  columns: {
    play: "Play",
    stars: "Stars",
    kept: "Kept",
    goodput: "Goodput",
    recent: (span: Seconds | null) => (span === null ? "Goodput at the end" : `Last ${formatSpan(span)}`),
    regret: "Regret",
    tco: "TCO",
    perUseful: "$ per useful GPU-h",
  },
  lostAfter: (hours: Seconds) => `lost after ${formatSpan(hours)}`,
  table: (count: number) => `All ${count} plays`,
} as const;

/** How a way of playing did over several seeds. */
interface SeedsWords {
  readonly median: Seconds;
  readonly won: number;
  readonly threeStars: number;
}

/** What other seeds would have given. */
export const seedsText = {
  heading: (count: number) => `${formatMany(count, "other seed")}: skill or luck?`,
  meaning: "Your own commands, at the same hours, and the stored solution, each against other failures.",
  progress: (done: number, of: number) => `Playing seed ${Math.min(done + 1, of)} of ${of}…`,
  own: "Your commands",
  solution: "Stored solution",
  required: (hours: Seconds) => `SLO ${formatHours(hours)}`,
  thisSeed: "this seed",
  label: (name: string, median: Seconds, low: Seconds, high: Seconds) =>
    `${name}: median ${formatHours(median)} kept, from ${formatHours(low)} to ${formatHours(high)}.`,
  summary: (own: SeedsWords, solution: SeedsWords, of: number) =>
    `At the median your commands keep ${formatHours(own.median)} and the stored solution ${formatHours(solution.median)}. Yours win on ${own.won} of ${of} seeds and get three stars on ${own.threeStars}; the solution wins on ${solution.won} and gets three on ${solution.threeStars}.`,
  won: (won: number, of: number) => `${won} of ${of} won`,
  starsOf: (stars: number) => formatMany(stars, "star"),
  table: "All seeds",
  seed: "Seed",
} as const;

function minutes(seconds: Seconds): string {
  return (seconds / 60).toFixed(1).replace(/\.0$/, "");
}

function rounded(factor: number): string {
  return factor.toFixed(2);
}

function hourOf(seconds: Seconds): string {
  return Math.round(seconds / 3600).toString();
}
