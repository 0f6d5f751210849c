import type { Seconds } from "../../../sim/index.ts";
import { formatDuration, formatHours, formatMany } from "../../../text/numbers.ts";

/** How the training stands, in a line. */
export function situationText(training: {
  readonly safe: Seconds;
  readonly time: Seconds;
  readonly risk: Seconds;
  readonly failures: number;
}): string {
  return `${formatHours(training.safe)} of ${formatHours(training.time)} are safe, ${formatDuration(training.risk)} at risk; ${formatMany(training.failures, "failure")} so far.`;
}
