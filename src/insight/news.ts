import type { ClusterView, Command, Seconds } from "../sim/index.ts";

/** What is worth saying at once, as data; each lesson puts its own words to it. */
export interface News {
  readonly kind: string;
  /** The clock goes back to its slowest, so that there is time to look, and the news stays until it is answered. */
  readonly slows: boolean;
  /** Commands that answer it; without them, and beside them, the player says that it was read. */
  readonly answers?: readonly Command["type"][];
  /** Earlier news, by kind, that this makes old. */
  readonly settles?: readonly string[];
}

/** Real seconds, at the highest speed, in which what happened is still new: longer than two looks are ever apart. */
const freshFor = 0.5;
const highestSpeed = 16;

/**
 * Whether something happened so lately that it is still news, and that the hall is still as it was then. After a reload
 * the whole past is read at once, and most of it is not.
 */
export function isFresh(time: Seconds, view: Pick<ClusterView, "level" | "time">): boolean {
  return view.time - time <= freshFor * highestSpeed * view.level.pace;
}
