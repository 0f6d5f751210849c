import type { PageState } from "./page-state.ts";

/** A bug in the game itself: the clock stops for good, the last save stays, and the replay can be kept. */
export function breakOff({ bug, session }: PageState, reason: unknown): void {
  if (bug.peek()) return;
  bug.value = true;
  const run = session.peek();
  if (run !== null) run.paused = true;
  console.error(reason);
}
