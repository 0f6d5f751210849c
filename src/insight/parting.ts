import { canonicalJson } from "../replay/hash-json.ts";
import type { TimedCommand } from "../replay/run-record.ts";
import type { Command, Seconds } from "../sim/index.ts";

/** The first moment at which two runs of one seed are not the same, and what each did then; null: nothing. */
export interface Parting {
  readonly time: Seconds;
  readonly first: Command | null;
  readonly second: Command | null;
}

/**
 * Where two runs of one seed part: until their first different command they are the same to the last GPU. Null if they
 * never do.
 */
export function partingOf(first: readonly TimedCommand[], second: readonly TimedCommand[]): Parting | null {
  for (let index = 0; index < Math.max(first.length, second.length); index++) {
    const one = first[index];
    const other = second[index];
    if (isSame(one, other)) continue;
    const time = Math.min(one?.time ?? Infinity, other?.time ?? Infinity);
    return {
      time,
      first: one?.time === time ? one.command : null,
      second: other?.time === time ? other.command : null,
    };
  }
  return null;
}

/** When it was given by the wall clock changes nothing. */
function isSame(one: TimedCommand | undefined, other: TimedCommand | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.time === other.time && canonicalJson(one.command) === canonicalJson(other.command);
}
