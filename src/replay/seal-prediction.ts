import { hashJson } from "./hash-json.ts";
import type { RunRecord } from "./run-record.ts";

/** What a seal is made of. */
export type Sealed = Pick<RunRecord, "levelHash" | "seed" | "prediction" | "mechanism" | "fork">;

/**
 * 16 hex digits that bind a prediction and its mechanism to the run that they were made for, and a fork to what it was
 * forked from; null for neither. Before there were mechanisms the prediction was sealed alone.
 */
export function sealPrediction({ levelHash, seed, prediction, mechanism, fork }: Sealed): string | null {
  if (prediction === null && fork === null) return null;
  const reason = mechanism === null ? {} : { mechanism };
  return hashJson({ levelHash, seed, prediction, ...reason, ...(fork === null ? {} : { fork: { ...fork } }) });
}
