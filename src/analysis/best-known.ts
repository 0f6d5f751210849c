import type { LevelFile, SeedGoals } from "../levels/level-file.ts";
import { withBest } from "../levels/score.ts";
import { judgeRecord, type Judgment } from "../replay/judge-record.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { createAsker, type Asker } from "./create-asker.ts";
import { playLevel } from "./play-level.ts";

/** A level's file with the best known on one seed. */
export type SeedFile = LevelFile & { readonly goals: SeedGoals };

/** The least of the measure that the solution and its contenders come to on a seed with two stars; null if none does. */
export function bestKnown(file: LevelFile, seed: string): number | null {
  const results = file.plays
    .filter(({ role }) => role === "solution" || role === "contender")
    .map((play) => playLevel(file, play, seed).score)
    .filter(({ stars }) => stars === 2)
    .map(({ measure }) => measure.value);
  return results.length === 0 ? null : Math.min(...results);
}

/** Gives a level's file for a seed; the best of each seed is looked for once. */
export function createOnSeed(): (file: LevelFile, seed: string) => SeedFile {
  const known = new Map<string, number | null>();
  return (file, seed) => {
    const key = JSON.stringify([file.level.id, seed]);
    let best = known.get(key);
    if (best === undefined) known.set(key, (best = bestKnown(file, seed)));
    return { ...file, goals: withBest(file.goals, best) };
  };
}

/** Judges records with all three stars: on each seed by the best that is known there. */
export function createJudge(): (
  levels: readonly LevelFile[],
  record: RunRecord,
  onShare?: (share: number) => void,
) => Judgment {
  const onSeed = createOnSeed();
  const goalsOn = (file: LevelFile, seed: string): SeedGoals => onSeed(file, seed).goals;
  return (levels, record, onShare) => judgeRecord(levels, record, { goalsOn, onShare });
}

/** What is asked of the worker: a level, and the seed whose best known play is looked for. */
export interface BestRequest {
  readonly file: LevelFile;
  readonly seed: string;
}

/** A worker that looks for the best known play of a seed. */
export function bestKnownAsker(): Asker<BestRequest, number | null> {
  return createAsker(() => new Worker(new URL("./best-known-worker.ts", import.meta.url), { type: "module" }));
}
