import type { Game } from "./create-game.ts";

/** Milliseconds between two saves of a run under way: with the write itself, a crash costs less than a second of play. */
const saveEvery = 500;
/** Milliseconds after the last letter of a rationale. */
const typingPause = 500;

/** What tells that the page may be about to go. */
export interface PageEvents {
  readonly window: Pick<EventTarget, "addEventListener">;
  readonly document: Pick<EventTarget, "addEventListener">;
}

/** What is saved, and what says that something was typed. */
type Typed = Pick<Game, "keep" | "saveOn" | "rationale" | "claims"> & {
  readonly reporting: Pick<Game["reporting"], "edits">;
};

/** Saves what is about to be lost: as time passes, as words are typed, and when the page goes out of sight. */
export function saveOften(game: Typed, page: PageEvents): void {
  page.window.addEventListener("pagehide", () => game.keep());
  page.document.addEventListener("visibilitychange", () => game.keep());
  setInterval(() => game.saveOn(), saveEvery);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keepSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => game.keep(), typingPause);
  };
  game.rationale.subscribe(keepSoon);
  game.claims.subscribe(keepSoon);
  game.reporting.edits.subscribe(keepSoon);
}
