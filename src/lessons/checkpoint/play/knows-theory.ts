import type { HudState } from "../../../hud/hud-state.ts";
import { isMttfSecret } from "../../../insight/checkpoint/questions.ts";
import { theoryUnlocked } from "../../../insight/checkpoint/theory.ts";
import type { ClusterView } from "../../../sim/index.ts";

/** Whether the MTTF is told: once the hardware has aged the player says first what it is now. */
export function knowsMttf({ app }: Pick<HudState, "app">, view: ClusterView): boolean {
  if (app.page.value !== "play") return true;
  const answered = app.answers.value.map(({ id }) => id);
  return !isMttfSecret(view, answered);
}

/** Whether what theory says is shown: it would tell the MTTF. */
export function knowsTheory(hud: Pick<HudState, "app">, view: ClusterView): boolean {
  return theoryUnlocked(view) && knowsMttf(hud, view);
}
