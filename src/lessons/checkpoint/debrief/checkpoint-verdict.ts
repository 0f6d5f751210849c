import type { Score } from "../../../session/session.ts";
import type { ClusterView, Seconds } from "../../../sim/index.ts";
import { trainingVerdict } from "../text/pages.ts";
import { debriefText } from "../../../text/pages.ts";
import { optimalPoint } from "../../../insight/checkpoint/theory.ts";
import { requiredTrainingOf, usefulParts } from "../../../insight/checkpoint/training.ts";
import type { Verdict } from "../../../hud/lesson.ts";
import { hallTime } from "../../../insight/hall-time.ts";

/** Training that was saved. */
export function keptTraining(view: ClusterView): Seconds {
  return Math.max(0, hallTime(view, usefulParts(view).kept));
}

/** Says how a training run ended and why. */
export function trainingVerdictOf(view: ClusterView, score: Score): Verdict {
  const kept = keptTraining(view);
  const required = requiredTrainingOf(view) ?? 0;
  if (score.stars === 0) {
    const { lostToFailures, checkpointing, restarting } = view.ledger;
    const sentence = trainingVerdict.because({
      time: view.time,
      kept,
      required,
      redone: hallTime(view, lostToFailures),
      saving: hallTime(view, checkpointing),
      restarting: hallTime(view, restarting),
    });
    return { tone: "lost", heading: debriefText.lostTo["training-time-lost"], sentence };
  }
  const won = trainingVerdict.kept(kept, view.level.duration, required);
  const red = score.badges.find(({ id, state }) => id === "goodput" && state !== "green");
  if (!red) return { tone: "won", heading: trainingVerdict.won, sentence: won };
  const goodput = trainingVerdict.goodput(red.value, red.limit, view.level.goodputWindow);
  return { tone: "red", heading: trainingVerdict.red, sentence: `${won} ${goodput}` };
}

/** What a lost run should do otherwise; null for one that was won. */
export function trainingAdvice(view: ClusterView, score: Score): string | null {
  const [first] = view.stints;
  if (score.stars > 0 || !first) return null;
  const { tier, mttf } = first.setting;
  const optimal = optimalPoint(view, { tier, mttf });
  const { lostToFailures, checkpointing } = view.ledger;
  if (!optimal || lostToFailures > 2 * checkpointing) return trainingVerdict.advice.rework(optimal?.interval ?? 0);
  return checkpointing > 2 * lostToFailures ? trainingVerdict.advice.saving : trainingVerdict.advice.slow;
}
