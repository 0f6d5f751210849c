import { effect } from "@preact/signals";
import type { Lesson } from "../hud/lesson.ts";
import type { Game } from "./create-game.ts";

/** Milliseconds that a run waits for its plots: then their tables take their place. */
const timeout = 20_000;

/** Loads what draws the plots with the first run of a lesson that has some; a plot that misses it shows its table. */
export function loadPlots(game: Game, lessons: readonly Lesson[]): void {
  const plots = lessons.filter(({ Plots }) => Plots !== null).map(({ id }) => id);
  const stop = effect(() => {
    if (game.session.value === null || !plots.includes(game.act.value.lesson)) return;
    game.parts.follow(import("../hud/plot/plot-engine.ts"), timeout);
    queueMicrotask(() => stop());
  });
}
