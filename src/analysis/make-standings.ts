import { objectivesOf } from "../insight/standing/objectives.ts";
import type { Standings, StoredRun } from "../insight/standing/standing.ts";
import type { LevelFile, Play } from "../levels/level-file.ts";
import { hashJson } from "../replay/hash-json.ts";
import { simVersion } from "../sim/index.ts";
import { createOnSeed } from "./best-known.ts";
import { playLevel } from "./play-level.ts";

/** Seeds that each stored play is played on. */
export const standingSeeds = 200;

const seedPrefix = "standing-";

/** Plays every stored play of a level over the seeds. */
export function makeStandings(file: LevelFile, onPlay: (play: Play) => void = () => {}): Standings {
  const onSeed = createOnSeed();
  const plays = file.plays.map((play) => {
    const runs = Array.from({ length: standingSeeds }, (_, index) => storedRun(file, play, index + 1, onSeed));
    onPlay(play);
    return { id: play.id, role: play.role, runs };
  });
  return { hash: standingHash(file), simVersion, seedPrefix, plays };
}

/** The nth stored run of a play, from 1. */
export function storedRun(file: LevelFile, play: Play, nth: number, onSeed = createOnSeed()): StoredRun {
  const seed = `${seedPrefix}${nth}`;
  const { view, useful, score } = playLevel(onSeed(file, seed), play, seed);
  const { x, y } = objectivesOf(view, file.goals);
  return [rounded(useful / 3600), rounded(x), rounded(y), score.stars];
}

/** What the stored runs of a level follow from, besides the core. */
export function standingHash({ level, goals, plays }: LevelFile): string {
  return hashJson({ level, goals, plays });
}

/** To three digits behind the point: a page shows fewer. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
