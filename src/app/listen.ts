import type { Audio } from "../audio/create-audio.ts";
import { noticeText } from "../text/pages.ts";
import type { Game } from "./create-game.ts";
import { saveOften } from "./save-often.ts";

/** Milliseconds that a run waits for its sounds: without them it is silent. */
const soundPatience = 5000;

/**
 * Saves what is about to be lost, and unlocks the sound. What fails in the session or in a frame has stopped the run
 * before it gets here: what else is ours is only said, and what a stranger on the page does wrong is not our business.
 */
export function listen(game: Game, audio: Audio): void {
  const failed = (reason: unknown): void => {
    if (isOurs(reason) && !game.bug.peek()) game.notice({ id: "failed", text: noticeText.failed });
  };
  addEventListener("error", (event) => failed(event.error));
  addEventListener("unhandledrejection", (event) => failed(event.reason));
  saveOften(game, { window, document });
  const unlock = (): void => game.parts.follow(audio.unlock(), soundPatience);
  for (const gesture of ["pointerdown", "keydown"]) addEventListener(gesture, unlock, { capture: true });
}

/** Whether an error comes from a script of the game, and from no other. */
function isOurs(reason: unknown): boolean {
  const frames = reason instanceof Error ? (reason.stack?.match(/[a-z][a-z-]*:\/\/[^\s)]+/g) ?? []) : [];
  return frames.length > 0 && frames.every((frame) => frame.startsWith(new URL("./", document.baseURI).href));
}
