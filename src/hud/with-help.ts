import type { HelpId } from "../sim/index.ts";
import type { HudState } from "./hud-state.ts";

/** Opens help that is free or taken already; asks first where it has a price. */
export function withHelp(hud: HudState, help: HelpId, open: () => void): void {
  const view = hud.frame.peek()?.view;
  const isFree = hud.app.goals.help[help] === undefined || hud.app.watching.run.peek() !== null;
  if (isFree || view?.helps.includes(help) === true) open();
  else hud.helpAsked.value = { help, open };
}
