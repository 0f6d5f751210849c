import { hallLogWords, type LogWordsView } from "../../../hud/hall-log-words.ts";
import type { TrainingEntry } from "../../../insight/checkpoint/log.ts";
import type { HallEntry } from "../../../insight/hall-log.ts";
import { nodeName } from "../../../text/places.ts";
import { trainingLog as words } from "../text/news.ts";

/** The words of a line of the log in a level with a training job. */
export function trainingLogWords(entry: TrainingEntry | HallEntry, view: LogWordsView): string {
  switch (entry.kind) {
    case "training-failed-again":
      return words.failedAgain(nodeName(view.level.topology, entry.node), entry.cause, entry.restart);
    case "training-failed": {
      const { cause, gpus, back, voided, restart } = entry;
      const node = nodeName(view.level.topology, entry.node);
      return back === 0
        ? words.failedNone(node, cause, restart)
        : words.failed({ node, cause, gpus, lost: back, voided, restart });
    }
    case "training-safe":
      return words.safe(entry.required);
    case "saved":
      return words.saved(entry.nth, entry.stateBytes, entry.pause, entry.kept);
    case "saved-often":
      return words.savedMany(entry.saves, entry.kept);
    case "storage-offered":
      return words.offered(entry.tier, entry.pause, entry.dollarsPerHour);
    case "storage-chosen":
      return words.signed(entry.tier, entry.pause, entry.dollarsPerHour);
    case "hardware-aged":
      return words.aged;
    case "training-interval-set":
      return words.interval(entry.interval);
    default:
      return hallLogWords(entry, view);
  }
}
