import type { ClusterView, SimEvent } from "../../../sim/index.ts";
import { trainingNews } from "../text/news.ts";
import type { News } from "../../../hud/story.ts";
import { nodeName } from "../../../text/places.ts";

type View = Pick<ClusterView, "level" | "time" | "job" | "failures" | "tier" | "checkpointCosts">;

/** Real seconds, at the highest speed, in which a piece of news is still one. */
const freshFor = 0.5;
const highestSpeed = 16;

/** What is worth interrupting for in a training run: a contract on offer, aged hardware, the very first failure. */
export function trainingNewsIn(events: readonly SimEvent[], view: View): News | null {
  const text = newsWords(events, view);
  return text === null ? null : { text, slows: true };
}

function newsWords(events: readonly SimEvent[], view: View): string | null {
  const oldest = view.time - freshFor * highestSpeed * view.level.pace;
  const fresh = events.filter(({ time }) => time >= oldest);
  const news = fresh.findLast(({ type }) => type === "storage-offered" || type === "hardware-aged");
  if (news?.type === "hardware-aged") return trainingNews.aged(news.mttf);
  if (news?.type === "storage-offered") {
    const now = view.checkpointCosts(view.tier);
    const then = view.checkpointCosts(news.tier);
    return now === null || then === null ? null : trainingNews.offered(news.tier, then.pause, now.pause);
  }
  const fall = fresh.find((event) => event.type === "job-rolled-back");
  const failure = fresh.find((event) => event.type === "node-failed");
  const failures = events.filter(({ type }) => type === "node-failed").length;
  if (failures < view.failures || fall?.type !== "job-rolled-back" || failure?.type !== "node-failed") return null;
  const { gpus } = view.job(fall.job);
  return trainingNews.firstFailure(nodeName(view.level.topology, failure.node), fall.lost / gpus, gpus);
}
