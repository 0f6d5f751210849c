import type { ClusterView, Seconds, StorageTierId } from "../../sim/index.ts";
import type { Claims } from "../../replay/run-record.ts";

export type { Claims };

/** The run's own numbers at the moment a rationale is read. */
export interface Truth {
  readonly tier: StorageTierId;
  /** What a save costs under the present contract. */
  readonly checkpoint: Seconds;
  readonly restart: Seconds;
  /** What it costs under the other contracts on offer. */
  readonly others: readonly { readonly tier: StorageTierId; readonly checkpoint: Seconds }[];
  readonly mttf: Seconds;
  /** Mean time between the failures so far; null before the first. */
  readonly observedGap: Seconds | null;
  /** What the MTTF was before the hardware aged, and since when it is the present one; null while it is new. */
  readonly aged: { readonly since: Seconds; readonly before: Seconds } | null;
  /** Null: it never saves. */
  readonly interval: Seconds | null;
  /** The best interval under the present contract. */
  readonly optimal: Seconds;
}

/** What is to be said about one claim, or about how they fit together. */
export type Remark =
  | { readonly kind: "checkpoint-agrees"; readonly tier: StorageTierId; readonly actual: Seconds }
  | {
      readonly kind: "checkpoint-differs";
      readonly said: Seconds;
      readonly tier: StorageTierId;
      readonly actual: Seconds;
    }
  | {
      readonly kind: "checkpoint-of-another";
      readonly said: Seconds;
      readonly of: StorageTierId;
      readonly tier: StorageTierId;
      readonly actual: Seconds;
    }
  | { readonly kind: "checkpoint-is-restart"; readonly said: Seconds; readonly actual: Seconds }
  | { readonly kind: "mttf-agrees"; readonly actual: Seconds }
  | { readonly kind: "mttf-differs"; readonly said: Seconds; readonly actual: Seconds }
  | { readonly kind: "mttf-was-before"; readonly said: Seconds; readonly since: Seconds; readonly actual: Seconds }
  | { readonly kind: "mttf-as-observed"; readonly said: Seconds; readonly actual: Seconds }
  | { readonly kind: "interval-agrees"; readonly actual: Seconds }
  | { readonly kind: "interval-differs"; readonly said: Seconds; readonly actual: Seconds }
  | { readonly kind: "interval-never"; readonly said: Seconds }
  | { readonly kind: "rule-fits"; readonly said: Seconds; readonly rule: Seconds }
  | { readonly kind: "rule-exact"; readonly said: Seconds; readonly rule: Seconds }
  | { readonly kind: "rule-shorter"; readonly said: Seconds; readonly rule: Seconds }
  | { readonly kind: "rule-longer"; readonly said: Seconds; readonly rule: Seconds };

/** Rounded numbers count as right: this far apart, as a factor. */
const tolerance = 1.1;
/** Around the best interval the curve is flat: this far off it costs little. */
const flat = 1.3;

/** Reads a run's own numbers; null in a level without a training job or without failures. */
export function truthOf(view: ClusterView): Truth | null {
  const { tier, mttf } = view;
  const costs = view.checkpointCosts(tier);
  const optimal = mttf === null ? null : view.optimalIntervals({ tier, mttf });
  if (mttf === null || costs === null || optimal === null) return null;
  const others = view.offeredTiers
    .filter((other) => other !== tier)
    .map((other) => ({ tier: other, checkpoint: view.checkpointCosts(other)?.pause ?? 0 }));
  const since = view.level.failures.aging.findLast(({ from }) => from <= view.time)?.from;
  const before = view.stints.findLast(({ setting }) => setting.mttf !== mttf)?.setting.mttf;
  return {
    tier,
    checkpoint: costs.pause,
    restart: costs.restart,
    others,
    mttf,
    observedGap: view.failures === 0 ? null : Math.round(view.time / view.failures),
    aged: since === undefined || before === undefined ? null : { since, before },
    interval: view.checkpointInterval,
    optimal: optimal.exact,
  };
}

/**
 * Compares what a student claims with the run's own numbers; a field left empty is not remarked on. What there is to
 * mend comes before the nods, and first how the three numbers fit together.
 */
export function checkClaims(claims: Claims, truth: Truth): readonly Remark[] {
  const single = [checkpointRemark(claims, truth), mttfRemark(claims, truth), intervalRemark(claims, truth)];
  const remarks = [ruleRemark(claims, truth), ...single].filter((remark) => remark !== null);
  return remarks.toSorted((a, b) => Number(isAgreement(a)) - Number(isAgreement(b)));
}

/** Whether a remark agrees with the claim. */
export function isAgreement({ kind }: Remark): boolean {
  return kind.endsWith("-agrees") || kind === "rule-fits" || kind === "rule-exact";
}

function checkpointRemark({ checkpoint: said }: Claims, truth: Truth): Remark | null {
  if (said === null) return null;
  const { tier, checkpoint: actual, restart, others } = truth;
  if (isNear(said, actual)) return { kind: "checkpoint-agrees", tier, actual };
  const other = others.find(({ checkpoint }) => isNear(said, checkpoint));
  if (other) return { kind: "checkpoint-of-another", said, of: other.tier, tier, actual };
  if (isNear(said, restart)) return { kind: "checkpoint-is-restart", said, actual };
  return { kind: "checkpoint-differs", said, tier, actual };
}

function mttfRemark({ mttf: said }: Claims, { mttf: actual, observedGap, aged }: Truth): Remark | null {
  if (said === null) return null;
  if (isNear(said, actual)) return { kind: "mttf-agrees", actual };
  if (aged && isNear(said, aged.before)) return { kind: "mttf-was-before", said, since: aged.since, actual };
  if (observedGap !== null && isNear(said, observedGap)) return { kind: "mttf-as-observed", said, actual };
  return { kind: "mttf-differs", said, actual };
}

function intervalRemark({ interval: said }: Claims, { interval: actual }: Truth): Remark | null {
  if (said === null) return null;
  if (actual === null) return { kind: "interval-never", said };
  return isNear(said, actual) ? { kind: "interval-agrees", actual } : { kind: "interval-differs", said, actual };
}

/** Whether the interval follows from the student's own two numbers (Young 1974), be they right or wrong. */
function ruleRemark({ checkpoint, mttf, interval: said }: Claims, truth: Truth): Remark | null {
  if (checkpoint === null || mttf === null || said === null) return null;
  const rule = Math.round(Math.sqrt(2 * checkpoint * mttf));
  const areRight = isNear(checkpoint, truth.checkpoint) && isNear(mttf, truth.mttf);
  if (areRight && isNear(said, truth.optimal)) return { kind: "rule-exact", said, rule };
  if (isNear(said, rule, flat) || (areRight && isNear(said, truth.optimal, flat)))
    return { kind: "rule-fits", said, rule };
  return { kind: said < rule ? "rule-shorter" : "rule-longer", said, rule };
}

function isNear(a: Seconds, b: Seconds, factor = tolerance): boolean {
  return Math.max(a, b) <= Math.min(a, b) * factor;
}
