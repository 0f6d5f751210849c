import type { Score } from "../../../session/session.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { clauseBreach } from "../../../text/clauses.ts";
import { elasticVerdict as words } from "../text/pages.ts";
import { debriefText } from "../../../text/pages.ts";
import { promisedTraining } from "../brief/fleet-facts.ts";
import type { Verdict } from "../../../hud/lesson.ts";
import { fleetTime, trainingMade } from "../../../insight/elastic/accounts.ts";

/** Says how a run of replicas ended and why. */
export function elasticVerdictOf(view: ClusterView, score: Score): Verdict {
  const kept = trainingMade(view);
  const promised = promisedTraining(view);
  if (score.stars === 0) {
    const { ledger } = view;
    const because = words.because({
      time: view.time,
      kept,
      promised,
      stood: fleetTime(view, ledger.stalled + ledger.restarting),
      thrown: fleetTime(view, ledger.lostToFailures),
      slow: fleetTime(view, ledger.tax),
    });
    return { tone: "lost", heading: debriefText.lostTo[view.ended?.lostBy ?? "training-time-lost"], sentence: because };
  }
  const won = words.kept(kept, view.level.duration, promised);
  const broken = view.clauses.find(({ state }) => state === "broken");
  if (broken !== undefined) {
    const breach = debriefText.broken(clauseBreach(broken.id, broken.value, broken.limit));
    return { tone: "broken", heading: words.red, sentence: `${won} ${breach}` };
  }
  const red = score.badges.find(({ id, state }) => id !== "sla" && state !== "green");
  if (red === undefined || red.id === "sla") return { tone: "won", heading: words.won, sentence: won };
  const name = words.badges(view.level.goodputWindow)[red.id];
  const missed = words.badge(name, red.value, debriefText.badgeNeeds[red.id](red.limit));
  return { tone: "broken", heading: words.unproductive, sentence: `${won} ${missed}` };
}

/** What a lost run should do otherwise; null for one that was won. */
export function elasticAdvice(view: ClusterView, score: Score): string | null {
  const { elastic } = view;
  if (score.stars > 0 || elastic === null) return null;
  if (elastic.stage === "waiting-for-nodes" || elastic.mode === "rigid") return words.advice.rigid;
  const { stalled, restarting, tax } = view.ledger;
  return stalled + restarting > tax ? words.advice.open : words.advice.slow;
}
