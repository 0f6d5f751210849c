import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Lesson } from "../session/session.ts";
import type { ClusterView } from "../sim/index.ts";
import { clausePromise, clauseValue } from "../text/clauses.ts";
import { badgeText } from "../text/header.ts";
import { formatDollars, formatDuration, formatGpuHours } from "../text/numbers.ts";
import { briefText } from "../text/pages.ts";
import { PredictInterval } from "./checkpoint-brief/predict-interval.tsx";
import { TrainingBrief } from "./checkpoint-brief/training-brief.tsx";
import { ElasticBrief } from "./elastic-brief/elastic-brief.tsx";
import { PredictShare } from "./elastic-brief/predict-share.tsx";
import type { HudState } from "./hud-state.ts";
import { fromLog, toLog } from "./log-scale.ts";
import { Stars } from "./stars.tsx";

/** The persona's brief, then the prediction, which must be locked before the clock starts. */
export function BriefPage({ hud }: { readonly hud: HudState }): JSX.Element {
  const [step, setStep] = useState<"brief" | "predict">("brief");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [step]);
  const view = hud.app.session.value?.view();
  if (view === undefined) return <></>;
  const { Story, Ask } = briefs[hud.app.lesson];
  return (
    <main class="page brief">
      <section class={hud.app.lesson === "elastic" && step === "brief" ? "paper wide" : "paper"}>
        {step === "brief" ? (
          <>
            <p class="eyebrow">{briefText.from}</p>
            <h1 ref={heading} tabIndex={-1}>
              {briefText.heading}
            </h1>
            <Story hud={hud} view={view} />
            <footer class="paper-foot">
              <button type="button" class="ghost-button large" onClick={() => hud.app.leave()}>
                {briefText.back}
              </button>
              <button type="button" class="main-button" onClick={() => setStep("predict")}>
                {briefText.next}
              </button>
            </footer>
          </>
        ) : (
          <>
            <p class="eyebrow">{briefText.from}</p>
            <h1 ref={heading} tabIndex={-1}>
              {briefText.predict}
            </h1>
            <Ask hud={hud} onBack={() => setStep("brief")} />
          </>
        )}
      </section>
    </main>
  );
}

/** What each lesson tells and what it asks. */
const briefs: Readonly<
  Record<
    Lesson,
    {
      readonly Story: (props: StoryProps) => JSX.Element | null;
      readonly Ask: (props: { readonly hud: HudState; readonly onBack: () => void }) => JSX.Element;
    }
  >
> = {
  fragmentation: { Story, Ask: Predict },
  checkpoint: { Story: TrainingBrief, Ask: PredictInterval },
  elastic: { Story: ElasticBrief, Ask: PredictShare },
};

interface StoryProps {
  readonly hud: HudState;
  readonly view: ClusterView;
}

function Story({ hud, view }: StoryProps): JSX.Element {
  return (
    <>
      <Voice view={view} />
      <Promises hud={hud} view={view} />
    </>
  );
}

function Voice({ view }: { readonly view: ClusterView }): JSX.Element {
  const giant = view.level.jobs.find((job) => job.contiguous);
  const paragraphs = briefText.voice({
    gpus: view.gpuCount,
    idle: view.idleGpus,
    busy: 1 - view.idleGpus / view.gpuCount,
    jobs: view.counts.running,
    giant: giant?.name ?? "",
    giantGpus: giant?.gpus ?? 0,
    inside: formatDuration(giant?.arrives ?? 0),
  });
  return (
    <blockquote>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </blockquote>
  );
}

function Promises({ hud, view }: StoryProps): JSX.Element {
  return (
    <div class="promises">
      <section>
        <h2>{briefText.promises}</h2>
        <ul>
          {view.level.clauses.map((clause) => (
            <li key={clause.id}>
              {clausePromise(clause.id, clause.limit)}
              <span class="quiet">
                {" "}
                {clause.penaltyDollars > 0 && briefText.penalty(clause.penaltyDollars)}
                {clause.fatal !== null &&
                  (clause.fatal === clause.limit
                    ? ` ${briefText.fatalAtOnce}`
                    : `; ${briefText.fatal(clauseValue(clause.id, clause.fatal))}`)}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{briefText.badges}</h2>
        <ul>
          <li>{badgeText.fragmentation(hud.app.goals.fragmentationBelow)}</li>
          <li>{badgeText.goodput(hud.app.goals.goodputAbove)}</li>
          <li>{badgeText.slaMet}</li>
        </ul>
        <h2>{briefText.stars}</h2>
        <ul>
          {briefText.starRules(formatGpuHours(hud.app.goals.thirdStar.atMost)).map((rule, i) => (
            <li key={rule} class="star-rule">
              <Stars count={i + 1} /> {rule}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Predict({ hud, onBack }: { readonly hud: HudState; readonly onBack: () => void }): JSX.Element {
  const { min, max } = hud.app.prediction;
  const { gpuHourDollars } = hud.app.level.prices;
  const [hours, setHours] = useState(() => fromLog(50, min, max, min));
  const giant = hud.app.level.jobs.find((job) => job.contiguous);
  const gpuCount = hud.app.session.value?.view().gpuCount ?? 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        hud.app.lock(hours);
      }}
    >
      <p class="lead" id="predict-question">
        {briefText.question}
      </p>
      <p class="quiet">{briefText.meaning}</p>
      <output class="predict-value">{formatGpuHours(hours * 3600)}</output>
      <input
        class="slider"
        type="range"
        min="0"
        max="200"
        value={toLog(hours, min, max) * 2}
        aria-labelledby="predict-question"
        aria-valuetext={formatGpuHours(hours * 3600)}
        onInput={(event) => setHours(nice(fromLog(Number(event.currentTarget.value) / 2, min, max, 1)))}
      />
      <div class="slider-ends" aria-hidden="true">
        <span>{formatGpuHours(min * 3600)}</span>
        <span>{formatGpuHours(max * 3600)}</span>
      </div>
      <p class="quiet">
        {briefText.unit(formatGpuHours(gpuCount * 3600), formatDollars(gpuHourDollars))}{" "}
        {briefText.scale(formatGpuHours((giant?.gpus ?? 0) * 3600))}
      </p>
      <footer class="paper-foot">
        <button type="button" class="ghost-button large" onClick={onBack}>
          {briefText.back}
        </button>
        <button type="submit" class="main-button">
          {briefText.lock}
        </button>
      </footer>
      <p class="quiet">{briefText.locked}</p>
    </form>
  );
}

/** Two figures are as exact as a prediction is. */
function nice(hours: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(hours)) - 1);
  return Math.round(hours / unit) * unit;
}
