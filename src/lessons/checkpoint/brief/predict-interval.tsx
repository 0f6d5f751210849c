import type { JSX } from "preact";
import type { Seconds } from "../../../sim/index.ts";
import { formatSpan, trainingBrief as words } from "../text/pages.ts";
import { detentsOf, nextDetent, stopShare, stopsBetween } from "../play/interval-stops.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { PredictForm } from "../../../hud/predict-form.tsx";
import { mechanisms } from "../text/mechanisms.ts";
import { Words } from "../../../hud/codex/words.tsx";

interface PredictIntervalProps {
  readonly hud: HudState;
  readonly onBack: () => void;
}

/** Which interval keeps the most: locked before the run, which begins with it. */
export function PredictInterval({ hud, onBack }: PredictIntervalProps): JSX.Element {
  const { min, max } = hud.app.prediction;
  const stops = stopsBetween(min, max);
  const view = hud.app.session.value?.view();
  const pause = view?.checkpointCosts(view.tier)?.pause ?? 0;
  return (
    <PredictForm
      hud={hud}
      onBack={onBack}
      question={words.question}
      meaning={words.meaning(pause, view?.mttf ?? 0)}
      scale={{
        steps: stops.length - 1,
        at: (position) => stops[position] ?? max,
        format: formatSpan,
        page: (position, direction) => nextDetent(stops, position, direction),
      }}
      marks={<Marks stops={stops} />}
      told={(interval) => (
        <p>
          <Words>{interval === null ? words.beginsWith : words.begins(interval)}</Words>
        </p>
      )}
      mechanisms={mechanisms}
      locked={words.locked}
    />
  );
}

function Marks({ stops }: { readonly stops: readonly Seconds[] }): JSX.Element {
  return (
    <div class="predict-marks" aria-hidden="true">
      {detentsOf(stops).map((mark) => (
        <span key={mark} style={{ left: `${(100 * stopShare(stops, mark)).toFixed(2)}%` }}>
          {formatSpan(stops[mark] ?? 0)}
        </span>
      ))}
    </div>
  );
}
