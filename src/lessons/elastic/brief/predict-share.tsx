import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { elasticBrief as words, formatShare } from "../text/pages.ts";
import { briefText } from "../../../text/pages.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { MechanismChoice } from "../../../hud/mechanism-choice.tsx";
import type { Mechanism } from "../../../insight/prediction.ts";
import { mechanisms } from "../text/mechanisms.ts";
import { fromLog, toLog } from "../../../hud/log-scale.ts";
import { fleetFacts } from "./fleet-facts.ts";

interface PredictShareProps {
  readonly hud: HudState;
  readonly onBack: () => void;
}

const steps = 200;
/** Two shares that differ by less look the same. */
const grain = 1e-4;

/** What share of the throughput the first failure will take: locked before the run. */
export function PredictShare({ hud, onBack }: PredictShareProps): JSX.Element {
  const { min, max } = hud.app.prediction;
  const chosen = useSignal(asExact(fromLog(50, min, max, grain)));
  const mechanism = useSignal<Mechanism | null>(null);
  const share = chosen.value;
  const view = hud.app.session.value?.view();
  const facts = view === undefined ? null : fleetFacts(view);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const why = mechanism.peek();
        if (why !== null) hud.app.lock(chosen.peek(), why);
      }}
    >
      {facts !== null && (
        <>
          <p class="lead" id="predict-question">
            {words.question(facts.feed, facts.nodes)}
          </p>
          <p class="quiet">{words.meaning(facts.feed, facts.nodes)}</p>
        </>
      )}
      <output class="predict-value">{formatShare(share)}</output>
      <input
        class="slider"
        type="range"
        min="0"
        max={steps}
        value={(toLog(share, min, max) * steps) / 100}
        aria-labelledby="predict-question"
        aria-valuetext={formatShare(share)}
        onInput={(event) =>
          (chosen.value = asExact(fromLog((100 * Number(event.currentTarget.value)) / steps, min, max, grain)))
        }
      />
      <div class="slider-ends" aria-hidden="true">
        <span>{formatShare(min)}</span>
        <span>{formatShare(max)}</span>
      </div>
      {facts !== null && <p class="quiet">{words.unit(facts.dollarsPerHour / 100)}</p>}
      <MechanismChoice hud={hud} words={mechanisms} chosen={mechanism} />
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

/** As exact as it is shown: to 0.1% below 10%, to 1% above. */
function asExact(share: number): number {
  const unit = share < 0.0995 ? 1000 : 100;
  return Math.round(share * unit) / unit;
}
