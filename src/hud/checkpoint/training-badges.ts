import type { Badge } from "../../session/session.ts";
import type { ClusterView } from "../../sim/index.ts";
import { trainingBadgeText } from "../../text/checkpoint.ts";
import { promisedOf, trainingOf } from "./training.ts";

/** What an open SLA badge is called where training time is promised; null: as in any lesson. */
export function trainingBadgeName({ state, clause }: Badge): string | null {
  return state === "waiting" && clause === "training-time-lost" ? trainingBadgeText.mayLose : null;
}

/** What the badges of this lesson show; null: as in any lesson. */
export function trainingBadgeValue({ id, state, clause, value }: Badge, { level }: ClusterView): string | null {
  if (id === "goodput" && level.goodputWindow !== null) {
    // A failure may take back more than the window has made.
    return trainingBadgeText.goodputValue(Math.max(0, value), level.goodputWindow);
  }
  return state === "waiting" && clause === "training-time-lost" ? trainingBadgeText.left(value) : null;
}

/** What a badge's explanation adds in this lesson; null: nothing. */
export function trainingTipWords(id: Badge["id"], view: ClusterView): string | null {
  const { goodputWindow } = view.level;
  if (id === "goodput" && goodputWindow !== null) return trainingBadgeText.goodput(goodputWindow);
  const clause = view.clauses.find((one) => one.id === "training-time-lost");
  const promised = promisedOf(view);
  const job = trainingOf(view);
  if (id !== "sla" || clause === undefined || promised === null || job === null) return null;
  const owed = Math.max(0, promised - job.saved / job.gpus);
  return owed === 0 ? trainingBadgeText.safe : trainingBadgeText.tip(clause.value, clause.limit, owed);
}
