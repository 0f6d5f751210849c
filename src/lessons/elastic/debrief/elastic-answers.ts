import type { ClusterView, ElasticView, Seconds } from "../../../sim/index.ts";
import { elasticLesson as words } from "../text/pages.ts";
import { specOf } from "../../../insight/elastic/replicas.ts";
import { countIncidents, firstFailureOf, meanReplicas, tokensBetween } from "../../../insight/elastic/accounts.ts";

/** What is shorter shows nothing. */
const longEnough = 600;

/** The mistaken beliefs that this very run has answered, in words with its own numbers; at most one of each. */
export function elasticAnswers(view: ClusterView): readonly string[] {
  const { elastic } = view;
  if (elastic === null) return [];
  const { nodes, incidents } = countIncidents(view);
  const answers = [
    capacity(view, elastic),
    spares(view, elastic),
    ring(view, elastic),
    nodes > incidents ? words.independent(nodes, incidents) : null,
  ];
  return answers.filter((answer) => answer !== null);
}

/** Either the fleet was paused with nearly all its nodes healthy, or it went on short of replicas. */
function capacity(view: ClusterView, elastic: ElasticView): string | null {
  const failure = firstFailureOf(elastic);
  if (failure === null) return null;
  if (failure.pausedFor >= longEnough) return words.held(failure.pausedFor, stoodDollars(view, failure.pausedFor));
  const until = fullAgain(elastic, failure.time, failure.before) ?? view.time;
  const span = until - failure.time;
  if (span < longEnough) return null;
  const pace = tokensBetween(elastic.history, failure.time, until) / elastic.fullTokensPerSecond / span;
  const replicas = meanReplicas(elastic, failure.time, until);
  return pace < replicas ? words.capacity(replicas, pace, span) : null;
}

/** When the ring was first as large again as before. */
function fullAgain({ history }: ElasticView, after: Seconds, replicas: number): Seconds | null {
  const point = history.find((one) => one.time > after && one.tokensPerSecond > 0 && one.replicas >= replicas);
  return point?.time ?? null;
}

function stoodDollars({ level, elastic, job }: ClusterView, span: Seconds): number {
  const gpus = elastic === null ? 0 : job(elastic.job).gpus;
  return (gpus * span * level.prices.gpuHourDollars) / 3600;
}

function spares(view: ClusterView, elastic: ElasticView): string | null {
  const spec = specOf(view);
  if (spec === null || elastic.spareCount === 0 || firstFailureOf(elastic) === null) return null;
  const anHour = view.level.prices.gpuHourDollars * view.level.topology.gpusPerNode;
  return words.spares({
    spares: elastic.spareCount,
    used: sparesUsed(view, elastic, spec.nodesPerReplica),
    costs: elastic.spareCount * anHour,
    earns: spec.nodesPerReplica * anHour,
    gpus: spec.nodesPerReplica * view.level.topology.gpusPerNode,
  });
}

/** Nodes in the job's replicas that stand outside the racks it began in. */
function sparesUsed(view: ClusterView, { replicas }: ElasticView, nodesPerReplica: number): number {
  const { topology } = view.level;
  const perRow = topology.racksPerRow * topology.nodesPerRack;
  const perJobRow = (replicas.length * nodesPerReplica) / view.rowCount;
  return replicas.flatMap(({ nodes }) => nodes).filter((node) => node % perRow >= perJobRow).length;
}

function ring(view: ClusterView, elastic: ElasticView): string | null {
  const spec = specOf(view);
  const { plan, fullTokensPerSecond, replicas } = elastic;
  if (spec === null || plan === null || plan.order.length >= replicas.length) return null;
  const tokens = spec.replicas * spec.microBatches * spec.tokensPerMicroBatch;
  const firstStep = tokens / fullTokensPerSecond;
  return words.ring({
    before: replicas.length,
    after: plan.order.length,
    firstMs: firstStep * 1000 - (spec.microBatches * spec.microBatchMicros) / 1000,
    lastMs: plan.allReduceSeconds * 1000,
  });
}
