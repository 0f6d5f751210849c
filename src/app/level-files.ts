import type { LevelFile } from "../levels/level-file.ts";
import { readLevels } from "../levels/registry.ts";

/** Every file in levels/ is a level of the game. */
const files = import.meta.glob<unknown>("@levels/*.json", { eager: true, import: "default" });

/**
 * The game's levels, in order.
 * @throws LevelError if one of them cannot be played.
 */
export function levelFiles(): readonly [LevelFile, ...LevelFile[]] {
  return readLevels(files);
}
