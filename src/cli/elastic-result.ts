import type { ElasticView, Rescale, RingPlan } from "../sim/index.ts";

/** What became of a level's data-parallel job; times in seconds, rescales in GPU-seconds. */
export interface ElasticResult extends Pick<
  ElasticView,
  "mode" | "batch" | "routing" | "stage" | "tokensPerSecond" | "fullTokensPerSecond" | "shrunkFor" | "firstFailureShare"
> {
  readonly replicas: { readonly inRing: number; readonly ready: number; readonly broken: number };
  /** In order. */
  readonly ring: readonly number[];
  /** Null while the ring is open. */
  readonly step: Pick<RingPlan, "computeSeconds" | "allReduceSeconds" | "stepSeconds" | "globalBatch"> | null;
  readonly spares: number;
  readonly rescales: readonly Rescale[];
}

/** Copies what is documented out of the live view. */
export function elasticResult(elastic: ElasticView): ElasticResult {
  const { mode, batch, routing, stage, tokensPerSecond, fullTokensPerSecond, shrunkFor, firstFailureShare, plan } =
    elastic;
  const { replicas } = elastic;
  const count = (status: string): number => replicas.filter((one) => one.status === status).length;
  return {
    mode,
    batch,
    routing,
    stage,
    tokensPerSecond,
    fullTokensPerSecond,
    shrunkFor,
    firstFailureShare,
    replicas: { inRing: count("in-ring"), ready: count("ready"), broken: count("broken") },
    ring: [...elastic.ring],
    step: plan && stepOf(plan),
    spares: elastic.spares.length,
    rescales: elastic.rescales.map((rescale) => ({ ...rescale })),
  };
}

function stepOf({ computeSeconds, allReduceSeconds, stepSeconds, globalBatch }: RingPlan): ElasticResult["step"] {
  return { computeSeconds, allReduceSeconds, stepSeconds, globalBatch };
}
