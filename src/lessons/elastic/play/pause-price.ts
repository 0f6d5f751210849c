import type { Price } from "../../../sim/index.ts";
import { formatPause, recoveryText } from "../text/elastic.ts";
import { formatDollars, formatGpuHours } from "../../../text/numbers.ts";

/** A price to the second of the pause: "2 min 35 s · 551 GPU-h · $1,653", or that it costs nothing. */
export function pausePrice({ total, dollars, seconds }: Price): string {
  if (total === 0 && dollars === 0) return recoveryText.free;
  const parts = [formatGpuHours(total), formatDollars(dollars)];
  return [...(seconds === null || seconds === 0 ? [] : [formatPause(seconds)]), ...parts].join(" · ");
}
