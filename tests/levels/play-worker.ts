import { parentPort, workerData } from "node:worker_threads";
import { createOnSeed } from "../../src/analysis/best-known.ts";
import { playLevel } from "../../src/analysis/play-level.ts";
import type { RunOutcome } from "../../src/insight/run-outcome.ts";
import type { LevelFile } from "../../src/levels/level-file.ts";

/** A stored play on one seed. */
export interface PlayTask {
  readonly level: string;
  readonly play: string;
  readonly seed: string;
}

const onSeed = createOnSeed();
const files = workerData as readonly LevelFile[];

parentPort?.on("message", ({ level, play, seed }: PlayTask) => {
  const file = files.find((one) => one.level.id === level);
  const stored = file?.plays.find(({ id }) => id === play);
  if (file === undefined || stored === undefined) throw new RangeError(`${level} ships no play ${play}`);
  const { digest: _digest, view: _view, ...outcome } = playLevel(onSeed(file, seed), stored, seed);
  parentPort?.postMessage(outcome satisfies RunOutcome);
});
