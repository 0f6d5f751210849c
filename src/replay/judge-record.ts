import type { Goals } from "../levels/level-file.ts";
import { scoreOf, type Score } from "../levels/score.ts";
import { simVersion, type ClusterView, type Refusal, type Seconds } from "../sim/index.ts";
import { isHashOf, type RunLevel } from "./level-hash.ts";
import { markTimes } from "./mark-times.ts";
import { playReplay } from "./play-replay.ts";
import type { Fork, RunRecord } from "./run-record.ts";
import { areAnswersSealed, sealPrediction } from "./seal-prediction.ts";
import { workLimit, workOf } from "./work-of.ts";

/** What of a record is not what the run gives here. */
export type Difference =
  /** It began in another state: the seed is not the one that was played. */
  | { readonly of: "seed" }
  /** The state at a time. */
  | { readonly of: "state" }
  | { readonly of: "command"; readonly refusal: Refusal }
  /** It has digests where none are noted, or lacks some. */
  | { readonly of: "digests" }
  /** It goes on after the end. */
  | { readonly of: "end" }
  | { readonly of: "score" }
  /** It is not the prediction that was locked, or not what was forked. */
  | { readonly of: "prediction" };

/** What playing a record again has shown. */
export type Verdict =
  /** It ran again here to the level's end, and there to the same digest. */
  | { readonly kind: "verified" }
  /** The same of a run that was played on from another one: it is true, and counts for nothing. */
  | { readonly kind: "practice"; readonly fork: Fork }
  /** The run is not over where the record ends; up to there it is true. */
  | { readonly kind: "incomplete"; readonly until: Seconds }
  | { readonly kind: "differs"; readonly from: Seconds; readonly difference: Difference }
  /** Not played: it is of something else. */
  | { readonly kind: "other-build"; readonly simVersion: number }
  | { readonly kind: "other-level"; readonly levelId: string }
  | { readonly kind: "other-level-version" }
  /** Its commands would take longer than any run's that a person plays. */
  | { readonly kind: "too-dear" };

/** A verdict, or how much of the level has been played so far on the way to it, in [0, 1]. */
export type Judging = Verdict | { readonly kind: "judging"; readonly share: number };

/** Nothing has been played yet. */
export const notJudged: Judging = { kind: "judging", share: 0 };

/** A verdict, and how the run stands where playing it stopped: by this machine's own figures, never by the record's. */
export interface Judgment {
  readonly verdict: Verdict;
  /** Null where it was not played. */
  readonly played: { readonly view: ClusterView; readonly score: Score } | null;
}

/** How a record is judged. */
export interface JudgeOptions<File> {
  readonly goalsOn?: (file: File, seed: string) => Goals;
  readonly onShare?: ((share: number) => void) | undefined;
}

/**
 * Plays a record again on the level that it names, and says whether it is what it claims. Its words, settings, wall clock,
 * attempt number and names are not judged: nothing here could tell.
 * @param options.goalsOn gives the goals with the best that is known on a seed; without it nobody gets the third star.
 * @param options.onShare is told on the way how much of the level has been played, in [0, 1].
 */
export function judgeRecord<File extends RunLevel>(
  levels: readonly File[],
  record: RunRecord,
  { goalsOn = ({ goals }) => goals, onShare }: JudgeOptions<File> = {},
): Judgment {
  const file = levels.find(({ level }) => level.id === record.levelId);
  if (file === undefined) return unplayed({ kind: "other-level", levelId: record.levelId });
  if (record.simVersion !== simVersion) return unplayed({ kind: "other-build", simVersion: record.simVersion });
  if (!isHashOf(record.levelHash, file)) return unplayed({ kind: "other-level-version" });
  if (latest(record) > file.level.duration) return unplayed(differs(file.level.duration, { of: "end" }));
  if (workOf(file.level, record.commands) > workLimit(file.level)) return unplayed({ kind: "too-dear" });
  const odd = oddDigest(file, record);
  if (odd !== null) return unplayed(differs(odd, { of: "digests" }));
  const { simulation, mismatch } = playReplay(file, record, onShare);
  const view = simulation.view();
  const score = scoreOf(view, goalsOn(file, record.seed));
  const played = { view, score };
  if (mismatch?.kind === "start") return { verdict: differs(0, { of: "seed" }), played };
  if (mismatch?.kind === "refused") {
    return { verdict: differs(mismatch.time, { of: "command", refusal: mismatch.refusal }), played };
  }
  if (mismatch !== null) return { verdict: differs(mismatch.time, { of: "state" }), played };
  return { verdict: verdictAtEnd(record, view, score), played };
}

function unplayed(verdict: Verdict): Judgment {
  return { verdict, played: null };
}

function differs(from: Seconds, difference: Difference): Verdict {
  return { kind: "differs", from, difference };
}

function latest({ commands, digests, time }: RunRecord): Seconds {
  return Math.max(time, commands.at(-1)?.time ?? 0, digests.at(-1)?.time ?? 0);
}

/** The first time at which a record has a digest and should not, or the reverse; null if all is as it is recorded. */
function oddDigest({ level }: RunLevel, { commands, digests, time }: RunRecord): Seconds | null {
  const due = markTimes(level, commands, time);
  // Without the one of its end it cannot be told how it ended; up to its last it may be true.
  const told = digests.at(-1)?.time === time ? due : due.slice(0, -1);
  const index = Array.from({ length: Math.max(told.length, digests.length) }).findIndex(
    (_, place) => told[place] !== digests[place]?.time,
  );
  if (index < 0) return null;
  return Math.min(told[index] ?? Infinity, digests[index]?.time ?? Infinity);
}

function verdictAtEnd(record: RunRecord, view: ClusterView, score: Score): Verdict {
  const last = record.digests.at(-1)?.time ?? 0;
  if (view.time !== record.time) return differs(view.time, { of: "end" });
  const { prediction, mechanism, fork, predictionSeal } = record;
  if (predictionSeal !== null && predictionSeal !== sealPrediction(record)) return differs(0, { of: "prediction" });
  // Only the game itself locks predictions, and it has ever since sealed them; nobody was asked why before that.
  const isUnsealed = mechanism !== null || fork !== null || (prediction !== null && record.build !== null);
  if (predictionSeal === null && isUnsealed) return differs(0, { of: "prediction" });
  if (!areAnswersSealed(record)) return differs(0, { of: "prediction" });
  if (view.ended === null || last !== record.time) return { kind: "incomplete", until: last };
  const claimed = record.score;
  const isSame = claimed === null || (claimed.stars === score.stars && claimed.measure === score.measure.value);
  if (!isSame) return differs(record.time, { of: "score" });
  return fork === null ? { kind: "verified" } : { kind: "practice", fork };
}
