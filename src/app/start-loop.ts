import type { Screen } from "../session/session.ts";
import type { Game } from "./create-game.ts";

const frameTimesKept = 600;

/** Runs the clock; returns the milliseconds of script of the last frames. */
export function startLoop(game: Game, screens: readonly Screen[]): readonly number[] {
  const times: number[] = [];
  let last = performance.now();
  const tick = (now: number): void => {
    const run = game.session.peek();
    const began = performance.now();
    const seconds = Math.max(0, now - last) / 1000;
    last = now;
    if (game.bug.peek()) return;
    requestAnimationFrame(tick);
    if (run === null) return;
    const frame = run.frame(seconds);
    for (const screen of screens) screen.show(frame);
    if (frame.view.ended !== null && !game.finished) game.finish(run);
    times.push(performance.now() - began);
    if (times.length > frameTimesKept) times.shift();
  };
  requestAnimationFrame(tick);
  return times;
}
