import type { LevelFile } from "../levels/level-file.ts";
import { disruptionOf } from "../levels/score.ts";
import type { ClusterView } from "../sim/index.ts";

/** How far a prediction was off, as a share of what it was about; null without one, or where nothing came of it. */
export function predictionError({ prediction }: LevelFile, predicted: number | null, view: ClusterView): number | null {
  const actual = actualOf(prediction.metric, view);
  if (predicted === null || actual === null) return null;
  if (actual === 0) return predicted === 0 ? 0 : null;
  return predicted / actual - 1;
}

/** In the prediction's unit. */
function actualOf(metric: LevelFile["prediction"]["metric"], view: ClusterView): number | null {
  if (metric === "disruption-gpu-hours") return disruptionOf(view) / 3600;
  if (metric === "first-failure-share") return view.elastic?.firstFailureShare ?? null;
  const first = view.stints[0]?.setting;
  return first === undefined ? null : (view.optimalIntervals(first)?.exact ?? null);
}
