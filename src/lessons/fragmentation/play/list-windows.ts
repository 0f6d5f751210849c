import type { HudState } from "../../../hud/hud-state.ts";
import { withHelp } from "../../../hud/with-help.ts";
import type { JobId } from "../../../sim/index.ts";

/** Lists the ranked windows of a gang, or of one that needs a place, once that help is taken. */
export function listWindows(hud: HudState, job?: JobId): void {
  // Nothing can be placed yet, and the list would have no room beside what is asked.
  if ((hud.frame.peek()?.view.time ?? 0) < (hud.app.level.observeUntil ?? 0)) return;
  const gang = hud.gangs.peek().find((one) => one.job.status === "pending" && one.window === null);
  const listed = job ?? gang?.job.id;
  if (listed === undefined) return;
  withHelp(hud, "windows", () => {
    hud.tab.value = "levers";
    hud.sheet.value = "levers";
    hud.listing.value = listed;
  });
}
