import type { BadgeWords } from "../../../hud/lesson.ts";
import type { Badge } from "../../../session/session.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { intervalText, paradoxText, trainingBadgeText } from "../text/checkpoint.ts";
import { badgeText } from "../../../text/header.ts";
import { glossary } from "../../../text/glossary.ts";
import { bestBelow } from "../../../insight/checkpoint/theory.ts";
import { requiredTrainingOf, trainingOf } from "../../../insight/checkpoint/training.ts";

/** What the badges say of a training run. */
export const trainingBadges: BadgeWords = {
  name: badgeName,
  value: badgeValue,
  meaning: meaningOf,
  tip: (id, view, { goodputAbove }) => tipWords(id, view, goodputAbove),
};

/** What an open SLA badge is called where training time is required; null: as in any lesson. */
function badgeName({ state, clause }: Badge): string | null {
  return state === "waiting" && clause === "training-time-lost" ? trainingBadgeText.timeLost : null;
}

/** What the badges of this lesson show; null: as in any lesson. */
function badgeValue({ id, state, clause, value, limit }: Badge, view: ClusterView): string | null {
  const { goodputWindow } = view.level;
  if (id === "goodput" && goodputWindow !== null) {
    const saved = trainingOf(view)?.saved ?? 0;
    return saved === 0 ? badgeText.nothingSaved : badgeText.goodputIn(value, goodputWindow);
  }
  const open = state === "waiting" && clause === "training-time-lost";
  return open ? trainingBadgeText.lostOf(limit - value, limit) : null;
}

/** What a badge means in this lesson. */
function meaningOf(id: Badge["id"]): string {
  return id === "sla" ? trainingBadgeText.meaning : id === "goodput" ? paradoxText.goodputMeaning : glossary[id];
}

/** What a badge's explanation adds in this lesson; null: nothing. The goodput badge asks for more than `badge`. */
function tipWords(id: Badge["id"], view: ClusterView, badge: number): string | null {
  const { goodputWindow } = view.level;
  if (id === "goodput" && goodputWindow !== null) {
    const atBest = bestBelow(view, badge);
    const judged = trainingBadgeText.goodput(goodputWindow);
    return atBest === null ? judged : `${judged} ${intervalText.atBest(atBest, badge)}`;
  }
  const clause = view.clauses.find((one) => one.id === "training-time-lost");
  const required = requiredTrainingOf(view);
  const job = trainingOf(view);
  if (id !== "sla" || clause === undefined || required === null || job === null) return null;
  const owed = Math.max(0, required - job.saved / job.gpus);
  return owed === 0 ? trainingBadgeText.safe : trainingBadgeText.tip(clause.value, clause.limit, owed);
}
