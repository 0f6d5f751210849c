import type { Store } from "../storage/store.ts";
import { noticeText } from "../text/pages.ts";
import type { Game } from "./create-game.ts";

/**
 * Takes over what earlier visits stored, and says how the storage stands. After a reload the run that was played last
 * goes on; else its act is the one chosen, unless the address asks for another.
 */
export async function loadStored(game: Game, store: Store, isActAsked: boolean): Promise<void> {
  const told = { ok: null, memory: noticeText.memory, full: noticeText.full };
  const say = (state: keyof typeof told): void => {
    const text = told[state];
    if (text !== null) game.notice("storage", text);
  };
  store.onState(say);
  const [settings, ...records] = await Promise.all([
    store.settings(),
    ...game.acts.map(({ level }) => Promise.all([store.progress(level.id), store.run(level.id)])),
  ]);
  say(store.state);
  if (settings !== null) game.settings.value = settings;
  game.settings.subscribe((now) => {
    if (now !== settings) void store.saveSettings(now);
  });
  for (const [index, act] of game.acts.entries()) {
    const [progress, run] = records[index] ?? [null, null];
    game.remember(act, progress, run);
  }
  const [lastPlayed] = game.acts
    .filter(({ unfinished }) => unfinished.peek() !== null)
    .toSorted((a, b) => (b.unfinished.peek()?.savedAt ?? 0) - (a.unfinished.peek()?.savedAt ?? 0));
  if (lastPlayed === undefined) return;
  const [navigation] = performance.getEntriesByType("navigation");
  const reloaded = navigation instanceof PerformanceNavigationTiming && navigation.type === "reload";
  if (reloaded || !isActAsked) game.choose(lastPlayed);
  if (reloaded) game.resume();
}
