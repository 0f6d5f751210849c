import { predictedCommand } from "../session/lock-prediction.ts";
import type { HudState } from "./hud-state.ts";

/** Whether the player of the run on the screens did something: help and what a prediction sets do not count. */
export function hasActed({ app }: Pick<HudState, "app">): boolean {
  const commands = (app.session.value?.recording() ?? []).filter(({ command }) => command.type !== "take-help");
  const predicted = app.predicted.value === null ? null : predictedCommand(app.prediction, app.predicted.value);
  return commands.length > (predicted === null ? 0 : 1);
}
