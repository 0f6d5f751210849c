import type { Signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Command, PriceResult } from "../sim/index.ts";
import type { HudState } from "./hud-state.ts";

/** The price of a command, asked for again when the command changes and at most once a beat of `beat`. */
export function usePrice(hud: HudState, command: Command | null, beat: Signal<number> = hud.slow): PriceResult | null {
  const tick = beat.value;
  const key = command === null ? "" : JSON.stringify(command);
  return useMemo(() => (command === null ? null : hud.price(command)), [key, tick, hud.app.session.value]);
}
