import type { PredictionJudgment } from "../../levels/judge-prediction.ts";
import type { Prediction } from "../../levels/level-file.ts";
import type { Badge, Score } from "../../levels/score.ts";
import type { Verdict } from "../../replay/judge-record.ts";
import type { RunRecord } from "../../replay/run-record.ts";
import type { ClauseView, Ledger } from "../../sim/index.ts";
import type { CoursePoint } from "./course.ts";

/** A run handed in: what its record says, and what playing it again has shown. */
export interface ReportedRun extends Pick<
  RunRecord,
  "levelId" | "seed" | "id" | "attempt" | "startedAt" | "endedAt" | "rationale" | "claims"
> {
  readonly verdict: Verdict;
  /** Null where it cannot be played here, as are the four below. */
  readonly stars: Score["stars"] | null;
  readonly measure: Score["measure"] | null;
  readonly badges: readonly Badge[] | null;
  readonly clauses: readonly Pick<ClauseView, "id" | "limit" | "value" | "state">[] | null;
  readonly ledger: Ledger | null;
  readonly course: readonly CoursePoint[];
  readonly prediction: ReportedPrediction;
  readonly decisions: RunRecord["commands"];
  /** What else was weighed, and why it was not done; null for nothing. */
  readonly rejected: string | null;
  /** What can still go wrong; null for nothing. */
  readonly risk: string | null;
  /** The run as a code that can be pasted; null where it is too long for one. */
  readonly code: string | null;
  /** The hash of its last state. */
  readonly digest: string | null;
}

export interface ReportedPrediction extends Partial<PredictionJudgment> {
  readonly metric: Prediction["metric"];
  readonly predicted: RunRecord["prediction"];
  readonly mechanism: RunRecord["mechanism"];
}
