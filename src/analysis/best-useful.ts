import type { Baseline } from "../insight/baseline.ts";
import { mostUseful } from "../insight/possible.ts";
import type { LevelFile } from "../levels/level-file.ts";
import type { GpuSeconds } from "../sim/index.ts";
import { playBaselines } from "./baselines.ts";

/** Plays a seed of a level in every way that the debriefs compare a run with, for the most useful work of them all. */
export function bestUseful(file: LevelFile, seed: string): GpuSeconds {
  const rows: Baseline[] = [];
  playBaselines({ file, seed }, (row) => rows.push(row));
  return mostUseful(rows);
}
