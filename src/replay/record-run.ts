import { createSimulation, type Level, type Seconds, type Simulation } from "../sim/index.ts";
import type { RefusedCommand } from "./play-commands.ts";
import { createRecorder } from "./recorder.ts";
import type { RunNotes, RunRecord, TimedCommand } from "./run-record.ts";

/** A run that was played from a list of commands. */
export interface RecordedRun {
  readonly simulation: Simulation;
  readonly refused: readonly RefusedCommand[];
  /** The run as it stands, to be verified: with those of the commands that were done. */
  record(notes: RunNotes): RunRecord;
}

const slices = 100;

/**
 * Does the commands, in order of time, each at its time, runs on to `until`, and records it all; later ones are ignored.
 * Tells after every hundredth how far it is.
 */
export function recordRun(
  level: Level,
  seed: string,
  commands: readonly TimedCommand[],
  until: Seconds,
  onProgress: (time: Seconds) => void = () => {},
): RecordedRun {
  const simulation = createSimulation(level, seed);
  const recorder = createRecorder(level, seed, simulation);
  const refused: RefusedCommand[] = [];
  let slice = 1;
  const advance = (time: Seconds): void => {
    for (; slice <= slices && (until * slice) / slices <= time; slice++) {
      const stop = Math.floor((until * slice) / slices);
      if (stop > simulation.time) recorder.advanceTo(stop);
      onProgress(stop);
    }
    if (time > simulation.time) recorder.advanceTo(time);
  };
  for (const [index, { time, command, at }] of commands.entries()) {
    if (time > until) break;
    advance(time);
    const result = simulation.dispatch(command);
    if (result.ok) recorder.add(command, at);
    else refused.push({ index, time, command, refusal: result.refusal });
  }
  advance(until);
  return { simulation, refused, record: (notes) => recorder.sealedRecord(notes) };
}

/** What is said of a run that no player played. */
export function noNotes(levelHash: string): RunNotes {
  return {
    levelHash,
    build: null,
    settings: null,
    prediction: null,
    mechanism: null,
    fork: null,
    predictionSeal: null,
    rationale: null,
    claims: null,
    score: null,
    attempt: null,
    id: null,
    visit: null,
    startedAt: null,
    savedAt: null,
    endedAt: null,
  };
}
