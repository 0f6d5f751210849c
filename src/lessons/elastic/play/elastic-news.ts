import type { ElasticNews } from "../../../insight/elastic/news.ts";
import type { GangNews } from "../../../insight/gang-news.ts";
import { gangNewsWords, type GangNewsView } from "../../../hud/gang-news.ts";
import { elasticNews as words } from "../text/news.ts";

/** The news of a job of replicas in words. */
export function elasticNewsWords(news: ElasticNews | GangNews, view: GangNewsView): string {
  switch (news.kind) {
    case "training-waits":
      return news.for === "ring" ? words.waits : words.waitsForReplicas;
    case "steps-slowed":
      return words.slowed(news.fromSeconds, news.toSeconds);
    case "job-crashed":
      return words.crashed(news.nodes, news.lost);
    case "ring-broken":
      return words.broken(news.nodes, news.broken, news.replicas);
    case "ring-built":
      return words.built(news.replicas, news.share);
    case "replicas-ready":
      return words.ready(news.replicas);
    default:
      return gangNewsWords(news, view);
  }
}
