import { trainingMade } from "../../../insight/elastic/accounts.ts";
import { replicasThat } from "../../../insight/elastic/replicas.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { situationText } from "../text/situation.ts";

/** How the fleet stands, for a log in which nothing has happened for long. */
export function fleetSituation(view: ClusterView): string {
  const { elastic, level, time } = view;
  const returns = Array.from(view.nodeReturnsAt).filter((at) => at > time);
  const step = elastic === null || elastic.tokensPerSecond === 0 ? null : (elastic.plan?.stepSeconds ?? null);
  return situationText({
    inRing: elastic === null ? 0 : replicasThat(elastic, "in-ring").length,
    replicas: elastic?.replicas.length ?? 0,
    step,
    lost: time - trainingMade(view),
    down: returns.length,
    nextBack: returns.length === 0 ? null : level.clockStart + Math.min(...returns),
  });
}
