import type { Forecast, Seconds, Stint } from "../../sim/index.ts";

/** What came of a setting so far. */
export interface Outcome {
  /** Of the time whose work is saved or lost by now; null while there is too little of it to tell anything. */
  readonly shares: Forecast | null;
  /** How long the setting held. */
  readonly duration: Seconds;
  /** Work that is neither saved nor lost yet, seconds at rate 1. */
  readonly open: Seconds;
  readonly failures: number;
}

/** Less decided time says nothing about a setting. */
const telling = 3600;

/** What came of stretches of one setting, taken together. */
export function outcomeOf(stints: readonly Stint[]): Outcome {
  const sum = (of: (stint: Stint) => number): number => stints.reduce((total, stint) => total + of(stint), 0);
  const duration = sum(({ since, until }) => until - since);
  const allocated = sum((stint) => stint.allocated);
  const kept = sum((stint) => stint.kept);
  const lost = sum((stint) => stint.lost);
  const decided = allocated - sum((stint) => stint.open);
  const seconds = (work: number): Seconds => (allocated > 0 ? (duration * work) / allocated : 0);
  const tells = kept + lost > 0 && seconds(decided) >= telling;
  return {
    shares: tells
      ? {
          goodput: kept / decided,
          saving: sum(({ checkpointing }) => checkpointing) / decided,
          rework: lost / decided,
          restarting: sum(({ restarting }) => restarting) / decided,
        }
      : null,
    duration,
    open: seconds(allocated - decided),
    failures: sum(({ failures }) => failures),
  };
}
