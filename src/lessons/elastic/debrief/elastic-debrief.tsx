import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import { AnswersPanel } from "../../../hud/debrief/answers-panel.tsx";
import { elasticAsking } from "../play/asking.ts";
import { DecisionsPanel } from "../../../hud/debrief/decisions-panel.tsx";
import { elasticPlays } from "../text/pages.ts";
import { StandingPanel } from "../../../hud/debrief/standing-panel.tsx";
import type { HudState } from "../../../hud/hud-state.ts";
import { PanelGrid } from "../../../hud/panel.tsx";
import { RationaleBox } from "../../../hud/rationale-box.tsx";
import { rationaleText } from "../../../text/pages.ts";
import { BlastPanel } from "./blast-panel.tsx";
import { CurvePanel } from "./curve-panel.tsx";
import { ElasticLesson } from "./elastic-lesson.tsx";
import { ElasticPlaysPanel } from "./elastic-plays-panel.tsx";
import { ElasticStars } from "./elastic-stars.tsx";
import { FleetTimePanel } from "./fleet-time-panel.tsx";
import { RescalesPanel } from "./rescales-panel.tsx";
import { SharePrediction } from "./share-prediction.tsx";

/** The panels of an elastic lesson's debrief, the verdict and the lesson first, then why, then what else might have been. */
export function ElasticDebrief({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  return (
    <PanelGrid hud={hud} class="training-debrief">
      <ElasticStars hud={hud} frame={frame} />
      <SharePrediction hud={hud} frame={frame} />
      <AnswersPanel hud={hud} frame={frame} asking={elasticAsking} />
      <CurvePanel hud={hud} frame={frame} />
      <ElasticPlaysPanel hud={hud} frame={frame} />
      <ElasticLesson hud={hud} frame={frame} />
      <section class="panel">
        <RationaleBox hud={hud} rows={9} hint={rationaleText.elasticHint} />
      </section>
      <DecisionsPanel hud={hud} frame={frame} />
      <StandingPanel hud={hud} frame={frame} names={elasticPlays.names} />
      <RescalesPanel frame={frame} />
      <BlastPanel hud={hud} frame={frame} />
      <FleetTimePanel hud={hud} frame={frame} />
    </PanelGrid>
  );
}
