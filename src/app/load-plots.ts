import { effect } from "@preact/signals";
import type { Game } from "./create-game.ts";

/** Milliseconds that a run waits for its plots: then their tables take their place. */
const patience = 20_000;

/** Loads what draws the plots with the first run of an act that has some; a plot that misses it shows its table. */
export function loadPlots(game: Game): void {
  const stop = effect(() => {
    if (game.session.value === null || game.lesson === "fragmentation") return;
    game.parts.follow(import("../hud/checkpoint/plot-engine.ts"), patience);
    queueMicrotask(() => stop());
  });
}
