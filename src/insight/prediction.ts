import type { Prediction } from "../levels/level-file.ts";
import { mechanisms, type Mechanism } from "../levels/mechanisms.ts";
import { hashJson } from "../replay/hash-json.ts";

/** What the pages know of a prediction and how it is judged. */
export { judgePrediction, type PredictionJudgment } from "../levels/judge-prediction.ts";
export type { Mechanism, MechanismOf } from "../levels/mechanisms.ts";

/** The four mechanisms in the order in which a seed offers them: a place in it says nothing on another seed. */
export function offeredMechanisms(metric: Prediction["metric"], seed: string): readonly Mechanism[] {
  const keyed = mechanisms[metric].map((id) => ({ id, key: hashJson([seed, id]) }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ id }) => id);
}
