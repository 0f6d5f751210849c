import type { HudState } from "../../../hud/hud-state.ts";

/** Lists the ranked windows of the gang that waits, if one does. */
export function listWindows(hud: HudState): void {
  const gang = hud.gangs.peek().find((one) => one.job.status === "pending" && one.window === null);
  if (gang === undefined) return;
  hud.tab.value = "levers";
  hud.sheet.value = "levers";
  hud.listing.value = gang.job.id;
}
