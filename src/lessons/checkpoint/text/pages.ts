import type { CheckpointSetting, Seconds, StorageTierId } from "../../../sim/index.ts";
import { tiers } from "../../../text/storage-tiers.ts";
import {
  formatDollars,
  formatDuration,
  formatMany,
  formatPercent,
  formatHours,
  formatKept,
  formatUnitPrice,
  formatPoints,
  keptWords,
} from "../../../text/numbers.ts";

/** "1 h 19 min", "24 h", "140 h": spans that are compared stay in hours. */
export function formatSpan(seconds: Seconds): string {
  return Math.round(seconds / 60) < 24 * 60 ? formatDuration(seconds) : formatHours(seconds).replace(".0 h", " h");
}

/** "every 8 h" or "never". */
export function everyWords(interval: Seconds | null): string {
  return interval === null ? "never" : `every ${formatSpan(interval)}`;
}

/** Words of the brief. */
export const trainingBrief = {
  objective: (kept: Seconds, all: Seconds) => `${formatSpan(kept)} of the ${formatSpan(all)} must be saved training`,
  fatal: "once that is out of reach the act is lost",
  penalty: (dollars: number) => `penalty ${formatDollars(dollars)}`,
  storage: "Faster storage will be on offer later, for money.",
  goodput: (limit: number, span: Seconds | null) =>
    `Goodput > ${formatPercent(limit)}${span === null ? "" : ` over the last ${formatSpan(span)}`}`,
  sla: "The SLO above is met",
  fragmentationMeaning: "one job holds the whole hall, so it stays as it is",
  goodputMeaning: "the share of the GPU time that becomes saved training",
  starRules: ["the training SLO is met", "all three badges green at the end"],
  regret:
    "Regret is how much less your settings are expected to keep than the best on offer, from the second contract on.",
  question: "Which interval keeps the most?",
  meaning: (pause: Seconds, mttf: Seconds) =>
    `A save takes ${formatDuration(pause)}; a failure comes every ${formatDuration(mttf)} on average.`,
  beginsWith: "The run begins with the interval that you choose.",
  begins: (interval: Seconds) => `The run begins with it: a save after every ${formatSpan(interval)} of work.`,
  locked:
    "The prediction stays, but the interval can be moved at any time. Poor settings cost training hours, and the SLO counts those. The third star is judged only from the second contract on.",
} as const;

/** How a run ended. */
export const trainingVerdict = {
  won: "The model is trained",
  red: "The model is trained, but not productively",
  kept: (kept: Seconds, all: Seconds, required: Seconds) =>
    `${formatHours(kept)} of ${formatHours(all)} became saved training; the SLO is ${formatHours(required)}.`,
  goodput: (share: number, limit: number, span: Seconds | null) =>
    `${span === null ? "Since the start" : `In the last ${formatSpan(span)}`}: ${formatKept(share)} kept; the badge asks for more than ${formatPercent(limit)}.`,
  because: (run: {
    readonly time: Seconds;
    readonly kept: Seconds;
    readonly redone: Seconds;
    readonly saving: Seconds;
    readonly restarting: Seconds;
    readonly required: Seconds;
  }) =>
    `After ${formatHours(run.time)} only ${formatHours(run.kept)} had been kept: ${formatHours(run.redone)} of work were lost to failures, ${formatHours(run.saving)} went into saves and ${formatHours(run.restarting)} into restarts. The SLO of ${formatHours(run.required)} is out of reach.`,
  advice: {
    rework: (optimal: Seconds) =>
      `Next time save more often: failures took more than saves did. With the first contract the best interval was ${formatDuration(optimal)}.`,
    saving:
      "Next time save less often, or pay for storage that saves faster: the saves took more than the failures did.",
    slow: "Your interval was about right; the storage was not. Next time pay for the faster contract when it is offered.",
  },
  asks: {
    1: (required: Seconds) => `${formatHours(required)} of saved training`,
    2: "All three badges green at the end",
  },
  badges: (span: Seconds | null) => ({
    fragmentation: "Fragmentation, last 10 min",
    goodput: span === null ? "Goodput" : `Goodput, last ${formatSpan(span)}`,
    sla: "SLA",
  }),
} as const;

