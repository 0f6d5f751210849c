import { effect } from "@preact/signals";
import { noticeText } from "../text/pages.ts";
import type { Game } from "./create-game.ts";

/** What an entry of the browser's history remembers: the act that was played there, none on the start page. */
interface Entry {
  readonly fleetAct: string;
}

/**
 * Gives an act an entry of its own in the browser's history: back returns from it to the start page, where the run is
 * kept, and forward goes on with it.
 */
export function followHistory(game: Game): void {
  let before = game.page.peek();
  /** Whether the page itself went back, because the act was left by its button. */
  let returns = false;
  const goBack = (): void => {
    returns = true;
    history.back();
  };
  effect(() => {
    const page = game.page.value;
    if (page === before) return;
    const left = before !== "start" && page === "start";
    before = page;
    if (page !== "start") game.unnotice(wentBack);
    if (page !== "start" && actOf(history.state) === null) history.pushState(entryOf(game), "");
    else if (page !== "start") history.replaceState(entryOf(game), "");
    else if (left && actOf(history.state) !== null) goBack();
  });
  addEventListener("popstate", (event) => {
    const act = actOf(event.state);
    const away = game.page.peek() !== "start";
    if (returns) {
      returns = false;
      // Meanwhile the next act was begun.
      if (away) history.pushState(entryOf(game), "");
    } else if (act === null && away) leaveByBack(game);
    else if (act !== null && !away && !goOn(game, act)) goBack();
  });
}

const wentBack = "went-back";

function leaveByBack(game: Game): void {
  const played = game.page.peek() === "play";
  game.leave();
  if (played && game.unfinished.peek() !== null) game.notice({ id: wentBack, text: noticeText.wentBack });
}

/** Goes on with the unfinished run of an act; whether there is one. */
function goOn(game: Game, id: string): boolean {
  const act = game.acts.find(({ level }) => level.id === id);
  if (act === undefined || act.unfinished.peek() === null) return false;
  game.choose(act);
  game.resume();
  return game.page.peek() !== "start";
}

function entryOf(game: Game): Entry {
  return { fleetAct: game.level.id };
}

function actOf(state: unknown): string | null {
  const isEntry = typeof state === "object" && state !== null && "fleetAct" in state;
  return isEntry && typeof state.fleetAct === "string" ? state.fleetAct : null;
}
