import type { RunAnswer } from "../replay/run-record.ts";
import type { ClusterView } from "../sim/index.ts";

export type { RunAnswer } from "../replay/run-record.ts";

/** What came of a prediction that was made during a run. */
export interface AnswerOutcome {
  /** In the question's unit. */
  readonly actual: number;
  /** Null where it was skipped. */
  readonly isRight: boolean | null;
}

/** The questions that come up during the runs of a lesson. */
export interface Questions {
  /** The one that is due now, by its id, whether or not it was answered; null for none. */
  due(view: ClusterView): string | null;
  /** What came of an answer; null while that is not known. */
  outcome(answer: RunAnswer, view: ClusterView): AnswerOutcome | null;
}
