import { hallLogWords, type LogWordsView } from "../../../hud/hall-log-words.ts";
import type { ElasticEntry } from "../../../insight/elastic/log.ts";
import type { HallEntry } from "../../../insight/hall-log.ts";
import { nodeName, placeOf } from "../../../text/places.ts";
import { elasticLog as words } from "../text/news.ts";

const waitWords = { ring: words.waitsForRing, replicas: words.waitsForReplicas, nodes: words.waitsForNodes } as const;

/** The words of a line of the log in a level with a job of replicas. */
export function elasticLogWords(entry: ElasticEntry | HallEntry, view: LogWordsView): string {
  const { topology } = view.level;
  switch (entry.kind) {
    case "ring-broken": {
      const { nodes, cause, broken, replicas } = entry;
      const rows = new Set(nodes.map((node) => placeOf(topology, node).row)).size;
      return words.broken({ cause, nodes: nodes.length, rows, broken, replicas });
    }
    case "broken-outside":
      return words.brokenOutside(entry.nodes.length, entry.cause);
    case "training-waits":
      return waitWords[entry.for];
    case "replicas-regrouped":
      return words.regrouped(entry.healthy);
    case "replica-ready":
      return words.ready(entry.replica, entry.node === null ? null : nodeName(topology, entry.node));
    case "ring-building":
      return words.building(entry.replicas, entry.cold, entry.pause);
    case "ring-built":
      return words.built(entry.replicas, entry.share, entry.pause);
    case "steps-slowed":
      return words.slowed(entry.fromSeconds, entry.toSeconds);
    case "recovery-set":
      return words.recovery(entry.mode);
    case "batch-set":
      return words.batch(entry.rule);
    case "routing-set":
      return words.routing(entry.routing);
    case "ring-ordered":
      return words.ring(entry.replicas, entry.pause);
    case "nodes-swapped":
      return words.swapped(entry.swapped);
    default:
      return hallLogWords(entry, view);
  }
}
