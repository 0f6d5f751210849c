import type { Verdict } from "../../../hud/lesson.ts";
import type { Score } from "../../../session/session.ts";
import type { ClusterView, Ledger } from "../../../sim/index.ts";
import { clauseViolation } from "../../../text/clauses.ts";
import { formatGpuHours } from "../../../text/numbers.ts";
import { jobName } from "../../../text/job-names.ts";
import { debriefText } from "../../../text/pages.ts";
import type { GangState } from "../../../insight/gangs.ts";
import { causeOfLoss } from "./verdict-cause.ts";

/** Says how a run ended and why. */
export function verdictOf(view: ClusterView, score: Score, gangs: readonly GangState[]): Verdict {
  const started = gangs
    .filter((gang) => gang.job.firstStart !== null)
    .toSorted((a, b) => b.waited - a.waited)
    .at(0);
  if (score.stars === 0) {
    const cause = causeOfLoss(view, gangs);
    return {
      tone: "lost",
      heading: cause?.heading ?? (started === undefined ? debriefText.neverStarted : debriefText.lost),
      sentence: cause === null ? "" : debriefText.because(cause.because),
    };
  }
  const limit = view.clauses.find((clause) => clause.id === "gang-starts")?.limit ?? 0;
  const broken = view.clauses.find((clause) => clause.state === "violated");
  const sentences = [
    started === undefined ? "" : debriefText.startedAfter(jobName(view.level, started.job), started.waited, limit),
    broken === undefined ? "" : debriefText.violated(clauseViolation(broken.id, broken.value, broken.limit)),
    started?.stopped === true ? debriefText.stoppedAtEnd : "",
  ];
  const sentence = sentences.filter((one) => one !== "").join(" ");
  if (broken !== undefined) return { tone: "red", heading: debriefText.wonButViolated, sentence };
  if (started?.stopped === true) return { tone: "red", heading: debriefText.wonButStopped, sentence };
  return { tone: "won", heading: debriefText.won, sentence };
}

/** What the player's decisions cost: the four classes that disruption is the sum of. */
export const disruptionParts = [
  "lostToKills",
  "migrating",
  "tax",
  "stalled",
] as const satisfies readonly (keyof Ledger)[];

/** A prediction in GPU-hours against what happened in GPU-seconds. */
export function gapWords(predicted: number, disruption: number): string {
  const actual = disruption / 3600;
  const by = formatGpuHours(Math.abs(actual - predicted) * 3600);
  return actual === 0 ? debriefText.free(by) : debriefText.gap(actual / predicted, by);
}
