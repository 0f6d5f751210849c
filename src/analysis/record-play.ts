import type { LevelFile, Play } from "../levels/level-file.ts";
import { levelHash } from "../replay/level-hash.ts";
import { noNotes, recordRun } from "../replay/record-run.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { createAsker, type Asker } from "./create-asker.ts";
import { playLevel } from "./play-level.ts";
import { playOracle } from "./play-oracle.ts";

/** What is asked of the worker. */
export interface RecordPlayRequest {
  readonly file: LevelFile;
  readonly seed: string;
  /** A stored play's id, or "oracle". */
  readonly play: string;
}

/**
 * The record of a stored play, or of the best known run, on a seed: as if somebody had played it.
 * @throws RangeError if the level has no such play.
 */
export function recordPlay({ file, seed, play: id }: RecordPlayRequest): RunRecord {
  const { level, plays } = file;
  const play: Play | undefined = plays.find((one) => (id === "oracle" ? one.role === "solution" : one.id === id));
  if (play === undefined) throw new RangeError(`${level.id} ships no play ${id}`);
  const { commands } = id === "oracle" ? playOracle(file, play, seed) : playLevel(file, play, seed);
  return recordRun(level, seed, commands, level.duration).record(noNotes(levelHash(file)));
}

/** A worker that plays stored plays and the best known run. */
export function recordPlayAsker(): Asker<RecordPlayRequest, RunRecord> {
  return createAsker(() => new Worker(new URL("./record-play-worker.ts", import.meta.url), { type: "module" }));
}
