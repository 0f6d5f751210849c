import { createSimulation, simVersion, type Level, type Refusal, type Seconds, type Simulation } from "../sim/index.ts";
import { levelHash } from "./level-hash.ts";
import { playCommands } from "./play-commands.ts";
import type { Replay } from "./replay.ts";
import { ReplayError } from "./replay-error.ts";

/** Where a run first differs from what its replay says. */
export type Mismatch =
  | { readonly kind: "digest"; readonly time: Seconds; readonly expected: string; readonly got: string }
  | { readonly kind: "refused"; readonly time: Seconds; readonly index: number; readonly refusal: Refusal };

/** A replay that was run: its simulation stands at the end, or at the first mismatch. */
export interface PlayedReplay {
  readonly simulation: Simulation;
  readonly mismatch: Mismatch | null;
}

/**
 * Runs a replay on its level, checking every digest on the way.
 * @throws ReplayError if it belongs to another level or to another version of the core.
 */
export function playReplay(level: Level, replay: Replay): PlayedReplay {
  requireSameLevel(level, replay);
  const simulation = createSimulation(level, replay.seed);
  let next = 0;
  for (const { time, digest } of replay.digests) {
    const mismatch = playUpTo(simulation, replay, next, time);
    if (mismatch !== null) return { simulation, mismatch };
    while ((replay.commands[next]?.time ?? Infinity) <= time) next++;
    const got = simulation.digest();
    if (got !== digest) return { simulation, mismatch: { kind: "digest", time, expected: digest, got } };
  }
  const end = replay.commands.at(-1)?.time ?? 0;
  return { simulation, mismatch: playUpTo(simulation, replay, next, Math.max(end, simulation.time)) };
}

/** Whether a replay is what it says: it ends with a digest, and running it again gives each of its digests. */
export function verifyReplay(level: Level, replay: Replay): boolean {
  const lastDigest = replay.digests.at(-1);
  const lastCommand = replay.commands.at(-1);
  if (lastDigest === undefined || lastDigest.time < (lastCommand?.time ?? 0)) return false;
  return playReplay(level, replay).mismatch === null;
}

function requireSameLevel(level: Level, replay: Replay): void {
  if (replay.simVersion !== simVersion) {
    throw new ReplayError(`simVersion is ${replay.simVersion}, but this build plays version ${simVersion}.`);
  }
  if (replay.levelId !== level.id)
    throw new ReplayError(`levelId is "${replay.levelId}", but the level is "${level.id}".`);
  const hash = levelHash(level);
  if (replay.levelHash !== hash) {
    throw new ReplayError(`levelHash is ${replay.levelHash}, but this version of the level has ${hash}.`);
  }
  const late = [...replay.commands, ...replay.digests].find(({ time }) => time > level.duration);
  if (late === undefined) return;
  throw new ReplayError(`A time is ${late.time}, but the level lasts ${level.duration} seconds.`);
}

function playUpTo(simulation: Simulation, replay: Replay, from: number, time: Seconds): Mismatch | null {
  const { refused } = playCommands(simulation, replay.commands.slice(from), time);
  const first = refused[0];
  if (first === undefined) return null;
  return { kind: "refused", time: first.time, index: from + first.index, refusal: first.refusal };
}
