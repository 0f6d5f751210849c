import { playCommands, type RefusedCommand } from "../replay/play-commands.ts";
import type { TimedCommand } from "../replay/run-record.ts";
import { createSimulation, restoreSimulation, type Level, type Seconds, type Simulation } from "../sim/index.ts";

/** How many snapshots are taken of a run, evenly over the level: a trial begins at most so much of it too early. */
const stations = 16;

/** Plays a run again with changes, each time only from where it changes. */
export interface Replayer {
  /** Plays other commands to the level's end, which have to be in order of time; says which were refused. */
  play(commands: readonly TimedCommand[]): PlayedAgain;
  /** The run right before its command of this index. */
  before(index: number): Simulation;
}

/** A run played again. */
export interface PlayedAgain {
  readonly simulation: Simulation;
  /** Their `index` counts in the list that was played. */
  readonly refused: readonly RefusedCommand[];
}

/** A moment to go on from. */
interface Station {
  readonly time: Seconds;
  /** Commands done by then. */
  readonly done: number;
  readonly snapshot: Uint8Array;
}

/** Plays the run once and keeps snapshots of it. `own`: its commands, in order of time. */
export function createReplayer(level: Level, seed: string, own: readonly TimedCommand[]): Replayer {
  const kept = stationsOf(level, seed, own);

  /** Goes on from the latest station by `time` with at most so many commands done. */
  const resume = (mostDone: number, time: Seconds): { simulation: Simulation; done: number } => {
    const station = kept.findLast((one) => one.done <= mostDone && one.time <= time);
    if (station === undefined) return { simulation: createSimulation(level, seed), done: 0 };
    return { simulation: restoreSimulation(level, seed, station.snapshot), done: station.done };
  };

  return {
    play(commands) {
      let same = 0;
      while (same < commands.length && commands[same] === own[same]) same++;
      const differs = Math.min(commands[same]?.time ?? level.duration, own[same]?.time ?? level.duration);
      const { simulation, done } = resume(same, differs);
      const refused = playCommands(simulation, commands.slice(done), level.duration);
      return { simulation, refused: refused.map((one) => ({ ...one, index: one.index + done })) };
    },
    before(index) {
      const time = own[index]?.time ?? level.duration;
      const { simulation, done } = resume(index, time);
      playCommands(simulation, own.slice(done, index), time);
      return simulation;
    },
  };
}

function stationsOf(level: Level, seed: string, own: readonly TimedCommand[]): readonly Station[] {
  const simulation = createSimulation(level, seed);
  const found: Station[] = [];
  let done = 0;
  for (let station = 1; station < stations; station++) {
    const time = Math.floor((level.duration * station) / stations);
    if (simulation.view().ended !== null) break;
    // The commands of that very second come after the snapshot.
    const next = own.findIndex((one) => one.time >= time);
    const until = next < 0 ? own.length : next;
    playCommands(simulation, own.slice(done, until), time);
    done = until;
    found.push({ time, done, snapshot: simulation.snapshot() });
  }
  return found;
}
