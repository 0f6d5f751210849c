import type { Screen, Session } from "../session/session.ts";
import type { Game } from "./create-game.ts";

/** What is shown each frame; one that fails is taken down, and `failed` says what that means. */
export interface Shown {
  readonly screen: Screen;
  failed(reason: unknown): void;
}

const frameTimesKept = 600;

/** Runs the clock, once all that the run needs is there; returns the milliseconds of script of the last frames. */
export function startLoop(game: Game, shown: Set<Shown>): readonly number[] {
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
    const frame = run.frame(game.loading.peek() === null ? seconds : 0);
    for (const one of shown) {
      try {
        one.screen.show(frame);
      } catch (error) {
        shown.delete(one);
        one.failed(error);
      }
    }
    if (frame.view.ended !== null && !game.finished) finish(game, run);
    times.push(performance.now() - began);
    if (times.length > frameTimesKept) times.shift();
  };
  requestAnimationFrame(tick);
  return times;
}

function finish(game: Game, run: Session): void {
  try {
    game.finish(run);
  } catch (error) {
    game.broke(error);
  }
}
