import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { LevelError } from "../levels/level-error.ts";
import type { LevelFile } from "../levels/level-file.ts";
import { parseLevel } from "../levels/load-level.ts";
import { readLevels } from "../levels/registry.ts";
import { cliErrors } from "../text/cli.ts";
import { readJson } from "./read-json.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Reads a level's file.
 * @throws UsageError if it cannot be read or is no level.
 */
export function readLevel(path: string): LevelFile {
  const json = readJson(path);
  try {
    return parseLevel(json);
  } catch (error) {
    if (error instanceof LevelError) throw new UsageError(cliErrors.badFile(path, error.message));
    throw error;
  }
}

/** The folder of the levels that ship. */
const shipped = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "levels");

/**
 * Reads all levels of a folder; null: those that ship.
 * @throws UsageError if one cannot be read or is no level.
 */
export function readAllLevels(folder: string | null): readonly LevelFile[] {
  const names = readdirSync(folder ?? shipped).filter((name) => name.endsWith(".json"));
  const files = names.map((name) => [name, readJson(join(folder ?? shipped, name))] as const);
  try {
    return readLevels(Object.fromEntries(files));
  } catch (error) {
    if (error instanceof LevelError) throw new UsageError(cliErrors.badFile(folder ?? shipped, error.message));
    throw error;
  }
}

/**
 * A level by its id among those that ship, or by its file.
 * @throws UsageError if there is none.
 */
export function findLevel(name: string): LevelFile {
  return name.endsWith(".json") ? readLevel(name) : (shippedLevel(name) ?? readLevel(name));
}

function shippedLevel(id: string): LevelFile | undefined {
  return readAllLevels(null).find(({ level }) => level.id === id);
}
