import { levelHash } from "../replay/level-hash.ts";
import type { Replay, ReplaySettings, TimedCommand, TimedDigest } from "../replay/replay.ts";
import { simVersion, type Command, type Level, type Simulation } from "../sim/index.ts";

/** Keeps what is needed to run a simulation again. */
export interface Recorder {
  /** Notes a command that was done now. */
  add(command: Command): void;
  /** Notes the state's hash now. */
  mark(): void;
  commands(): readonly TimedCommand[];
  replay(settings: ReplaySettings): Replay;
}

/** A recorder for a simulation that stands at time 0. */
export function createRecorder(level: Level, seed: string, simulation: Simulation): Recorder {
  const commands: TimedCommand[] = [];
  const digests: TimedDigest[] = [];

  function mark(): void {
    // A digest holds after all commands of its time: a later one at the same time replaces it.
    if (digests.at(-1)?.time === simulation.time) digests.pop();
    digests.push({ time: simulation.time, digest: simulation.digest() });
  }

  return {
    add(command) {
      if (digests.at(-1)?.time === simulation.time) digests.pop();
      commands.push({ time: simulation.time, command });
    },
    mark,
    commands: () => [...commands],
    replay(settings) {
      mark();
      return {
        format: 1,
        simVersion,
        levelId: level.id,
        levelHash: levelHash(level),
        seed,
        settings,
        commands: [...commands],
        digests: [...digests],
      };
    },
  };
}
