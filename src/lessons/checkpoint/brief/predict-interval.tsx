import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import type { Seconds } from "../../../sim/index.ts";
import { formatSpan, trainingBrief as words } from "../text/pages.ts";
import { briefText } from "../../../text/pages.ts";
import { detentsOf, nearestStop, nextDetent, stopShare, stopsBetween } from "../play/interval-stops.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { MechanismChoice } from "../../../hud/mechanism-choice.tsx";
import type { Mechanism } from "../../../insight/prediction.ts";
import { mechanisms } from "../text/mechanisms.ts";

interface PredictIntervalProps {
  readonly hud: HudState;
  readonly onBack: () => void;
}

/** Which interval keeps the most: locked before the run, which begins with it. */
export function PredictInterval({ hud, onBack }: PredictIntervalProps): JSX.Element {
  const { min, max } = hud.app.prediction;
  const stops = stopsBetween(min, max);
  const chosen = useSignal(nearestStop(stops, hud.app.level.checkpointInterval ?? max));
  const mechanism = useSignal<Mechanism | null>(null);
  const index = chosen.value;
  const view = hud.app.session.value?.view();
  const interval: Seconds = stops[index] ?? max;
  const pause = view?.checkpointCosts(view.tier)?.pause ?? 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const why = mechanism.peek();
        if (why !== null) hud.app.lock(stops[chosen.peek()] ?? max, why);
      }}
    >
      <p class="lead" id="predict-question">
        {words.question}
      </p>
      <p class="quiet">{words.meaning(pause, view?.mttf ?? 0)}</p>
      <output class="predict-value">{formatSpan(interval)}</output>
      <input
        class="slider"
        type="range"
        min="0"
        max={stops.length - 1}
        step="1"
        value={index}
        aria-labelledby="predict-question"
        aria-valuetext={formatSpan(interval)}
        onInput={(event) => (chosen.value = Number(event.currentTarget.value))}
        onKeyDown={(event) => {
          const direction = event.key === "PageUp" ? 1 : event.key === "PageDown" ? -1 : null;
          if (direction === null) return;
          event.preventDefault();
          chosen.value = nextDetent(stops, chosen.peek(), direction);
        }}
      />
      <Marks stops={stops} />
      <p>{words.begins(interval)}</p>
      <p class="quiet">{words.saves(interval, pause)}</p>
      <MechanismChoice hud={hud} words={mechanisms} chosen={mechanism} />
      <footer class="paper-foot">
        <button type="button" class="ghost-button large" onClick={onBack}>
          {briefText.back}
        </button>
        <button type="submit" class="main-button">
          {briefText.lock}
        </button>
      </footer>
      <p class="quiet">{words.locked}</p>
    </form>
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
