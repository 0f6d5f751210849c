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
  /** The run that each screen shows: one that has loaded late is told, too. */
  const runs = new Map<Screen, Session | null>();
  const each = (act: (screen: Screen) => void): void => {
    for (const one of shown) {
      try {
        act(one.screen);
      } catch (error) {
        shown.delete(one);
        one.failed(error);
      }
    }
  };
  let last = performance.now();
  const tick = (now: number): void => {
    const run = game.session.peek();
    const began = performance.now();
    const seconds = Math.max(0, now - last) / 1000;
    last = now;
    if (game.bug.peek()) return;
    requestAnimationFrame(tick);
    each((screen) => {
      if (runs.get(screen) === run) return;
      runs.set(screen, run);
      screen.begin(run);
    });
    if (run === null) return;
    const frame = run.frame(game.loading.peek() === null ? seconds : 0);
    each((screen) => screen.show(frame));
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
