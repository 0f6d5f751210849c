import type { BadgeWords } from "../../../hud/lesson.ts";
import type { Badge } from "../../../session/session.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { elasticBadgeText as words, fleetText } from "../text/telemetry.ts";
import { badgeText } from "../../../text/header.ts";
import { glossary } from "../../../text/glossary.ts";

/** What the badges say of a job of replicas. */
export const elasticBadges: BadgeWords = { name: badgeName, value: badgeValue, meaning: meaningOf, tip: tipWords };

/** What an open SLA badge is called in this lesson; null: as in any. */
function badgeName({ state, clause }: Badge): string | null {
  return state === "waiting" && clause === "training-time-lost" ? words.timeLost : null;
}

/** What the badges of this lesson show; null: as in any. */
function badgeValue({ id, state, clause, value, limit }: Badge, view: ClusterView): string | null {
  const { goodputWindow } = view.level;
  if (id === "goodput" && goodputWindow !== null) {
    return state === "waiting" ? badgeText.nothingSaved : badgeText.goodputIn(value, goodputWindow);
  }
  const open = state === "waiting" && clause === "training-time-lost";
  return open ? words.lostOf(limit - value, limit) : null;
}

/** What a badge means in this lesson. */
function meaningOf(id: Badge["id"]): string {
  return id === "sla" ? words.slaMeaning : id === "goodput" ? fleetText.goodputMeaning : glossary[id];
}

/** What a badge's explanation adds in this lesson; null: nothing. */
function tipWords(id: Badge["id"], view: ClusterView): string | null {
  if (id !== "goodput" || view.elastic === null || view.level.goodputWindow === null) return null;
  const judged = words.goodputNow(view.level.goodputWindow);
  const still = standingStill(view);
  return still === 0 ? judged : `${judged} ${words.stalled(still)}`;
}

/** Healthy GPUs that the job holds and that do not compute now: all while it is paused, else those outside the ring. */
function standingStill(view: ClusterView): number {
  const { elastic } = view;
  if (elastic === null) return 0;
  const outside = elastic.replicas.filter(({ status }) => elastic.tokensPerSecond === 0 || status !== "in-ring");
  const nodes = outside.flatMap((replica) => replica.nodes).filter((node) => view.nodeDown[node] === 0);
  return nodes.length * view.level.topology.gpusPerNode;
}
