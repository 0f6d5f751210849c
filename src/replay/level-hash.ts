import type { LevelFile } from "../levels/level-file.ts";
import { hashJson } from "./hash-json.ts";

/** What of a level's file decides how a run goes and how it is judged. */
export type RunLevel = Pick<LevelFile, "level" | "goals" | "plays">;

/** 16 hex digits over a level with its goals and the plays that the third star is measured by; words change no outcome. */
export function levelHash({ level, goals, plays }: RunLevel): string {
  return hashJson({ level, goals, plays });
}

/** What the hash of a record in an older format becomes: that hash was taken over the level without its goals. */
export function formerLevelHash(hash: string): string {
  return `level:${hash}`;
}

/** Whether a record's hash is that of a level; an older one says nothing of the goals. */
export function isHashOf(hash: string, file: RunLevel): boolean {
  return hash === levelHash(file) || hash === formerLevelHash(hashJson(file.level));
}
