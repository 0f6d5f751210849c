import type { Level, Seconds } from "../sim/index.ts";
import type { TimedCommand } from "./run-record.ts";

/** The state is hashed into the record at each multiple of this, or, in a long level, of a fiftieth of it. */
export const digestEvery = 1800;

/** Seconds between two digests of a run of a level. */
export function markEvery({ duration }: Pick<Level, "duration">): Seconds {
  return Math.max(digestEvery, Math.ceil(duration / 50));
}

/**
 * When a whole record up to a time has its digests: at each mark on the way that no command shares its time with, and at
 * its end. At most 52.
 */
export function markTimes(level: Level, commands: readonly TimedCommand[], end: Seconds): readonly Seconds[] {
  const commanded = new Set(commands.map(({ time }) => time));
  const every = markEvery(level);
  const times: Seconds[] = [];
  for (let time = every; time < end; time += every) if (!commanded.has(time)) times.push(time);
  return [...times, end];
}
