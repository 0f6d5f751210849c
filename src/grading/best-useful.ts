import type { LevelFile, Play } from "../levels/level-file.ts";

/** The most useful GPU-seconds that the solutions of a level make of a seed, each played once. */
export function bestUsefulOf(
  usefulOf: (file: LevelFile, play: Play, seed: string) => number,
): (file: LevelFile, seed: string) => number {
  const known = new Map<string, number>();
  return (file, seed) => {
    const key = `${file.level.id} ${seed}`;
    const solutions = file.plays.filter(({ role }) => role === "solution");
    const best = known.get(key) ?? Math.max(...solutions.map((play) => usefulOf(file, play, seed)));
    known.set(key, best);
    return best;
  };
}
