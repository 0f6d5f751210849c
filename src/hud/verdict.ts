import type { Score } from "../session/session.ts";
import type { ClusterView, Ledger } from "../sim/index.ts";
import { clauseBreach } from "../text/clauses.ts";
import { formatGpuHours, formatPercent } from "../text/numbers.ts";
import { debriefText } from "../text/pages.ts";
import type { BaselineRow } from "./app.ts";
import type { GangState } from "./gangs.ts";

/** How it ended: a heading and one sentence with a number. */
export interface Verdict {
  readonly tone: "won" | "broken" | "lost";
  readonly heading: string;
  readonly sentence: string;
}

/** Says how a run ended and why. */
export function verdictOf(view: ClusterView, score: Score, gangs: readonly GangState[]): Verdict {
  const waiting = gangs.find((gang) => gang.job.status === "pending");
  const seated = gangs.find((gang) => gang.job.status !== "pending");
  const lostBy = view.ended?.lostBy ?? null;
  const broken =
    view.clauses.find((clause) => clause.id === lostBy) ?? view.clauses.find((clause) => clause.state === "broken");
  const breach = broken === undefined ? null : clauseBreach(broken.id, broken.value, broken.limit);
  if (score.stars === 0) {
    return {
      tone: "lost",
      heading: waiting === undefined ? debriefText.lost : debriefText.notSeated,
      sentence: breach === null ? "" : debriefText.because(breach),
    };
  }
  const limit = view.clauses.find((clause) => clause.id === "gang-starts")?.limit ?? 0;
  const seatedAfter = seated === undefined ? "" : debriefText.seatedAfter(seated.waited, limit);
  if (breach !== null)
    return {
      tone: "broken",
      heading: debriefText.wonButBroken,
      sentence: `${seatedAfter} ${debriefText.broken(breach)}`,
    };
  return { tone: "won", heading: debriefText.won, sentence: seatedAfter };
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

/** The best of the baselines: most stars, then least disruption. */
export function bestKnown(rows: readonly BaselineRow[]): BaselineRow | null {
  return rows.reduce<BaselineRow | null>(
    (best, row) =>
      best === null || row.stars > best.stars || (row.stars === best.stars && row.disruption < best.disruption)
        ? row
        : best,
    null,
  );
}

/** How near the run came to the best known play. */
export function reachedWords(score: Score, best: BaselineRow): string {
  if (score.stars === 0 || score.stars < best.stars - 1) return debriefText.notComparable(best.stars);
  if (score.disruption <= best.disruption && score.stars >= best.stars) return debriefText.beaten;
  return debriefText.reached(score.disruption === 0 ? 1 : Math.min(1, best.disruption / score.disruption));
}

/** A share as the debrief's tables show it. */
export function share(value: number): string {
  return formatPercent(value, 1);
}
