import { predictedCommand } from "../session/lock-prediction.ts";
import type { HudState } from "./hud-state.ts";

/** Whether the player of the run on the screens gave a command, other than the one that a prediction gives. */
export function hasActed({ app }: Pick<HudState, "app">): boolean {
  const commands = app.session.value?.recording() ?? [];
  const predicted = app.predicted.value === null ? null : predictedCommand(app.prediction, app.predicted.value);
  return commands.length > (predicted === null ? 0 : 1);
}
