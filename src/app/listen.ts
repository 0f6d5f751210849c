import type { Audio } from "../audio/create-audio.ts";
import type { Game } from "./create-game.ts";
import { saveOften } from "./save-often.ts";

/** Saves what is about to be lost, unlocks the sound, and takes bugs. */
export function listen(game: Game, audio: Audio): void {
  addEventListener("error", (event) => game.broke(event.error));
  addEventListener("unhandledrejection", (event) => game.broke(event.reason));
  saveOften(game, { window, document });
  for (const gesture of ["pointerdown", "keydown"]) addEventListener(gesture, () => audio.unlock(), { capture: true });
}
