/** What sweeps over the whole hall: each darkens and lights it about once. */
export type Sweep = "save" | "rollback";

/** Keeps the hall from strobing. */
export interface StrobeGuard {
  /** Whether one more sweep may be seen; `now` in real seconds, never falling. What is refused must stay calm. */
  admits(sweep: Sweep, now: number): boolean;
}

/**
 * Sweeps in any one second. Each is at most one and a half flashes in the sense of WCAG 2.2 (2.3.1), which allows three
 * in a second.
 */
const sweepsPerSecond = 2;
/** Saves come regularly: further apart than need be, they leave room for a rollback, seconds. */
const betweenSaves = 0.9;

/** Starts with nothing seen. */
export function createStrobeGuard(): StrobeGuard {
  let seen: number[] = [];
  let saved = -Infinity;
  return {
    admits(sweep, now) {
      seen = seen.filter((at) => now - at <= 1);
      if (seen.length >= sweepsPerSecond) return false;
      if (sweep === "save" && now - saved < betweenSaves) return false;
      if (sweep === "save") saved = now;
      seen.push(now);
      return true;
    },
  };
}
