import { createSimulation, simVersion, type Refusal, type Seconds, type Simulation } from "../sim/index.ts";
import { isHashOf, levelHash, type RunLevel } from "./level-hash.ts";
import { ReplayError } from "./replay-error.ts";
import type { RunRecord, TimedDigest } from "./run-record.ts";
import { workLimit, workOf } from "./work-of.ts";

/** Where a run first differs from what its record says. */
export type Mismatch =
  /** The state before the first command. */
  | { readonly kind: "start"; readonly time: 0; readonly expected: string; readonly got: string }
  | { readonly kind: "digest"; readonly time: Seconds; readonly expected: string; readonly got: string }
  | { readonly kind: "refused"; readonly time: Seconds; readonly index: number; readonly refusal: Refusal };

/** A run that was played again: its simulation stands at the end, or at the first mismatch. */
export interface PlayedReplay {
  readonly simulation: Simulation;
  readonly mismatch: Mismatch | null;
}

/**
 * Plays a run again on its level. A state that hashes to the last digest tells of all before it; where it does not, or
 * a command is refused, the run is played once more, to find the first digest that differs.
 * @param onShare is told on the way how much of the level has been played, in [0, 1].
 * @throws ReplayError if it belongs to another level or to another version of the core.
 */
export function playReplay(file: RunLevel, record: RunRecord, onShare?: (share: number) => void): PlayedReplay {
  requireSameLevel(file, record);
  // What commands make much longer is not played twice, whatever comes of it.
  const { level } = file;
  if (workOf(level, record.commands) > workLimit(level) / 6) {
    return playComparing(file, record, record.digests, onShare);
  }
  const once = playComparing(file, record, record.digests.slice(-1), onShare);
  const isKnown = once.mismatch === null || record.digests.length < 2;
  return isKnown ? once : playComparing(file, record, record.digests, onShare);
}

/** A run tells so many times how far it is. */
const tellings = 20;

function playComparing(
  file: RunLevel,
  record: RunRecord,
  digests: readonly TimedDigest[],
  onShare?: (share: number) => void,
): PlayedReplay {
  const simulation = createSimulation(file.level, record.seed);
  const { duration } = file.level;
  const skipTo: SkipTo = (time) => {
    const part = Math.ceil(duration / tellings);
    for (let stop = simulation.time + part; stop < time; stop += part) {
      simulation.skipTo(stop);
      onShare?.(stop / duration);
    }
    simulation.skipTo(time);
  };
  const { start } = record;
  const got = start === null ? null : simulation.digest();
  if (start !== null && got !== null && got !== start) {
    return { simulation, mismatch: { kind: "start", time: 0, expected: start, got } };
  }
  let next = 0;
  for (const { time, digest } of digests) {
    const mismatch = playUpTo({ simulation, skipTo }, record, next, time);
    if (mismatch !== null) return { simulation, mismatch };
    while ((record.commands[next]?.time ?? Infinity) <= time) next++;
    const got = simulation.digest();
    if (got !== digest) return { simulation, mismatch: { kind: "digest", time, expected: digest, got } };
  }
  return { simulation, mismatch: playUpTo({ simulation, skipTo }, record, next, record.time) };
}

function requireSameLevel(file: RunLevel, record: RunRecord): void {
  const { level } = file;
  if (record.simVersion !== simVersion) {
    throw new ReplayError(`simVersion is ${record.simVersion}, but this build plays version ${simVersion}.`);
  }
  if (record.levelId !== level.id) {
    throw new ReplayError(`levelId is "${record.levelId}", but the level is "${level.id}".`);
  }
  if (!isHashOf(record.levelHash, file)) {
    throw new ReplayError(`levelHash is ${record.levelHash}, but this version of the level has ${levelHash(file)}.`);
  }
  const times = [...record.commands, ...record.digests, record].map(({ time }) => time);
  const late = times.find((time) => time > level.duration);
  if (late === undefined) return;
  throw new ReplayError(`A time is ${late}, but the level lasts ${level.duration} seconds.`);
}

type SkipTo = (time: Seconds) => void;

/** Does the commands up to a time, from one of them on; the first that is refused ends it, for no recorded one was. */
function playUpTo(
  { simulation, skipTo }: { readonly simulation: Simulation; readonly skipTo: SkipTo },
  { commands }: RunRecord,
  from: number,
  time: Seconds,
): Mismatch | null {
  for (let index = from; ; index++) {
    const next = commands[index];
    if (next === undefined || next.time > time) break;
    if (next.time > simulation.time) skipTo(next.time);
    const result = simulation.dispatch(next.command);
    if (!result.ok) return { kind: "refused", time: next.time, index, refusal: result.refusal };
  }
  skipTo(Math.max(time, simulation.time));
  return null;
}
