import { signal, type Signal } from "@preact/signals";
import type { Act } from "../hud/app.ts";
import type { Lesson } from "../hud/lesson.ts";
import { LevelError } from "../levels/level-error.ts";
import type { LevelFile } from "../levels/level-file.ts";
import { readLevels } from "../levels/registry.ts";
import { levelHash } from "../replay/level-hash.ts";
import { simVersion } from "../sim/index.ts";
import type { LevelProgress, SavedRun } from "../storage/store.ts";

/** A level of the game, and what is kept of it. */
export interface StoredAct extends Act {
  readonly file: LevelFile;
  readonly hash: string;
  readonly progress: Signal<LevelProgress | null>;
  readonly unfinished: Signal<SavedRun | null>;
  readonly known: Signal<boolean>;
}

/** Every file in levels/ is a level of the game. */
const files = import.meta.glob<unknown>("@levels/*.json", { eager: true, import: "default" });

/**
 * The game's levels, in order.
 * @throws LevelError if one of them cannot be played, or does not fit its lesson.
 */
export function createActs(lessons: readonly Lesson[]): readonly [StoredAct, ...StoredAct[]] {
  const [first, ...rest] = readLevels(files);
  for (const file of [first, ...rest]) requireFit(file, lessons);
  return [createAct(first), ...rest.map(createAct)];
}

/** Whether this version of the game can go on with a run. */
export function canGoOn(acts: readonly Pick<StoredAct, "level" | "hash">[], run: SavedRun): boolean {
  return acts.some(
    ({ level, hash }) => level.id === run.levelId && hash === run.levelHash && run.simVersion === simVersion,
  );
}

function requireFit({ lesson, level, goals }: LevelFile, lessons: readonly Lesson[]): void {
  const known = lessons.find(({ id }) => id === lesson);
  if (known === undefined) {
    const names = lessons.map(({ id }) => id).join(", ");
    throw new LevelError(`${level.id}: lesson is "${lesson}", but there are only ${names}`);
  }
  const { measure } = goals.thirdStar;
  if (measure === known.measure) return;
  throw new LevelError(
    `${level.id}: goals.thirdStar.measure is "${measure}", but the lesson "${lesson}" is judged by "${known.measure}"`,
  );
}

function createAct(file: LevelFile): StoredAct {
  const { lesson, about, level, goals, prediction } = file;
  return {
    file,
    lesson,
    about,
    level,
    goals,
    prediction,
    hash: levelHash(level),
    progress: signal<LevelProgress | null>(null),
    unfinished: signal<SavedRun | null>(null),
    known: signal(false),
  };
}
