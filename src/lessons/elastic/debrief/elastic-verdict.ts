import type { Score } from "../../../session/session.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { clauseViolation } from "../../../text/clauses.ts";
import { elasticVerdict as words } from "../text/pages.ts";
import { debriefText } from "../../../text/pages.ts";
import { requiredTraining } from "../brief/fleet-facts.ts";
import type { Verdict } from "../../../hud/lesson.ts";
import { fleetTime, trainingMade } from "../../../insight/elastic/accounts.ts";

/** Says how a run of replicas ended and why. */
export function elasticVerdictOf(view: ClusterView, score: Score): Verdict {
  const kept = trainingMade(view);
  const required = requiredTraining(view);
  if (score.stars === 0) {
    const { ledger } = view;
    const because = words.because({
      time: view.time,
      kept,
      required,
      paused: fleetTime(view, ledger.stalled + ledger.restarting),
      lost: fleetTime(view, ledger.lostToFailures),
      slow: fleetTime(view, ledger.tax),
    });
    return { tone: "lost", heading: debriefText.lostTo[view.ended?.lostBy ?? "training-time-lost"], sentence: because };
  }
  const won = words.kept(kept, view.level.duration, required);
  const violated = view.clauses.find(({ state }) => state === "violated");
  if (violated !== undefined) {
    const violation = debriefText.violated(clauseViolation(violated.id, violated.value, violated.limit));
    return { tone: "red", heading: words.red, sentence: `${won} ${violation}` };
  }
  const red = score.badges.find(({ id, state }) => id !== "sla" && state !== "green");
  if (red === undefined || red.id === "sla") return { tone: "won", heading: words.won, sentence: won };
  const name = words.badges(view.level.goodputWindow)[red.id];
  const missed = words.badge(name, red.value, debriefText.badgeNeeds[red.id](red.limit));
  return { tone: "red", heading: words.unproductive, sentence: `${won} ${missed}` };
}

/** What a lost run should do otherwise; null for one that was won. */
export function elasticAdvice(view: ClusterView, score: Score): string | null {
  const { elastic } = view;
  if (score.stars > 0 || elastic === null) return null;
  if (elastic.stage === "waiting-for-nodes" || elastic.mode === "rigid") return words.advice.rigid;
  const { stalled, restarting, tax } = view.ledger;
  return stalled + restarting > tax ? words.advice.open : words.advice.slow;
}
