import type { ClusterView, ElasticView } from "../../../sim/index.ts";
import { elasticCoach as words } from "../text/news.ts";
import { formatMany } from "../../../text/numbers.ts";
import { isSlow, replicasThat, wholeOf } from "../../../insight/elastic/replicas.ts";
import { readyOnes } from "./ring-choices.ts";

/** A line of help, by what it is about. */
export interface ElasticTip {
  readonly id: string;
  readonly text: string;
}

/** Share of the SLA's time with a smaller batch after which there is a word about it. */
const muchShrunk = 0.5;
/** A route that is so much faster is worth a word. */
const worthIt = 1.005;

/** What a student of this lesson should look at next; it goes once it has been followed. */
export function elasticTip(view: ClusterView): ElasticTip | null {
  const { elastic } = view;
  if (elastic === null) return null;
  if (elastic.stage === "waiting-for-ring")
    return { id: `open ${view.failures}`, text: elastic.routing === "by-hand" ? words.open : words.replicas };
  if (elastic.stage === "waiting-for-nodes") {
    const broken = replicasThat(elastic, "broken").length;
    return { id: "nodes", text: words.nodes(broken, elastic.replicas.length - broken) };
  }
  if (elastic.stage !== "working") return null;
  if (elastic.mode === "rigid")
    return { id: "rigid", text: words.rigid(formatMany(view.job(elastic.job).gpus, "GPU")) };
  if (replicasThat(elastic, "in-ring").some((replica) => isSlow(elastic, replica)))
    return { id: "slow", text: words.slow };
  const limit = view.level.clauses.find(({ id }) => id === "batch-shrunk")?.limit ?? Infinity;
  if (elastic.batch === "shrink" && elastic.shrunkFor > muchShrunk * limit)
    return { id: "shrunk", text: words.shrunk(elastic.shrunkFor, limit) };
  const ready = readyOnes(elastic).length;
  if (ready > 0) return { id: `ready ${ready}`, text: words.ready(ready) };
  return routeTip(elastic);
}

function routeTip(elastic: ElasticView): ElasticTip | null {
  const automatic = elastic.planOf(elastic.automaticRing(wholeOf(elastic)));
  if (automatic === null || elastic.plan === null) return null;
  if (elastic.plan.stepSeconds < automatic.stepSeconds * worthIt) return null;
  return { id: "route", text: words.route(elastic.plan.stepSeconds, automatic.stepSeconds) };
}
