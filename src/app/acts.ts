import { signal, type Signal } from "@preact/signals";
import type { Act } from "../hud/app.ts";
import type { Lesson } from "../hud/lesson.ts";
import { LevelError } from "../levels/level-error.ts";
import type { LevelFile } from "../levels/level-file.ts";
import { isHashOf, levelHash, type RunLevel } from "../replay/level-hash.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { simVersion } from "../sim/index.ts";
import type { LevelProgress } from "../storage/store.ts";
import { levelFiles } from "./level-files.ts";

/** A level of the game, and what is kept of it. */
export interface StoredAct extends Act {
  readonly file: LevelFile;
  readonly plays: LevelFile["plays"];
  readonly hash: string;
  readonly progress: Signal<LevelProgress | null>;
  readonly unfinished: Signal<RunRecord | null>;
  readonly known: Signal<boolean>;
  /** Attempts begun on this computer, as far as is kept of them. */
  readonly begun: Signal<number>;
}

/**
 * The game's levels, in order.
 * @throws LevelError if one of them cannot be played, or does not fit its lesson.
 */
export function createActs(lessons: readonly Lesson[]): readonly [StoredAct, ...StoredAct[]] {
  const [first, ...rest] = levelFiles();
  for (const file of [first, ...rest]) requireFit(file, lessons);
  return [createAct(first), ...rest.map(createAct)];
}

/** Whether this version of the game can go on with a run. */
export function canGoOn(
  acts: readonly RunLevel[],
  { levelId, levelHash: hash, simVersion: version }: RunRecord,
): boolean {
  return version === simVersion && acts.some((act) => act.level.id === levelId && isHashOf(hash, act));
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
    plays: file.plays,
    hash: levelHash(file),
    progress: signal<LevelProgress | null>(null),
    unfinished: signal<RunRecord | null>(null),
    known: signal(false),
    begun: signal(0),
  };
}
