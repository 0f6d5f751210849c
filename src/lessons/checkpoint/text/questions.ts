import type { Seconds, StorageTierId } from "../../../sim/index.ts";
import { tiers } from "../../../text/storage-tiers.ts";
import { formatDuration, formatHours, formatMany } from "../../../text/numbers.ts";

/** Questions of a training run. */
export const questions = {
  interval: {
    what: (tier: StorageTierId) => `the best interval under ${tiers[tier].name}`,
    question: (tier: StorageTierId) => `Which interval keeps the most under ${tiers[tier].name}?`,
    why: (pause: Seconds) =>
      `A save takes ${formatDuration(pause)} now. Asked because a new contract moves the best interval; how far is yours to find.`,
  },
  mttf: {
    what: "the MTTF after the aging",
    question: "Something has changed. How far apart are failures on average now?",
    why: (failures: number, span: Seconds, low: Seconds, high: Seconds | null) =>
      `Since the change ${formatMany(failures, "failure")} in ${formatHours(span)}: with a confidence of 90% the mean lies between ${formatDuration(low)} and ${high === null ? "no bound" : formatDuration(high)}. Asked because the best interval moves with it.`,
  },
  unknown: "changed",
} as const;
