import type { Ledger } from "../sim/index.ts";

/** A class of the ledger's GPU-seconds; the ten of them sum to the capacity. */
export type LedgerClass = Exclude<keyof Ledger, "capacity">;

/** The ten classes in the order they are drawn: useful, lost, overhead, idle. */
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
  useful: { name: "useful", meaning: "Work that is kept: progress of jobs that was not lost." },
  lostToKills: {
    name: "lost to kills",
    meaning: "Work lost by killing jobs: all they had done since their last checkpoint.",
  },
  lostToFailures: { name: "lost to failures", meaning: "Work lost because a node failed under a job." },
  checkpointing: { name: "checkpointing", meaning: "Time in which jobs write a checkpoint and do nothing else." },
  restarting: { name: "restarting", meaning: "Time in which jobs restart and load their checkpoint." },
  migrating: { name: "migrating", meaning: "Both places are held while a job is copied from one to the other." },
  tax: {
    name: "migration tax",
    meaning: "Moved jobs run slower for the rest of their life; this is what that has cost so far.",
  },
  stalled: { name: "stalled", meaning: "Jobs that hold GPUs but are paused, as during a defragmentation." },
  idle: { name: "idle", meaning: "GPUs that no job holds. They are paid for all the same." },
  down: { name: "down", meaning: "GPUs of failed nodes, until they are repaired." },
};

/** Classes that mean something else where one job of replicas is trained. */
export const fleetLedgerText: Pick<typeof ledgerText, "tax" | "restarting" | "stalled" | "useful"> = {
  useful: { name: "useful", meaning: "Computing that is kept: progress that was not lost." },
  restarting: {
    name: "building, restarting",
    meaning: "All replicas are paused while a failure is detected, a ring is built or processes start.",
  },
  tax: {
    name: "all-reduce, waiting",
    meaning:
      "The part of each step that is not computing: the all-reduce around the ring, and waiting for the slowest replica.",
  },
  stalled: {
    name: "stalled",
    meaning:
      "Healthy GPUs that the job holds but that do not compute: all while the ring is open, else those outside it.",
  },
};

/** Labels of the ledger zone. */
export const ledgerLabels = {
  shortMfu: "MFU",
  perUsefulShort: "/useful",
  perUsefulRow: "Per useful GPU-h",
  gpusPerHour: "GPUs, per hour",
  heading: "System ledger",
  mfu: "Cluster MFU",
  goodput: "Goodput",
  netLoss: "more lost than done",
  wait: "Wait time",
  tco: "TCO",
  utilization: "Utilization",
  jobMfu: "Jobs' own MFU",
  usefulShare: "Useful ÷ capacity",
  lost: "Busy but lost",
  mean: "Mean",
  p95: "p95",
  longest: "Longest",
  pending: "Waiting now",
  perUseful: "Per useful GPU-h",
  idleDollars: "Spent on idle GPUs",
  perHour: "Per hour",
  capacity: "capacity",
  share: "Share",
  classColumn: "Class",
  hoursColumn: "GPU-h",
  bandCaption: "Where every GPU-hour since the start went",
  breakdown: (name: string) => `${name}: breakdown`,
  showTable: "Ten classes",
  noneYet: "—",
  negative: (hours: string) => `Useful is negative (${hours}): kills lost more work than was done since the start.`,
} as const;
