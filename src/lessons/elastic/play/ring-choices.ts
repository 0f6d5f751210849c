import {
  closeGaps,
  draftFrom,
  leaveOut,
  orderOf,
  includeReplica,
  type RingDraft,
} from "../../../session/ring-draft.ts";
import type { BatchRule, ClusterView, DataParallel, ElasticView, RingPlan, Seconds } from "../../../sim/index.ts";
import { isSlow, replicasThat, wholeOf } from "../../../insight/elastic/replicas.ts";

/** The ring that stands, with these put in where they are nearest, or by the automatic route where that is faster. */
export function ringWith(elastic: ElasticView, joining: readonly number[]): RingPlan | null {
  const now = wholeOf(elastic);
  const draft = joining.reduce(includeReplica, draftFrom(now));
  const own = planOfOrder(elastic, orderOf(closeGaps(draft, elastic.ring)));
  const automatic = elastic.planOf(elastic.automaticRing([...now, ...joining]));
  if (own === null || automatic === null) return own ?? automatic;
  return own.tokensPerSecond >= automatic.tokensPerSecond ? own : automatic;
}

/** The ring that stands without one of its replicas, its neighbors joined. */
export function ringWithout(elastic: ElasticView, replica: number): RingPlan | null {
  const draft = leaveOut(draftFrom(wholeOf(elastic)), replica);
  return planOfOrder(elastic, orderOf(closeGaps(draft, elastic.ring)));
}

/** A ring that is being drawn, or that broke, with its gaps closed along the old order. */
export function closedPlan(elastic: ElasticView, draft: RingDraft): RingPlan | null {
  return planOfOrder(elastic, orderOf(closeGaps(draft, elastic.ring)));
}

/** Connections that a draft lacks to be a ring. */
export function gapsOf({ members, links }: RingDraft): number {
  return Math.max(0, members.length - links.length);
}

/** The ready replicas that would not drag the ring, by number. */
export function readyOnes(elastic: ElasticView): readonly number[] {
  return replicasThat(elastic, "ready")
    .filter((replica) => !isSlow(elastic, replica))
    .map(({ id }) => id);
}

/**
 * How long a faster ring has to run until it has made good what was not trained while it was built; null if it is no
 * faster.
 */
export function paysBackAfter(before: number, plan: RingPlan): Seconds | null {
  const gain = plan.tokensPerSecond - before;
  return gain <= 0 ? null : (plan.pauseSeconds * before) / gain;
}

/** What a batch rule makes of a step of the ring. */
export interface BatchPlan {
  readonly rule: BatchRule;
  /** Micro-batches that each replica computes. */
  readonly each: number;
  readonly stepSeconds: number;
  readonly tokensPerSecond: number;
}

/** Both batch rules for the ring of a plan; `rule` is the one that the plan was made by. */
export function batchPlans(spec: DataParallel, plan: RingPlan, rule: BatchRule): readonly BatchPlan[] {
  const count = plan.order.length;
  const planned = spec.microBatches * spec.replicas;
  const eachOf = (one: BatchRule): number => (one === "keep" ? Math.ceil(planned / count) : spec.microBatches);
  return (["keep", "shrink"] as const).map((one) => {
    const each = eachOf(one);
    const stepSeconds = (plan.computeSeconds * each) / eachOf(rule) + plan.allReduceSeconds;
    const batch = one === "keep" ? planned : each * count;
    return { rule: one, each, stepSeconds, tokensPerSecond: (batch * spec.tokensPerMicroBatch) / stepSeconds };
  });
}

/** What the next failed node would leave of today's pace, and for how long all are paused; null while the ring is open. */
export function nextFailure(
  { level }: Pick<ClusterView, "level">,
  elastic: ElasticView,
): { readonly share: number; readonly still: Seconds } | null {
  const { plan } = elastic;
  const [last] = plan?.order.slice(-1) ?? [];
  if (plan === null || last === undefined || plan.order.length < 3) return null;
  const rest = ringWithout(elastic, last);
  if (rest === null) return null;
  const still = level.restart.detectSeconds + rest.pauseSeconds;
  return { share: rest.tokensPerSecond / plan.tokensPerSecond, still };
}

function planOfOrder(elastic: ElasticView, order: readonly number[] | null): RingPlan | null {
  return order === null ? null : elastic.planOf(order);
}
