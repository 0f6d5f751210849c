import { readdirSync, readFileSync } from "node:fs";
import type { LevelFile } from "../../src/levels/level-file.ts";
import { readLevels } from "../../src/levels/registry.ts";

const names = readdirSync("levels").filter((name) => name.endsWith(".json"));

/** Every level as it ships, in the order of the start page. */
export const levelFiles = readLevels(
  Object.fromEntries(names.map((name) => [name, JSON.parse(readFileSync(`levels/${name}`, "utf8")) as unknown])),
);

/** A level as it ships. */
export function levelFile(id: string): LevelFile {
  const file = levelFiles.find(({ level }) => level.id === id);
  if (file === undefined) throw new RangeError(`there is no level ${id}`);
  return file;
}

/** Act I as it ships. */
export const act1File = levelFile("act-1");

/** Act II as it ships. */
export const act2File = levelFile("act-2");

/** Act III as it ships. */
export const act3File = levelFile("act-3");
