import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import { AnswersPanel } from "../../../hud/debrief/answers-panel.tsx";
import { trainingAsking } from "../play/asking.ts";
import { DecisionsPanel } from "../../../hud/debrief/decisions-panel.tsx";
import { otherPlaysText } from "../text/accounts.ts";
import { StandingPanel } from "../../../hud/debrief/standing-panel.tsx";
import type { HudState } from "../../../hud/hud-state.ts";
import { PanelGrid } from "../../../hud/panel.tsx";
import { OptimalPanel } from "./optimal-panel.tsx";
import { LessonPanel } from "./lesson-panel.tsx";
import { PlaysPanel } from "./plays-panel.tsx";
import { PredictionPanel } from "./prediction-panel.tsx";
import { RegretPanel } from "./regret-panel.tsx";
import { SeedsPanel } from "./seeds-panel.tsx";
import { StructuredRationale } from "./structured-rationale.tsx";
import { TimePanel } from "./time-panel.tsx";
import { TrainingStars } from "./training-stars.tsx";
import { WorthPanel } from "./worth-panel.tsx";

/** The panels of a checkpoint lesson's debrief, the verdict and the lesson first, then why, then what else might have been. */
export function CheckpointDebrief({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  return (
    <PanelGrid hud={hud} class="training-debrief">
      <TrainingStars hud={hud} frame={frame} />
      <PredictionPanel hud={hud} frame={frame} />
      <AnswersPanel hud={hud} frame={frame} asking={trainingAsking} />
      <LessonPanel hud={hud} frame={frame} />
      <section class="panel">
        <StructuredRationale hud={hud} rows={4} />
      </section>
      <OptimalPanel hud={hud} frame={frame} />
      <RegretPanel hud={hud} frame={frame} />
      <WorthPanel frame={frame} />
      <TimePanel hud={hud} frame={frame} />
      <DecisionsPanel hud={hud} frame={frame} />
      <PlaysPanel hud={hud} frame={frame} />
      <StandingPanel hud={hud} frame={frame} names={otherPlaysText.names} />
      <SeedsPanel hud={hud} frame={frame} />
    </PanelGrid>
  );
}
