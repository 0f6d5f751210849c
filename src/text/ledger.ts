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
  useful: { name: "useful", meaning: "Work that is kept: progress of jobs that nothing has thrown away." },
  lostToKills: {
    name: "lost to kills",
    meaning: "Work thrown away by killing jobs: all they had done since their last save.",
  },
  lostToFailures: { name: "lost to failures", meaning: "Work thrown away because a node broke under a job." },
  checkpointing: { name: "checkpointing", meaning: "Time in which jobs write a checkpoint and do nothing else." },
  restarting: { name: "restarting", meaning: "Time in which jobs get back up and load their checkpoint." },
  migrating: { name: "migrating", meaning: "Both places are held while a job is copied from one to the other." },
  tax: {
    name: "migration tax",
    meaning: "Moved jobs run slower for the rest of their life; this is what that has cost so far.",
  },
  stalled: { name: "stalled", meaning: "Jobs that hold GPUs and stand still, as when the world is stopped." },
  idle: { name: "idle", meaning: "GPUs that nobody holds. They are paid for all the same." },
  down: { name: "down", meaning: "GPUs of broken nodes, until they are repaired." },
};

/** Classes that mean something else where one job of replicas is trained. */
export const fleetLedgerText: Pick<typeof ledgerText, "tax" | "restarting" | "stalled" | "useful"> = {
  useful: { name: "useful", meaning: "Computing for good: progress that nothing has thrown away." },
  restarting: {
    name: "building, restarting",
    meaning: "All replicas stand still while a failure is found, a ring is built or processes start.",
  },
  tax: {
    name: "adding up, waiting",
    meaning:
      "The part of each step that is no computing: adding gradients up around the ring, waiting for the slowest.",
  },
  stalled: {
    name: "stalled",
    meaning: "Healthy GPUs that the job holds and that stand still: all while the ring is open, else those outside it.",
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
} as const;
