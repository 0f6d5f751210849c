import type { Seconds } from "../../../sim/index.ts";
import { formatCount, formatDuration, formatMany, formatPercent, formatWaiting } from "../../../text/numbers.ts";

/** How the hall stands, in a line. */
export function situationText(hall: {
  readonly busy: number;
  readonly idle: number;
  readonly run: number;
  readonly waiting: number;
  readonly widest: number;
  readonly longest: Seconds;
}): string {
  const idle = `${formatPercent(hall.busy)} busy; ${formatCount(hall.idle)} GPUs idle, at most ${formatMany(hall.run, "node")} side by side.`;
  if (hall.waiting === 0) return `${idle} Nobody waits.`;
  return `${idle} ${formatWaiting(hall.waiting, "job")}, up to ${formatMany(hall.widest, "GPU")} wide, for up to ${formatDuration(hall.longest)}.`;
}
