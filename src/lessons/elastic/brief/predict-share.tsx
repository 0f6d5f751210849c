import type { JSX } from "preact";
import { elasticBrief as words, formatShare } from "../text/pages.ts";
import { briefText } from "../../../text/pages.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { PredictForm } from "../../../hud/predict-form.tsx";
import { mechanisms } from "../text/mechanisms.ts";
import { fromLog } from "../../../hud/log-scale.ts";
import { fleetFacts } from "./fleet-facts.ts";
import { Words } from "../../../hud/codex/words.tsx";

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
  const view = hud.app.session.value?.view();
  const facts = view === undefined ? null : fleetFacts(view);
  if (facts === null) return <></>;
  return (
    <PredictForm
      hud={hud}
      onBack={onBack}
      question={words.question(facts.feed, facts.nodes)}
      meaning={words.meaning}
      scale={{
        steps,
        at: (position) => asExact(fromLog((100 * position) / steps, min, max, grain)),
        format: formatShare,
      }}
      marks={
        <div class="slider-ends" aria-hidden="true">
          <span>{formatShare(min)}</span>
          <span>{formatShare(max)}</span>
        </div>
      }
      told={() => (
        <p class="quiet">
          <Words>{words.unit(facts.dollarsPerHour / 100)}</Words>
        </p>
      )}
      mechanisms={mechanisms}
      locked={briefText.locked}
    />
  );
}

/** As exact as it is shown: to 0.1% below 10%, to 1% above. */
function asExact(share: number): number {
  const unit = share < 0.0995 ? 1000 : 100;
  return Math.round(share * unit) / unit;
}
