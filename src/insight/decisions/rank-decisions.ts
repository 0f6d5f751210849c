import type { Score } from "../../levels/score.ts";
import type { Decision, Trial } from "./decision.ts";

/** A decision, and the trial that says what it was worth. */
export interface Judged {
  readonly decision: Decision;
  readonly trial: Trial;
}

/** What the trials say of a run's decisions. */
export interface RankedDecisions {
  /** Those that a change would have improved most, with the best of their changes; dearest first. */
  readonly dearest: readonly Judged[];
  /** Those without which the run had kept least, with that trial; best first. */
  readonly best: readonly Judged[];
  /** Those without which the run would have ended the very same. */
  readonly idle: readonly Judged[];
}

const mostNamed = 3;

/** Names the dearest and the best decisions. A change that loses a star is no improvement, whatever work it keeps. */
export function rankDecisions(decisions: readonly Decision[], stars: Score["stars"]): RankedDecisions {
  const without = decisions.flatMap((decision) => {
    const trial = decision.trials.find(({ change }) => change.kind === "left-out");
    return trial === undefined ? [] : [{ decision, trial }];
  });
  const improved = decisions.flatMap((decision) => {
    const trial = bestTrial(decision, stars);
    return trial === null ? [] : [{ decision, trial }];
  });
  return {
    dearest: improved.toSorted((a, b) => b.trial.useful - a.trial.useful).slice(0, mostNamed),
    best: without
      .filter(({ trial }) => trial.useful < 0)
      .toSorted((a, b) => a.trial.useful - b.trial.useful)
      .slice(0, mostNamed),
    idle: without.filter(({ trial }) => trial.isSame),
  };
}

/** The change of a decision that keeps most; null if none keeps more than the run did. Of equal ones the first. */
export function bestTrial({ trials }: Decision, stars: Score["stars"]): Trial | null {
  const better = trials.filter((trial) => trial.useful > 0 && trial.stars >= stars);
  return better.toSorted((a, b) => b.useful - a.useful)[0] ?? null;
}
