import { playCommands } from "../../src/replay/play-commands.ts";
import type { TimedCommand, TimedDigest } from "../../src/replay/run-record.ts";
import { createSimulation, type Level } from "../../src/sim/index.ts";

/** A run that an engine is to play. */
export interface EngineRun {
  readonly level: Level;
  readonly seed: string;
  readonly commands: readonly TimedCommand[];
  readonly digests: readonly TimedDigest[];
}

/** Plays runs, and returns the digests of the times at which each has one. */
export function playAll(runs: readonly EngineRun[]): readonly (readonly string[])[] {
  return runs.map(({ level, seed, commands, digests }) => {
    const simulation = createSimulation(level, seed);
    let done = 0;
    return digests.map(({ time }) => {
      const due = commands.slice(done).filter((one) => one.time <= time);
      done += due.length;
      playCommands(simulation, due, time);
      return simulation.digest();
    });
  });
}

Object.assign(globalThis, { playAll });
