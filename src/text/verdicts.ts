import type { Refusal, Seconds } from "../sim/index.ts";
import { formatStopwatch } from "./numbers.ts";
import { refusals } from "./refusals.ts";

/** A verdict on a run's record, as far as words need it. */
export type VerdictText =
  | { readonly kind: "verified" | "other-build" | "other-level" | "other-level-version" | "too-dear" }
  | { readonly kind: "incomplete"; readonly until: Seconds }
  | { readonly kind: "practice"; readonly fork: { readonly of: string; readonly at: Seconds } }
  | { readonly kind: "differs"; readonly from: Seconds; readonly difference: DifferenceText };

type DifferenceText =
  | { readonly of: "seed" | "state" | "digests" | "end" | "score" | "prediction" }
  | { readonly of: "command"; readonly refusal: Refusal };

/** A verdict in a few words, for a line or a cell. */
export function verdictWords(verdict: VerdictText): string {
  switch (verdict.kind) {
    case "incomplete":
      return `incomplete, verified to ${formatStopwatch(verdict.until)}`;
    case "practice":
      return `practice, forked from ${verdict.fork.of.slice(0, 6)} at ${formatStopwatch(verdict.fork.at)}`;
    case "differs":
      return `differs from ${formatStopwatch(verdict.from)} on`;
    default:
      return plainVerdicts[verdict.kind];
  }
}

/** Why, in a sentence; null where the words say it all. */
export function verdictReason(verdict: VerdictText): string | null {
  if (verdict.kind === "incomplete") return "The run is not over where the record ends.";
  if (verdict.kind === "practice")
    return "It is as it says, but was played on from another run: it counts for nothing.";
  if (verdict.kind === "differs") return differenceReason(verdict.difference);
  return plainReasons[verdict.kind];
}

type Plain = Exclude<VerdictText["kind"], "incomplete" | "practice" | "differs">;

const plainVerdicts: Readonly<Record<Plain, string>> = {
  verified: "verified",
  "other-build": "another build",
  "other-level": "another level",
  "other-level-version": "another version of the level",
  "too-dear": "more work than a run may be",
};

const plainReasons: Readonly<Record<Plain, string | null>> = {
  verified: null,
  "other-build": "A build with another core played it: only that one can verify it.",
  "other-level": "It is a run of a level that is not here.",
  "other-level-version": "The level's numbers or goals were others when it was played.",
  "too-dear": "Its commands would take far longer to play again than any run that a person plays.",
};

function differenceReason(difference: DifferenceText): string {
  if (difference.of === "command") return `A command of it cannot be done: ${refusals[difference.refusal]}`;
  return differenceReasons[difference.of];
}

const differenceReasons: Readonly<Record<Exclude<DifferenceText["of"], "command">, string>> = {
  seed: "The seed is not the one that it was played on.",
  state: "Played again, the hall stands otherwise: commands, seed or digests were changed.",
  digests: "It has digests where a run notes none, or lacks some that it notes.",
  end: "It goes on after its end.",
  score: "Its score is not the one that the run earns.",
  prediction: "Its prediction, or the run that it was forked from, is not the one that was sealed.",
};
