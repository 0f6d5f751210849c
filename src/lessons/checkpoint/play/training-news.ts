import type { TrainingNews } from "../../../insight/checkpoint/news.ts";
import type { GangNews } from "../../../insight/gang-news.ts";
import { gangNewsWords, type GangNewsView } from "../../../hud/gang-news.ts";
import { nodeName } from "../../../text/places.ts";
import { trainingNews as words } from "../text/news.ts";

/** The news of a training run in words. */
export function trainingNewsWords(news: TrainingNews | GangNews, view: GangNewsView): string {
  switch (news.kind) {
    case "hardware-aged":
      return words.aged;
    case "storage-offered":
      return words.offered(news.tier, news.pause, news.pauseNow);
    case "first-failure":
      return words.firstFailure(nodeName(view.level.topology, news.node), news.lost, news.gpus);
    default:
      return gangNewsWords(news, view);
  }
}
