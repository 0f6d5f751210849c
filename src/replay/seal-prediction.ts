import { hashJson } from "./hash-json.ts";
import type { RunRecord } from "./run-record.ts";

/** 16 hex digits that bind a prediction to the run that it was made for; null for none. */
export function sealPrediction(run: Pick<RunRecord, "levelHash" | "seed" | "prediction">): string | null {
  const { levelHash, seed, prediction } = run;
  return prediction === null ? null : hashJson({ levelHash, seed, prediction });
}
