import type { FailureCause, Seconds, StorageTierId } from "../../../sim/index.ts";
import { causes } from "../../../text/causes.ts";
import { tiers } from "../../../text/storage-tiers.ts";
import { formatBytes, formatCount, formatDollars, formatDuration, formatHours } from "../../../text/numbers.ts";

/** Lines of the consequence log about a training job. */
export const trainingLog = {
  failed: (rollback: {
    node: string;
    cause: FailureCause;
    gpus: number;
    lost: Seconds;
    voided: boolean;
    restart: Seconds;
  }) =>
    `Incident: node ${rollback.node} failed (${causes[rollback.cause]}). ${formatCount(rollback.gpus)} GPUs lost ${formatDuration(rollback.lost)} of work.${rollback.voided ? " The save under way is void." : ""} Restarting, ${formatDuration(rollback.restart)}.`,
  failedNone: (node: string, cause: FailureCause, restart: Seconds) =>
    `Incident: node ${node} failed (${causes[cause]}) just after a save: nothing lost. Restarting, ${formatDuration(restart)}.`,
  failedAgain: (node: string, cause: FailureCause, restart: Seconds) =>
    `Incident: node ${node} failed (${causes[cause]}) during the restart, which begins anew: ${formatDuration(restart)}.`,
  saved: (nth: number, bytes: number, pause: Seconds, kept: Seconds) =>
    `Checkpoint ${formatCount(nth)} written: ${formatBytes(bytes)} in ${formatDuration(pause)}. ${formatHours(kept)} are safe.`,
  savedMany: (count: number, kept: Seconds) => `${formatCount(count)} saves in a row. ${formatHours(kept)} are safe.`,
  interval: (interval: Seconds | null) =>
    interval === null ? "The job never saves from now on." : `The job saves every ${formatDuration(interval)} now.`,
  offered: (tier: StorageTierId, pause: Seconds, perHour: number) =>
    `On offer: ${tiers[tier].name}. A save takes ${formatDuration(pause)}, for ${formatDollars(perHour)} an hour.`,
  signed: (tier: StorageTierId, pause: Seconds, perHour: number) =>
    `Storage is now ${tiers[tier].name}: a save takes ${formatDuration(pause)}, ${perHour === 0 ? "at no charge" : `${formatDollars(perHour)} an hour`}.`,
  aged: "The hardware has changed: it fails at another rate than before.",
  safe: (required: Seconds) => `The required ${formatHours(required)} of training are saved: the SLO is met.`,
} as const;

/** News of a training run, for which the clock slows down. */
export const trainingNews = {
  offered: (tier: StorageTierId, pause: Seconds, before: Seconds) =>
    `${tiers[tier].name} is on offer: a save takes ${formatDuration(pause)} instead of ${formatDuration(before)}.`,
  aged: "The hardware has changed: it fails at another rate than before. Watch the failures: the best interval has moved.",
  firstFailure: (node: string, lost: Seconds, gpus: number) =>
    `Node ${node} failed, and all ${formatCount(gpus)} GPUs rolled back ${formatDuration(lost)}.`,
} as const;

/** Single lines of help in this lesson. */
export const trainingCoach = {
  begin: (gpus: string, mttf: Seconds) =>
    `One job on ${gpus}. A node fails about every ${formatDuration(mttf)}, and then all of them roll back to the last checkpoint. Watch “At risk” grow.`,
  rolledBack: (lost: Seconds) =>
    `One node failed and all GPUs lost ${formatDuration(lost)}: busy, not kept. A shorter interval loses less to failures, more to saving: try.`,
  offer: (name: string, pause: Seconds) =>
    `${name} is on offer: a save would take ${formatDuration(pause)}. Open its card and see whether it pays. The curve of theory is shown from now on.`,
  stale: (interval: Seconds, pause: Seconds) =>
    `A save now takes only ${formatDuration(pause)}, but you still save every ${formatDuration(interval)}. The best interval shrinks with the square root of the save: move the slider.`,
  aged: "Failures come at another rate. Count them: what was the best interval is not any more.",
} as const;
