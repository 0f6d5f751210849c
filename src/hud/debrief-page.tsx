import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Frame, Lesson } from "../session/session.ts";
import { ledgerText } from "../text/ledger.ts";
import { formatGpuHours } from "../text/numbers.ts";
import { debriefText } from "../text/pages.ts";
import { BaselineTable } from "./baseline-table.tsx";
import { CheckpointDebrief } from "./checkpoint-debrief/checkpoint-debrief.tsx";
import { trainingVerdictOf } from "./checkpoint-debrief/checkpoint-verdict.ts";
import { ElasticDebrief } from "./elastic-debrief/elastic-debrief.tsx";
import { elasticVerdictOf } from "./elastic-debrief/elastic-verdict.ts";
import type { HudState } from "./hud-state.ts";
import { PanelGrid } from "./panel.tsx";
import { LedgerBand } from "./ledger-band.tsx";
import { RationaleBox } from "./rationale-box.tsx";
import { StarList } from "./star-list.tsx";
import { Stars } from "./stars.tsx";
import { causeOfLoss } from "./verdict-cause.ts";
import { disruptionParts, gapWords, verdictOf, type Verdict } from "./verdict.ts";

/** How it went, against the prediction, the promises and the other ways to play. */
export function DebriefPage({ hud }: { readonly hud: HudState }): JSX.Element {
  const frame = hud.frame.value;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  if (frame === null) return <></>;
  const { verdict: judge, Debrief } = debriefs[hud.app.lesson];
  const verdict = judge(hud, frame);
  return (
    <main class="page debrief">
      <header class={`debrief-head verdict-${verdict.tone}`}>
        <div>
          <p class="eyebrow">{debriefText.heading}</p>
          <h1 ref={heading} tabIndex={-1}>
            {verdict.heading}
          </h1>
          <p class="lead">{verdict.sentence}</p>
        </div>
        <Stars count={frame.score.stars} />
      </header>
      <Debrief hud={hud} frame={frame} />
      <footer class="debrief-foot">
        <button type="button" class="main-button" onClick={() => hud.app.brief()}>
          {debriefText.again}
        </button>
        <button
          type="button"
          class="ghost-button large"
          onClick={() => {
            hud.app.newSeed();
            hud.app.brief();
          }}
        >
          {debriefText.fresh}
        </button>
        <button type="button" class="ghost-button large" onClick={() => hud.app.leave()}>
          {debriefText.home}
        </button>
        <button type="button" class="ghost-button large" onClick={() => hud.app.saveReplay()}>
          {debriefText.replay}
        </button>
      </footer>
    </main>
  );
}

interface PartProps {
  readonly hud: HudState;
  readonly frame: Frame;
}

/** How each lesson's run is judged and gone through. */
const debriefs: Readonly<
  Record<
    Lesson,
    {
      readonly verdict: (hud: HudState, frame: Frame) => Verdict;
      readonly Debrief: (props: PartProps) => JSX.Element;
    }
  >
> = {
  fragmentation: { verdict: (hud, { view, score }) => verdictOf(view, score, hud.gangs.value), Debrief: Panels },
  checkpoint: { verdict: (_, { view, score }) => trainingVerdictOf(view, score), Debrief: CheckpointDebrief },
  elastic: { verdict: (_, { view, score }) => elasticVerdictOf(view, score), Debrief: ElasticDebrief },
};

function Panels({ hud, frame }: PartProps): JSX.Element {
  return (
    <PanelGrid hud={hud}>
      <StarList hud={hud} frame={frame} />
      <PredictionCheck hud={hud} frame={frame} />
      <section class="panel">
        <h2>{debriefText.where}</h2>
        <LedgerBand hud={hud} ledger={frame.view.ledger} open />
      </section>
      <BaselineTable hud={hud} frame={frame} />
      <Lesson hud={hud} frame={frame} />
      <section class="panel">
        <RationaleBox hud={hud} rows={4} />
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
        </>
      )}
      <h3>{debriefText.disruption}</h3>
      <dl class="lines">
        {disruptionParts.map((part) => (
          <div key={part} title={ledgerText[part].meaning}>
            <dt>{debriefText.disruptionParts[part]}</dt>
            <dd>{formatGpuHours(frame.view.ledger[part])}</dd>
          </div>
        ))}
        <div>
          <dt>{debriefText.taxOwed}</dt>
          <dd>{formatGpuHours(frame.view.taxOwed)}</dd>
        </div>
      </dl>
    </section>
  );
}

function Lesson({ hud, frame }: PartProps): JSX.Element {
  const met = hud.met.value;
  const { utilization, goodput } = frame.view.metrics;
  const cause = causeOfLoss(frame.view, hud.gangs.value);
  if (cause !== null) {
    return (
      <section class="panel lesson">
        <h2>{debriefText.lesson}</h2>
        {met !== null && <p>{debriefText.lessonLost(met)}</p>}
        <p class="advice">{cause.advice}</p>
      </section>
    );
  }
  return (
    <section class="panel lesson">
      <h2>{debriefText.lesson}</h2>
      <p>
        {met === null
          ? debriefText.lessonUnmet(utilization, goodput)
          : debriefText.lessonText({ ...met, utilization, goodput })}
      </p>
    </section>
  );
}
