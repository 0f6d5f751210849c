import type { OpenMatter } from "../../../hud/lesson.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { isSlow, replicasThat } from "../../../insight/elastic/replicas.ts";
import { tempoText } from "../../../text/tempo.ts";
import { openText } from "../text/open.ts";
import { readyOnes } from "./ring-choices.ts";

/** What of this lesson is not decided: a ring that waits, replicas that could rejoin, one that is slow, and what may yet come. */
export function elasticMatters({ elastic, level, time }: ClusterView): readonly OpenMatter[] {
  if (elastic === null) return [];
  const { scripted, slowdowns = [] } = level.failures;
  const ready = readyOnes(elastic).length;
  const matters: (OpenMatter | false)[] = [
    elastic.stage === "waiting-for-ring" && { text: openText.ring, waits: true },
    ready > 0 && { text: openText.ready(ready), waits: false },
    replicasThat(elastic, "in-ring").some((replica) => isSlow(elastic, replica)) && {
      text: openText.slow,
      waits: false,
    },
    [...scripted, ...slowdowns].some((strike) => strike.time > time) && { text: tempoText.toCome, waits: true },
  ];
  return matters.filter((matter) => matter !== false);
}
