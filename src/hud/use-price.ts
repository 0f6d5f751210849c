import { useMemo } from "preact/hooks";
import type { Command, PriceResult } from "../sim/index.ts";
import type { HudState } from "./hud-state.ts";

/** The price of a command, asked for again when the command changes and at most once a slow beat. */
export function usePrice(hud: HudState, command: Command | null): PriceResult | null {
  const tick = hud.slow.value;
  const key = command === null ? "" : JSON.stringify(command);
  return useMemo(() => (command === null ? null : hud.price(command)), [key, tick, hud.app.session.value]);
}
