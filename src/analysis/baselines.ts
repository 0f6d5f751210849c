import type { LevelFile } from "../levels/level-file.ts";
import { createAsker, type Asker } from "./create-asker.ts";
import { baselineOf, type Baseline } from "../insight/baseline.ts";
import { playOracle } from "./play-oracle.ts";
import { playBaseline } from "./play-baseline.ts";

/** What is asked of the worker. */
export interface BaselineRequest {
  readonly file: LevelFile;
  readonly seed: string;
}

/** Plays every stored play on a seed, then the oracle; each result goes out as soon as it is there. */
export function playBaselines({ file, seed }: BaselineRequest, onRow: (row: Baseline) => void): void {
  for (const play of file.plays) onRow(playBaseline(file, play, play.id, seed));
  const solution = file.plays.find(({ role }) => role === "solution");
  if (solution) onRow(baselineOf("oracle", playOracle(file, solution, seed)));
}

/** A worker that plays the baselines; each row is an answer. */
export function baselinesAsker(): Asker<BaselineRequest, Baseline> {
  return createAsker(() => new Worker(new URL("./baselines-worker.ts", import.meta.url), { type: "module" }));
}
