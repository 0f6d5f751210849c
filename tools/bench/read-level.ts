import { readFileSync } from "node:fs";
import type { LevelFile, Play } from "../../src/levels/level-file.ts";
import { parseLevel } from "../../src/levels/load-level.ts";

export type ActId = "act-1" | "act-2" | "act-3";

/** An act as it ships. */
export function readLevel(id: ActId): LevelFile {
  return parseLevel(JSON.parse(readFileSync(`levels/${id}.json`, "utf8")));
}

/** The play that runs a level to its end with everything it has to offer. */
export function solutionOf({ level, plays }: LevelFile): Play {
  const solution = plays.find(({ role }) => role === "solution");
  if (!solution) throw new RangeError(`${level.id} ships no solution`);
  return solution;
}
