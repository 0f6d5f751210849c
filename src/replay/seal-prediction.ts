import { hashJson } from "./hash-json.ts";
import type { RunAnswer, RunRecord } from "./run-record.ts";

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

/** 16 hex digits that bind an answer to its question, its time and the run that it was given in. */
export function sealAnswer(
  { levelHash, seed }: Pick<RunRecord, "levelHash" | "seed">,
  { id, time, value }: Omit<RunAnswer, "seal">,
): string {
  return hashJson({ levelHash, seed, id, time, value });
}

/** Whether every answer of a record is the one that was locked. */
export function areAnswersSealed(run: Pick<RunRecord, "levelHash" | "seed" | "answers">): boolean {
  return (run.answers ?? []).every((answer) => answer.seal === sealAnswer(run, answer));
}
