import { baselineOf, type Baseline } from "../insight/baseline.ts";
import type { LevelFile, Play } from "../levels/level-file.ts";
import { playLevel } from "./play-level.ts";

/** Plays a stored play, as a row of a comparison. */
export function playBaseline(file: LevelFile, play: Play, id: string, seed: string): Baseline {
  return baselineOf(id, playLevel(file, play, seed));
}
