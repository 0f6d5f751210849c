/** How many times faster than the level's pace. */
export type Speed = 1 | 4 | 16 | 64;

/** The speed of a run: slowed at news, and then what the player had chosen. */
export interface SessionSpeed {
  readonly now: Speed;
  /** The player's choice: it stays, whatever is answered. */
  choose(speed: Speed): void;
  slow(): void;
  /** Back to what was chosen before the clock was slowed, if nothing else has been since. */
  goBack(): void;
}

/** Nothing is chosen: the slowest. */
export function createSpeed(): SessionSpeed {
  let now: Speed = 1;
  let before: Speed | null = null;
  return {
    get now() {
      return now;
    },
    choose(speed) {
      now = speed;
      before = null;
    },
    slow() {
      if (now === 1) return;
      before = now;
      now = 1;
    },
    goBack() {
      now = before ?? now;
      before = null;
    },
  };
}
