import type { JSX } from "preact";
import type { HudState } from "../../../hud/hud-state.ts";
import { PredictForm } from "../../../hud/predict-form.tsx";
import { mechanisms } from "../text/mechanisms.ts";
import { fromLog } from "../../../hud/log-scale.ts";
import { formatDollars, formatGpuHours } from "../../../text/numbers.ts";
import { briefText } from "../../../text/pages.ts";

interface PredictDisruptionProps {
  readonly hud: HudState;
  readonly onBack: () => void;
}

const steps = 200;

/** How many GPU-hours starting the giant will cost: locked before the clock starts. */
export function PredictDisruption({ hud, onBack }: PredictDisruptionProps): JSX.Element {
  const { min, max } = hud.app.prediction;
  const { gpuHourDollars } = hud.app.level.prices;
  const giant = hud.app.level.jobs.find((job) => job.contiguous);
  const gpuCount = hud.app.session.value?.view().gpuCount ?? 0;
  const format = (hours: number): string => formatGpuHours(hours * 3600);
  return (
    <PredictForm
      hud={hud}
      onBack={onBack}
      question={briefText.question}
      meaning={briefText.meaning}
      scale={{ steps, at: (position) => nice(fromLog((100 * position) / steps, min, max, 1)), format }}
      marks={
        <div class="slider-ends" aria-hidden="true">
          <span>{format(min)}</span>
          <span>{format(max)}</span>
        </div>
      }
      told={() => (
        <p class="quiet">
          {briefText.unit(format(gpuCount), formatDollars(gpuHourDollars))} {briefText.scale(format(giant?.gpus ?? 0))}
        </p>
      )}
      mechanisms={mechanisms}
      locked={briefText.locked}
    />
  );
}

/** Two figures are as exact as a prediction is. */
function nice(hours: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(hours)) - 1);
  return Math.round(hours / unit) * unit;
}
