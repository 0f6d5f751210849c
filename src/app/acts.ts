import { signal, type Signal } from "@preact/signals";
import act1 from "../../levels/act-1.json";
import act2 from "../../levels/act-2.json";
import act3 from "../../levels/act-3.json";
import type { Act } from "../hud/app.ts";
import type { LevelFile } from "../levels/level-file.ts";
import { parseLevel } from "../levels/load-level.ts";
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

/** The game's levels, in order. */
export function createActs(): readonly [StoredAct, ...StoredAct[]] {
  return [createAct(act1), createAct(act2), createAct(act3)];
}

/** Whether this version of the game can go on with a run. */
export function canGoOn(acts: readonly Pick<StoredAct, "level" | "hash">[], run: SavedRun): boolean {
  return acts.some(
    ({ level, hash }) => level.id === run.levelId && hash === run.levelHash && run.simVersion === simVersion,
  );
}

function createAct(json: unknown): StoredAct {
  const file = parseLevel(json);
  const { lesson, level, goals, prediction } = file;
  return {
    file,
    lesson,
    level,
    goals,
    prediction,
    hash: levelHash(level),
    progress: signal<LevelProgress | null>(null),
    unfinished: signal<SavedRun | null>(null),
    known: signal(false),
  };
}
