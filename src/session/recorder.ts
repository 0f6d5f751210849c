import {
  recordFormat,
  type Instant,
  type RunNotes,
  type RunRecord,
  type TimedCommand,
  type TimedDigest,
} from "../replay/run-record.ts";
import { simVersion, type Command, type Level, type Simulation } from "../sim/index.ts";

/** Keeps what is needed to run a simulation again. */
export interface Recorder {
  /** Notes a command that was done now, and the wall clock, if there is one. */
  add(command: Command, at: Instant | undefined): void;
  /** Notes the state's hash now. */
  mark(): void;
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
    mark() {
      if (digests.at(-1)?.time === simulation.time) digests.pop();
      digests.push(digestNow());
    },
    commands: () => [...commands],
    record: (notes) => recordWith(notes, digests),
    sealedRecord: (notes) => recordWith(notes, [...before(), digestNow()]),
  };
}
