import type { LevelFile } from "./level-file.ts";
import { LevelError } from "./level-error.ts";
import { parseLevel } from "./load-level.ts";

/**
 * Reads all levels of the game, in the order of their cards.
 * @throws LevelError naming the file, the field and what it got.
 */
export function readLevels(files: Readonly<Record<string, unknown>>): readonly [LevelFile, ...LevelFile[]] {
  const levels = Object.entries(files).map(([path, json]) => readLevel(path, json));
  const ids = new Set<string>();
  for (const { level } of levels) {
    if (ids.has(level.id)) throw new LevelError(`level.id is "${level.id}" in two files`);
    ids.add(level.id);
  }
  for (const { level, about } of levels) {
    const stranger = about.unlocks.find((id) => !ids.has(id));
    if (stranger !== undefined) throw new LevelError(`${level.id}: about.unlocks has "${stranger}", which is no level`);
  }
  const [first, ...rest] = levels.toSorted(
    (a, b) => a.about.order - b.about.order || (a.level.id < b.level.id ? -1 : 1),
  );
  if (first === undefined) throw new LevelError("there is no level");
  return [first, ...rest];
}

function readLevel(path: string, json: unknown): LevelFile {
  try {
    return parseLevel(json);
  } catch (error) {
    if (error instanceof LevelError) throw new LevelError(`${path}: ${error.message}`);
    throw error;
  }
}
