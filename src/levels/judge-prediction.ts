import type { ClusterView } from "../sim/index.ts";
import type { LevelFile, Prediction } from "./level-file.ts";
import { mechanisms, type Mechanism } from "./mechanisms.ts";
import { disruptionOf } from "./score.ts";

/** What was locked before the run; null where it was not asked. */
export interface Predicted {
  /** In the unit of the level's metric. */
  readonly prediction: number | null;
  readonly mechanism: Mechanism | null;
}

/** A prediction against what came of the run. */
export interface PredictionJudgment {
  /** In the unit of the level's metric; null where nothing came of it. */
  readonly actual: number | null;
  /** How far it was off, as a share of what it was about; null without one, or where that is nothing. */
  readonly error: number | null;
  /** Whether the number counts as right; null where it cannot be told. */
  readonly isNumberRight: boolean | null;
  readonly rightMechanism: Mechanism;
  /** Null where none was chosen. */
  readonly isMechanismRight: boolean | null;
}

/** A number that is off by no more than this factor is called right. */
const near = { "disruption-gpu-hours": 1.5, "first-failure-share": 1.15 } as const;
/** The curve is flat about the best interval: one that keeps so little less is as good, a share of goodput. */
const asGood = 0.01;

/** Judges number and mechanism by the run as it stands at its end. */
export function judgePrediction(
  { prediction: { metric } }: Pick<LevelFile, "prediction">,
  { prediction, mechanism }: Predicted,
  view: ClusterView,
): PredictionJudgment {
  const actual = actualOf(metric, view);
  const [rightMechanism] = mechanisms[metric];
  return {
    actual,
    error: prediction === null || actual === null ? null : errorOf(prediction, actual),
    isNumberRight:
      prediction === null || actual === null || isUntold(view) ? null : isRight(metric, prediction, actual, view),
    rightMechanism,
    isMechanismRight: mechanism === null ? null : mechanism === rightMechanism,
  };
}

function errorOf(predicted: number, actual: number): number | null {
  if (actual === 0) return predicted === 0 ? 0 : null;
  return predicted / actual - 1;
}

/** In the prediction's unit. */
function actualOf(metric: Prediction["metric"], view: ClusterView): number | null {
  if (metric === "disruption-gpu-hours") return disruptionOf(view) / 3600;
  if (metric === "first-failure-share") return view.elastic?.firstFailureShare ?? null;
  const first = view.stints[0]?.setting;
  return first === undefined ? null : (view.optimalIntervals(first)?.exact ?? null);
}

/** Whether a giant never started: what starting it costs was not seen. */
function isUntold({ clauses }: ClusterView): boolean {
  return clauses.some(({ id, state }) => id === "gang-starts" && state !== "met");
}

function isRight(metric: Prediction["metric"], predicted: number, actual: number, view: ClusterView): boolean {
  if (metric !== "best-interval-seconds") {
    return Math.max(predicted, actual) <= near[metric] * Math.min(predicted, actual);
  }
  const first = view.stints[0]?.setting;
  const keeps = (interval: number): number => (first && view.forecast({ ...first, interval })?.goodput) ?? 0;
  return keeps(actual) - keeps(predicted) < asGood;
}
