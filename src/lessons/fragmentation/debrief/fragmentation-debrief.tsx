import { MechanismCheck } from "../../../hud/debrief/mechanism-check.tsx";
import { mechanisms } from "../text/mechanisms.ts";
import type { JSX } from "preact";
import { DecisionsPanel } from "../../../hud/debrief/decisions-panel.tsx";
import { StandingPanel } from "../../../hud/debrief/standing-panel.tsx";
import type { HudState } from "../../../hud/hud-state.ts";
import { LedgerBand } from "../../../hud/ledger-band.tsx";
import { PanelGrid } from "../../../hud/panel.tsx";
import { RationaleBox } from "../../../hud/rationale-box.tsx";
import type { Frame } from "../../../session/session.ts";
import { ledgerText } from "../../../text/ledger.ts";
import { formatGpuHours } from "../../../text/numbers.ts";
import { debriefText, rationaleText } from "../../../text/pages.ts";
import { BaselineTable } from "./baseline-table.tsx";
import { DisruptionStars } from "./disruption-stars.tsx";
import { causeOfLoss } from "./verdict-cause.ts";
import { disruptionParts, gapWords } from "./verdict.ts";
import { Words } from "../../../hud/codex/words.tsx";

interface PartProps {
  readonly hud: HudState;
  readonly frame: Frame;
}

/** The panels of a fragmentation lesson's debrief. */
export function FragmentationDebrief({ hud, frame }: PartProps): JSX.Element {
  return (
    <PanelGrid hud={hud}>
      <DisruptionStars hud={hud} frame={frame} />
      <PredictionCheck hud={hud} frame={frame} />
      <section class="panel">
        <h2>{debriefText.where}</h2>
        <LedgerBand hud={hud} ledger={frame.view.ledger} open />
      </section>
      <DecisionsPanel hud={hud} frame={frame} />
      <BaselineTable hud={hud} frame={frame} />
      <StandingPanel hud={hud} frame={frame} names={debriefText.names} />
      <LessonPanel hud={hud} frame={frame} />
      <section class="panel">
        <RationaleBox hud={hud} rows={4} hint={rationaleText.hint} />
      </section>
    </PanelGrid>
  );
}

function PredictionCheck({ hud, frame }: PartProps): JSX.Element {
  const predicted = hud.app.predicted.value;
  const disruption = frame.score.measure.value;
  return (
    <section class="panel">
      <h2>{debriefText.prediction}</h2>
      {predicted !== null && (
        <>
          <dl class="versus">
            <div>
              <dt>{debriefText.predicted}</dt>
              <dd>{formatGpuHours(predicted * 3600)}</dd>
            </div>
            <div>
              <dt>{debriefText.happened}</dt>
              <dd>{formatGpuHours(disruption)}</dd>
            </div>
          </dl>
          <p>{gapWords(predicted, disruption)}</p>
          <MechanismCheck hud={hud} frame={frame} words={mechanisms} />
        </>
      )}
      <h3>
        <Words>{debriefText.disruption}</Words>
      </h3>
      <dl class="lines">
        {disruptionParts.map((part) => (
          <div key={part} title={ledgerText[part].meaning}>
            <dt>
              <Words>{debriefText.disruptionParts[part]}</Words>
            </dt>
            <dd>{formatGpuHours(frame.view.ledger[part])}</dd>
          </div>
        ))}
        <div>
          <dt>
            <Words>{debriefText.taxOwed}</Words>
          </dt>
          <dd>{formatGpuHours(frame.view.taxOwed)}</dd>
        </div>
      </dl>
    </section>
  );
}

function LessonPanel({ hud, frame }: PartProps): JSX.Element {
  const atArrival = hud.atArrival.value;
  const { utilization, goodput } = frame.view.metrics;
  const cause = causeOfLoss(frame.view, hud.gangs.value);
  if (cause !== null) {
    return (
      <section class="panel lesson">
        <h2>{debriefText.lesson}</h2>
        {atArrival !== null && (
          <p>
            <Words>{debriefText.lessonLost(atArrival)}</Words>
          </p>
        )}
        <p class="advice">
          <Words>{cause.advice}</Words>
        </p>
      </section>
    );
  }
  return (
    <section class="panel lesson">
      <h2>{debriefText.lesson}</h2>
      <p>
        <Words>
          {atArrival === null
            ? debriefText.lessonUnmet(utilization, goodput)
            : debriefText.lessonText({ ...atArrival, utilization, goodput })}
        </Words>
      </p>
    </section>
  );
}
