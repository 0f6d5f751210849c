import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import type { HudState } from "../../../hud/hud-state.ts";
import { MechanismChoice } from "../../../hud/mechanism-choice.tsx";
import type { Mechanism } from "../../../insight/prediction.ts";
import { mechanisms } from "../text/mechanisms.ts";
import { fromLog, toLog } from "../../../hud/log-scale.ts";
import { formatDollars, formatGpuHours } from "../../../text/numbers.ts";
import { briefText } from "../../../text/pages.ts";

/** How many GPU-hours starting the giant will cost: locked before the clock starts. */
export function PredictDisruption({
  hud,
  onBack,
}: {
  readonly hud: HudState;
  readonly onBack: () => void;
}): JSX.Element {
  const { min, max } = hud.app.prediction;
  const { gpuHourDollars } = hud.app.level.prices;
  const chosen = useSignal(fromLog(50, min, max, min));
  const mechanism = useSignal<Mechanism | null>(null);
  const hours = chosen.value;
  const giant = hud.app.level.jobs.find((job) => job.contiguous);
  const gpuCount = hud.app.session.value?.view().gpuCount ?? 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const why = mechanism.peek();
        if (why !== null) hud.app.lock(chosen.peek(), why);
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
        onInput={(event) => (chosen.value = nice(fromLog(Number(event.currentTarget.value) / 2, min, max, 1)))}
      />
      <div class="slider-ends" aria-hidden="true">
        <span>{formatGpuHours(min * 3600)}</span>
        <span>{formatGpuHours(max * 3600)}</span>
      </div>
      <p class="quiet">
        {briefText.unit(formatGpuHours(gpuCount * 3600), formatDollars(gpuHourDollars))}{" "}
        {briefText.scale(formatGpuHours((giant?.gpus ?? 0) * 3600))}
      </p>
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

/** Two figures are as exact as a prediction is. */
function nice(hours: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(hours)) - 1);
  return Math.round(hours / unit) * unit;
}
