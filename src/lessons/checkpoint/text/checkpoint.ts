import type { GpuSeconds, Seconds } from "../../../sim/index.ts";
import {
  formatClock,
  formatCount,
  formatDollars,
  formatDuration,
  formatGpuHours,
  formatMany,
  formatPercent,
  formatHours,
} from "../../../text/numbers.ts";

/** "257k GPU-h": GPU-hours where there is little room. */
export function formatThousandGpuHours(gpuSeconds: GpuSeconds): string {
  const hours = gpuSeconds / 3600;
  return hours < 9999.5 ? formatGpuHours(gpuSeconds) : `${formatCount(hours / 1000)}k GPU-h`;
}

/** "5 min", "1 h": a mark on a scale of durations. */
export function tickName(seconds: Seconds): string {
  return seconds < 3600 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 360) / 10} h`;
}

/** Words of the storage contracts. */
export const storageText = {
  heading: "Storage contract",
  now: "now",
  buy: "buy",
  back: "go back",
  costs: (pause: Seconds, restart: Seconds) => `save ${formatDuration(pause)} · restart ${formatDuration(restart)}`,
  costsMeaning: "Save: how long it pauses all GPUs. Restart: how long until they work again after a failure.",
  included: "included",
  price: (perHour: number) => `${formatDollars(perHour)}/h`,
  offered: (sinceMonday: Seconds) => formatClock(sinceMonday),
  offeredIn: (left: Seconds) =>
    left < 7200 ? `in ${Math.ceil(left / 60)} min` : `in ${formatDuration(Math.round(left / 3600) * 3600)}`,
} as const;

/** Words of the question before a contract is signed. */
export const signText = {
  title: (name: string) => `Storage contract: ${name}`,
  caption: "What changes",
  term: "Term",
  before: "now",
  after: "then",
  save: "A save stops all GPUs for",
  drain: "and is complete after",
  restart: "A restart takes",
  shortest: "Shortest interval",
  perHour: "Storage, per hour",
  goodput: "Expected goodput",
  goodputBest: "at its best interval",
  asSet: (interval: Seconds | null, value: string) =>
    `as set now, ${interval === null ? "never" : `every ${formatDuration(interval)}`}: ${value}`,
  perUseful: "Cost of a useful GPU-hour",
  noUseful: "infinite",
  price: (setup: number, perHour: number, total: number, left: Seconds) =>
    setup + perHour === 0
      ? "This contract costs nothing more."
      : `${formatDollars(setup)} now and ${formatDollars(perHour)} an hour: ${formatDollars(total)} for the ${formatDuration(left)} that are left.`,
  stops: (name: string, perHour: number) =>
    perHour === 0 ? "" : `The ${formatDollars(perHour)} an hour for ${name} end with it.`,
  /** `worth`: of the difference in goodput; `extra`: of the difference in price; dollars per hour. */
  worth: (each: {
    readonly points: number;
    readonly fleet: number;
    readonly worth: number;
    readonly extra: number;
  }) => {
    const size = `${Math.abs(each.points * 100).toFixed(1)} points`;
    const whole = `The GPUs cost ${formatDollars(each.fleet)} an hour, busy or not.`;
    const [worth, extra] = [formatDollars(Math.abs(each.worth)), formatDollars(Math.abs(each.extra))];
    return each.points < 0
      ? `${whole} ${size} of goodput less waste ${worth} of that each hour, to save ${extra} an hour on storage.`
      : `${whole} ${size} of goodput more are worth ${worth} of that each hour, for ${extra} an hour more on storage.`;
  },
  keeps: (interval: Seconds | null, raised: boolean) =>
    interval === null
      ? "The job still never saves: set an interval."
      : raised
        ? `Your interval becomes ${formatDuration(interval)}, the shortest that this contract allows.`
        : `Your interval stays at ${formatDuration(interval)} until you move it.`,
  sign: "Sign",
  cancel: "Not now",
} as const;

/** Words of the interval lever. */
export const intervalText = {
  heading: "Checkpoint interval",
  never: "Never save",
  neverValue: "never",
  keys: "Arrow keys go from stop to stop, Page Up and Page Down from mark to mark.",
  saveShare: (pause: Seconds, interval: Seconds) =>
    `If nothing failed, saving would take ${formatPercent(pause / (interval + pause))} of the time.`,
  failureCosts: (max: string, gpus: number, hours: string, dollars: string) =>
    `A failure loses up to ${max} × ${formatCount(gpus)} GPUs: ${hours}, ${dollars}; on average half of that or less.`,
  neverCosts: "Nothing is ever saved: the first failure rolls back to the start.",
  expected: (goodput: number) => `Expected: ${formatPercent(goodput, 1)} kept`,
  measured: (duration: Seconds, failures: number, kept: number) =>
    `Measured ${formatPercent(kept)} in ${formatDuration(duration)}, ${formatMany(failures, "failure")}`,
  measuredNone: "Measured: too early to tell",
  atBest: (best: number, badge: number) =>
    `At best ${formatPercent(best)} on this contract: the ${formatPercent(badge)} badge needs faster saves.`,
} as const;

/** The parts of a training job's time, as they stand under its bars; what is at risk is no share yet, but hours. */
export const splitText = {
  caption: "Where the time goes",
  expected: "expected",
  measured: "measured",
  unknown: "—",
  risk: "at risk",
  goodput: "kept",
  saving: "saving",
  rework: "redone",
  restarting: "restarting",
} as const;

/** The two parts of a training job's useful work. */
export const usefulText = {
  saved: { name: "kept", meaning: "Work that is saved: no failure can lose it." },
  risk: { name: "at risk", meaning: "Work since the last complete save: the next failure loses it." },
} as const;

/** Words of the card of the training job. */
export const runText = {
  gpus: (gpus: number) => `${formatCount(gpus)} GPUs`,
  working: "Working",
  saving: (share: number) => `Saving, ${formatPercent(share)}: all GPUs wait`,
  draining: (share: number) => `Working · a save drains, ${formatPercent(share)}`,
  restarting: (share: number) => `Restarting, ${formatPercent(share)}`,
  pending: "Waiting for GPUs",
  finished: "Finished",
  over: "The run is over",
  mttf: "MTTF",
  failures: "Failures",
  mttfMeaning:
    "Mean time to failure: so long it takes on average until a node somewhere in the hall fails. Failures come by chance, so there may be fewer or more of them than expected so far.",
  expected: (failures: number) => `${failures < 1.95 ? failures.toFixed(1) : formatCount(failures)} expected`,
  noGap: "none yet",
  saved: "Saved",
  savedOf: (saved: Seconds, required: Seconds) => `${formatHours(saved)} of ${formatHours(required)}`,
  savedSafe: (saved: Seconds) => `${formatHours(saved)}, SLO met`,
  savedBar: (saved: Seconds, risk: Seconds, required: Seconds) =>
    `${formatHours(saved)} of the required ${formatHours(required)} saved, ${formatHours(risk)} at risk`,
  atRisk: "At risk",
  riskBar: "Work since the last complete save",
  risk: (since: Seconds) => `${formatDuration(since)} ·`,
  noneLost: "No work lost yet",
  lost: (work: Seconds, hours: string, dollars: string) => `▼ ${formatDuration(work)} = ${hours} = ${dollars}`,
  lostWord: "Lost to the last failure: ",
} as const;

/** Words of the two plots. */
export const plotText = {
  label: "Plots of the run",
  progress: "Progress kept",
  goodput: "Goodput by interval",
  asTable: "Table",
  day: "24 h",
  all: "all",
  span: "Time shown",
  hours: (hours: number) => `${formatCount(hours)} h`,
  neverFailed: "if nothing failed",
  keyDone: "done",
  keySaved: "saved",
  keySave: "save",
  keyFailure: "failure",
  badge: (share: number) => `${formatPercent(share)} badge`,
  never: "never",
  optimal: (interval: Seconds) => `best ${formatDuration(interval)}`,
  keeps: (goodput: number) => `keeps ${formatPercent(goodput)}`,
  young: (interval: Seconds) => ["Young's rule", formatDuration(interval)],
  keyYoung: "Young's rule?",
  youngMeaning:
    "John W. Young's rule of 1974 for the best interval: √(2 × save × MTTF). It takes a save to be short against the MTTF; the star is exact.",
  curveOf: (tier: string, mttf: Seconds) => `${tier}, MTTF ${formatDuration(mttf)}`,
  keyRunning: "under way",
  hidden: "Your own dots only. The theory comes with the second contract.",
  changed: "Your own dots only, until you have said what the MTTF is now.",
  progressLabel: (done: Seconds, saved: Seconds, rollbacks: number) =>
    `Progress over time: ${formatHours(done)} of training done, ${formatHours(saved)} of it saved, ${formatMany(rollbacks, "rollback")}.`,
  goodputLabel: (dots: number) => `Goodput over the checkpoint interval: ${formatMany(dots, "own measurement")}.`,
  table: {
    progress: "Failures and what they took",
    at: "When",
    lost: "Lost",
    kept: "Left",
    voided: "Save void",
    yes: "yes",
    no: "no",
    goodput: "Your settings and what came of them",
    contract: "Contract",
    mttf: "MTTF",
    interval: "Interval",
    played: "Played",
    measured: "Goodput",
    theory: "Theory",
    best: "Best",
    empty: "Nothing yet.",
  },
} as const;

/** Words of the ledger's cards in this lesson. */
export const paradoxText = {
  busy: "busy",
  productive: "kept",
  risk: "at risk",
  bars: (busy: string, kept: string, risk: string) =>
    `Busy ${busy} of the time; ${kept} of that is work that is saved, ${risk} is still at risk.`,
  keptRow: "Kept",
  riskRow: "At risk",
  goodputMeaning:
    "Work that is saved, as a share of the GPU time that the job held since the start. Work since the last save is at risk and does not count yet: busy is not productive.",
  lost: "Lost",
  lostMeaning:
    "What failures have cost: lost work, which is redone, and restarts. The time spent saving, which limits it, stands beside it.",
  rework: "Lost work",
  restarts: "Restarts",
  saving: "Saving, on top",
  share: "Share of all GPU-h",
  storage: "Storage so far",
  storagePerHour: "Storage, per hour",
} as const;

/** The SLA badge of a training job, and what its goodput badge looks at. */
export const trainingBadgeText = {
  meaning:
    "Only so many hours of the run may go to saving, redoing and restarting; the rest must be saved training. Once that is out of reach the run ends.",
  timeLost: "SLA: time lost",
  lostOf: (lost: Seconds, limit: Seconds) => `${formatCount(lost / 3600)} of ${formatCount(limit / 3600)} h`,
  tip: (lost: Seconds, limit: Seconds, owed: Seconds) =>
    `${formatHours(lost)} lost so far to saving, redoing and restarting, of the ${formatHours(limit)} that may be. ${formatHours(owed)} of training are still owed.`,
  safe: "The training SLO is met.",
  goodput: (span: Seconds) => `Judged over the last ${formatDuration(span)}.`,
} as const;

/** The running meter of the third star's regret. */
export const regretMeterText = {
  name: "Regret",
  over: "Regret: no third star this time",
  of: (value: number, limit: number) => `${(value * 100).toFixed(1)} of ${(limit * 100).toFixed(1)} points`,
  beyond: (value: number, limit: number) => `${(value * 100).toFixed(1)} of ${(limit * 100).toFixed(1)}`,
  meaning:
    "Expected goodput that your settings lost against the best on offer, in percentage points. It counts from the second contract's offer on, averaged over all the time from there to the end: it is free of luck, only grows, and kept low it earns the third star.",
} as const;
