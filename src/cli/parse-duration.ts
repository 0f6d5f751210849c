import type { Seconds } from "../sim/index.ts";
import { badDuration } from "../text/cli-duration.ts";
import { UsageError } from "./usage-error.ts";

const unitSeconds: Readonly<Record<string, Seconds>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * 90s, 25m, 3h or 2d in seconds, rounded to whole ones.
 * @throws UsageError for anything else, naming the option.
 */
export function parseDuration(option: string, text: string): Seconds {
  const [, count, unit] = /^(\d{1,9}(?:\.\d{1,6})?)([smhd])$/.exec(text) ?? [];
  const seconds = Math.round(Number(count) * (unitSeconds[unit ?? ""] ?? Number.NaN));
  if (Number.isNaN(seconds)) throw new UsageError(badDuration(option, text));
  return seconds;
}
