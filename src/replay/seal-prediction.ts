import { hashJson } from "./hash-json.ts";
import type { RunRecord } from "./run-record.ts";

/**
 * 16 hex digits that bind a prediction and its mechanism to the run that they were made for; null for none. Before
 * there were mechanisms the prediction was sealed alone.
 */
export function sealPrediction(run: Pick<RunRecord, "levelHash" | "seed" | "prediction" | "mechanism">): string | null {
  const { levelHash, seed, prediction, mechanism } = run;
  if (prediction === null) return null;
  return hashJson({ levelHash, seed, prediction, ...(mechanism === null ? {} : { mechanism }) });
}
