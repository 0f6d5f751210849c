import type { HudSettings } from "../hud/app.ts";
import type { StorageState, Store, Tenancy } from "../storage/store.ts";
import { noticeText } from "../text/pages.ts";
import type { Game } from "./create-game.ts";

/** How the page was opened. */
export interface Opening {
  /** The address asks for an act. */
  readonly isActAsked: boolean;
  readonly isReload: boolean;
  /** Whether the player has done anything yet. */
  readonly isTouched: () => boolean;
}

/**
 * Takes over what earlier visits stored as the storage answers, each record in its own place, and says how the storage
 * stands. After a reload the run that was played last in this tab goes on; else its act is the one chosen, unless the
 * address asks for another or the player has begun meanwhile.
 */
export async function loadStored(game: Game, store: Store, opening: Opening): Promise<void> {
  sayHowItStands(game, store);
  const chosen = game.act.peek();
  const reads = [loadSettings(game, store), ...game.acts.map((act) => game.refresh(act))];
  await Promise.all(reads);
  if (opening.isTouched() || game.page.peek() !== "start" || game.act.peek() !== chosen) return;
  const [last] = game.acts
    .filter(({ unfinished }) => unfinished.peek() !== null)
    .toSorted((a, b) => (b.unfinished.peek()?.savedAt ?? 0) - (a.unfinished.peek()?.savedAt ?? 0));
  if (last === undefined) return;
  const visit = last.unfinished.peek()?.visit ?? "";
  const goesOn = opening.isReload && store.tenancy !== "theirs" && game.visits.peek().includes(visit);
  if (goesOn || !opening.isActAsked) game.choose(last);
  if (goesOn) game.resume();
}

/** The player's wish is newer than what is stored, though it may be answered later. */
async function loadSettings(game: Game, store: Store): Promise<void> {
  let last: HudSettings = game.settings.peek();
  game.settings.subscribe((now) => {
    if (now === last) return;
    last = now;
    void store.saveSettings(now);
  });
  const first = last;
  const stored = await store.settings();
  if (stored === null || game.settings.peek() !== first) return;
  last = stored;
  game.settings.value = stored;
}

/** Tells of a storage that refuses or is slow, of another page that writes, and of what could not be read. */
function sayHowItStands(game: Game, store: Store): void {
  let tenancy: Tenancy = "asking";
  let told = 0;
  let returned = 0;
  let state: StorageState = "ok";
  const look = (): void => {
    if (store.state === "ok") game.unnotice("storage");
    else if (store.state !== state) game.notice({ id: "storage", text: noticeText[store.state] });
    state = store.state;
    if (store.returned > returned) for (const act of game.acts) void game.refresh(act);
    returned = store.returned;
    if (store.besides > told) game.notice({ id: "beside", text: noticeText.beside });
    told = store.besides;
    if (store.tenancy === tenancy) return;
    const before = tenancy;
    tenancy = store.tenancy;
    if (tenancy === "theirs") yieldTo(before === "ours");
    else comeBack(before === "theirs");
  };
  const yieldTo = (wasOurs: boolean): void => {
    const run = game.session.peek();
    if (wasOurs && run !== null) run.paused = true;
    game.notice({
      id: "tab",
      text: wasOurs ? noticeText.takenOver : noticeText.otherTab,
      action: { name: noticeText.takeOver, run: () => store.takeOver() },
    });
  };
  const comeBack = (wasTheirs: boolean): void => {
    game.unnotice("tab");
    if (!wasTheirs) return;
    game.keep();
    for (const act of game.acts) void game.refresh(act);
  };
  store.onChange(look);
  store.onHandOver(() => game.keep());
  look();
}