/** The prediction against the optimal interval of the first contract. */
export const predictionText = {
  said: "You said",
  best: "Optimal interval",
  keeps: (goodput: number) => `keeps ${formatPercent(goodput, 1)}`,
  under: (tier: StorageTierId, mttf: Seconds) =>
    `With ${tiers[tier].name} and a failure every ${formatDuration(mttf)}, in the long run:`,
  sentence: (interval: Seconds, goodput: number, optimal: Seconds, best: number) =>
    `${formatSpan(interval)} keeps ${formatPercent(goodput, goodput < 0.0095 ? 1 : 0)}, ${formatSpan(optimal)} keeps ${formatPercent(best)}.`,
  good: "That is as good as the best: around the optimal interval the curve is flat.",
  longer: (points: number, dollars: number) =>
    `Saving that rarely costs ${formatPoints(points)} of goodput, ${formatDollars(dollars)} every hour: failures lose more work than the saves would have cost.`,
  shorter: (points: number, dollars: number) =>
    `Saving that often costs ${formatPoints(points)} of goodput, ${formatDollars(dollars)} every hour: the saves cost more than the failures would have lost.`,
  measured: (held: Seconds, failures: number, goodput: number) =>
    `You played it for ${formatHours(held)} and met ${formatMany(failures, "failure")}: ${keptWords(goodput)}.`,
} as const;

/** Where the whole hall's time went. */
export const trainingTime = {
  saved: "saved training",
  risk: "never saved, at risk at the end",
  lostToFailures: "work lost to failures",
  checkpointing: "paused to save",
  restarting: "restarting",
  rest: "waiting and failed nodes",
  failures: (count: number, saves: number) => `${formatMany(count, "failure")}, ${formatMany(saves, "complete save")}.`,
} as const;

/** The lesson, and what a run may have shown to be wrong. */
export const trainingLesson = {
  paradox: (utilization: number, goodput: number) =>
    `Your fleet was ${formatPercent(utilization, 1)} busy, and ${keptWords(goodput, "became saved training")}: a GPU that redoes lost work looks just as busy as one that gets ahead.`,
  optimal:
    "Saving too rarely loses time to failures, too often to saves; the least is lost where both cost the same, near √(2CM), and that interval changes with every contract and with the age of the hardware.",
  rare: (interval: Seconds | null, held: Seconds, reach: number, failures: number, goodput: number) =>
    `“Saving rarely wastes no time.” ${interval === null ? "Without a save nothing is ever safe" : `${reach < 0.001 ? "Fewer than 1 in 1,000" : `Only ${(reach * 100).toFixed(reach < 0.1 ? 1 : 0)} in 100`} of all stretches of ${formatSpan(interval)} pass without a failure`}: it feels safe until the first one. In ${formatHours(held)} you met ${formatMany(failures, "failure")} and kept ${formatPercent(Math.max(0, goodput), 1)}.`,
  often: (interval: Seconds, pause: Seconds, share: number) =>
    `“Saving more often is always safer.” ${formatDuration(interval)} between saves of ${formatDuration(pause)}: saving takes ${formatPercent(share)} of the time, more than the failures take.`,
  young: (young: Seconds, exact: Seconds, points: number, ratio: number) =>
    `“√(2CM) is the answer.” Nearly: it leaves out that a failure can strike the save itself. With C at ${formatPercent(ratio)} of M it says ${formatDuration(young)} where ${formatDuration(exact)} is best, which costs ${formatPoints(points)}; with a fast save the two agree.`,
  hourly: (goodput: number, tier: StorageTierId, mttf: Seconds, limit: number, free: number) =>
    `“An hour is often enough, once storage is fast.” At a failure every ${formatDuration(mttf)}, an hour with ${tiers[tier].name} is expected to keep ${formatPercent(goodput, 1)}; the badge asks for ${formatPercent(limit)}. Even saves and restarts that cost nothing would keep only ${formatPercent(free)}.`,
  unmoved: (interval: Seconds, optimal: Seconds, before: Seconds) =>
    `“The interval is found once.” You kept ${formatSpan(interval)} when the best moved from ${formatDuration(before)} to ${formatDuration(optimal)}.`,
  misconceptions: "What this run has answered",
} as const;

/** Settings and costs in a few words. */
export const settingText = {
  words: ({ tier, interval }: Pick<CheckpointSetting, "tier" | "interval">) =>
    `${tiers[tier].name}, ${interval === null ? "never saving" : everyWords(interval)}`,
  mttf: (mttf: Seconds) => `MTTF ${formatDuration(mttf)}`,
  perUseful: (dollars: number | null) => (dollars === null ? "nothing kept" : formatUnitPrice(dollars)),
} as const;

export const trainingMeasures = { name: "regret", format: formatPoints } as const;
