import {
  recordFormat,
  type Instant,
  type RunNotes,
  type RunRecord,
  type TimedCommand,
  type TimedDigest,
} from "./run-record.ts";
import { simVersion, type Command, type Level, type Seconds, type SimEvent, type Simulation } from "../sim/index.ts";
import { markEvery } from "./mark-times.ts";

/** Keeps what is needed to run a simulation again. */
export interface Recorder {
  /** Notes a command that was done now, and the wall clock, if there is one. */
  add(command: Command, at: Instant | undefined): void;
  /** Runs the simulation on, and notes the state's hash at each time that it is noted at; returns what happened. */
  advanceTo(time: Seconds): readonly SimEvent[];
  commands(): readonly TimedCommand[];
  /** The run up to now, with the hashes noted on the way. */
  record(notes: RunNotes): RunRecord;
  /** The same, with the state's hash now as its last: it can be verified. */
  sealedRecord(notes: RunNotes): RunRecord;
}

/** A recorder for a simulation that stands at time 0. */
export function createRecorder(level: Level, seed: string, simulation: Simulation): Recorder {
  const commands: TimedCommand[] = [];
  const digests: TimedDigest[] = [];

  const every = markEvery(level);
  const start = simulation.digest();
  const digestNow = (): TimedDigest => ({ time: simulation.time, digest: simulation.digest() });
  /** A digest holds after all commands of its time: a later command takes it away, a later digest its place. */
  const before = (): readonly TimedDigest[] => digests.filter(({ time }) => time < simulation.time);

  const recordWith = (notes: RunNotes, marks: readonly TimedDigest[]): RunRecord => ({
    ...notes,
    format: recordFormat,
    simVersion,
    levelId: level.id,
    seed,
    start,
    commands: [...commands],
    digests: [...marks],
    time: simulation.time,
  });

  return {
    add(command, at) {
      if (digests.at(-1)?.time === simulation.time) digests.pop();
      commands.push({ time: simulation.time, command, ...(at === undefined ? {} : { at }) });
    },
    advanceTo(time) {
      const events: SimEvent[] = [];
      let next = simulation.time;
      do {
        next = Math.min(time, (Math.floor(next / every) + 1) * every);
        const before = simulation.time;
        for (const event of simulation.advanceTo(next)) events.push(event);
        if (simulation.time > before && simulation.time % every === 0) digests.push(digestNow());
      } while (next < time);
      return events;
    },
    commands: () => [...commands],
    record: (notes) => recordWith(notes, digests),
    sealedRecord: (notes) => recordWith(notes, [...before(), digestNow()]),
  };
}
