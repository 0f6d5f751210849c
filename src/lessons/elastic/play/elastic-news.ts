import type { ClusterView, SimEvent } from "../../../sim/index.ts";
import { elasticNews as words } from "../text/news.ts";
import type { News } from "../../../hud/story.ts";
import { specOf } from "../../../insight/elastic/replicas.ts";

type View = Pick<ClusterView, "level" | "time" | "elastic">;

/** Real seconds, at the highest speed, in which a piece of news is still one. */
const freshFor = 0.5;
const highestSpeed = 16;

/** The news of a job of replicas: what stops it or slows it first, then what got better. */
export function elasticNewsIn(events: readonly SimEvent[], view: View): News | null {
  const { elastic, level } = view;
  if (elastic === null) return null;
  const oldest = view.time - freshFor * highestSpeed * level.pace;
  const fresh = events.filter(({ time }) => time >= oldest);
  const last = fresh.findLast(
    ({ type }) => type === "ring-broken" || type === "ring-built" || type === "training-waits",
  );
  if (last?.type === "training-waits" && last.for !== "nodes")
    return { text: last.for === "ring" ? words.waits : words.waitsForReplicas, slows: true };
  const slowed = fresh.findLast((event) => event.type === "steps-slowed");
  if (slowed?.type === "steps-slowed") return { text: words.slowed(slowed.fromSeconds, slowed.toSeconds), slows: true };
  if (last?.type === "ring-broken") {
    const nodes = fresh.filter((event) => event.type === "node-failed" && event.time === last.time).length;
    const replicas = specOf(view)?.replicas ?? elastic.replicas.length;
    const text =
      elastic.mode === "rigid" ? words.crashed(nodes, last.lost) : words.broken(nodes, last.replicas.length, replicas);
    return { text, slows: true };
  }
  if (last?.type === "ring-built") {
    const share = elastic.tokensPerSecond / elastic.fullTokensPerSecond;
    return { text: words.built(last.replicas, share), slows: false };
  }
  const ready = fresh.flatMap((event) => (event.type === "replica-ready" ? [event.replica] : []));
  return ready.length === 0 ? null : { text: words.ready(ready), slows: false };
}
