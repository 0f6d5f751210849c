import type { Ledger } from "../sim/index.ts";

/** A class of the ledger's GPU-seconds; the ten of them sum to the capacity. */
export type LedgerClass = Exclude<keyof Ledger, "capacity">;

/** The ten classes in the order they are drawn: what was made, what was thrown away, what was held up, what was empty. */
export const ledgerClasses: readonly LedgerClass[] = [
  "useful",
  "lostToKills",
  "lostToFailures",
  "checkpointing",
  "restarting",
  "migrating",
  "tax",
  "stalled",
  "idle",
  "down",
];

/** Their names and what each means. */
export const ledgerText: Record<LedgerClass, { readonly name: string; readonly meaning: string }> = {
  useful: { name: "useful", meaning: "work that is kept" },
  lostToKills: { name: "lost to kills", meaning: "work thrown away by killing jobs" },
  lostToFailures: { name: "lost to failures", meaning: "work thrown away by broken nodes" },
  checkpointing: { name: "checkpointing", meaning: "time spent saving" },
  restarting: { name: "restarting", meaning: "time spent getting back up after a failure" },
  migrating: { name: "migrating", meaning: "both ends held while a job is copied" },
  tax: { name: "migration tax", meaning: "moved jobs run slower for the rest of their life" },
  stalled: { name: "stalled", meaning: "jobs that hold GPUs and stand still" },
  idle: { name: "idle", meaning: "GPUs that nobody holds" },
  down: { name: "down", meaning: "GPUs of broken nodes" },
};

/** Labels of the ledger zone. */
export const ledgerLabels = {
  heading: "System ledger",
  mfu: "Cluster MFU",
  goodput: "Goodput",
  wait: "Wait time",
  tco: "TCO",
  mfuMeaning: "Useful work ÷ capacity × the jobs' own MFU",
  goodputMeaning: "Useful work ÷ held GPUs. Busy is not productive",
  waitMeaning: "Students, from submission to start",
  tcoMeaning: "Every GPU-hour is paid, idle or not",
  utilization: "Utilization",
  jobMfu: "Jobs' own MFU",
  usefulShare: "Useful ÷ capacity",
  lost: "Busy but lost",
  mean: "Mean",
  p95: "p95",
  longest: "Longest",
  pending: "Waiting now",
  perUseful: "Per useful GPU-h",
  idleDollars: "Burnt on idle GPUs",
  perHour: "Per hour",
  capacity: "capacity",
  share: "Share",
  classColumn: "Class",
  hoursColumn: "GPU-h",
  bandCaption: "Where every GPU-hour since the start went",
  breakdown: (name: string) => `${name}: breakdown`,
  showTable: "Ten classes",
  noneYet: "—",
  negative: (hours: string) =>
    `Useful is negative (${hours}): kills took back more than has been done since the start.`,
  sinceStart: "since the start",
} as const;
