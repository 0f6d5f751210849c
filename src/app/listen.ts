import type { Audio } from "../audio/create-audio.ts";
import type { Game } from "./create-game.ts";

/** Milliseconds between two saves of a running run. */
const saveEvery = 4000;
/** Milliseconds after the last letter of a rationale. */
const typingPause = 500;

/** Saves what is about to be lost, unlocks the sound, and takes bugs. */
export function listen(game: Game, audio: Audio): void {
  addEventListener("error", (event) => game.broke(event.error));
  addEventListener("unhandledrejection", (event) => game.broke(event.reason));
  addEventListener("pagehide", () => game.keep());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) game.keep();
  });
  for (const gesture of ["pointerdown", "keydown"]) addEventListener(gesture, () => audio.unlock(), { capture: true });
  setInterval(() => {
    if (game.session.peek()?.paused === false) game.save();
  }, saveEvery);
  let timer = 0;
  const keepSoon = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => game.keep(), typingPause);
  };
  game.rationale.subscribe(keepSoon);
  game.claims.subscribe(keepSoon);
}
