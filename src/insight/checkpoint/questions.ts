import type { ClusterView, Seconds, Stint, StorageTierId } from "../../sim/index.ts";
import type { Questions } from "../asking.ts";
import { isFresh } from "../news.ts";

/** What is asked of a training run: the best interval of a new contract, or the MTTF once the hardware has aged. */
export type TrainingQuestion =
  | { readonly kind: "interval"; readonly tier: StorageTierId }
  | { readonly kind: "mttf"; readonly since: Seconds };

/** Failures after which the MTTF is asked for: fewer say nothing. */
const enoughFailures = 8;
/** Time after an answer in which it is not told what came of it. */
const secretFor = 24 * 3600;
/** An interval that keeps so little less than the best is as good, a share of goodput. */
const asGood = 0.01;
/** An MTTF that is off by no more than this factor is right: a dozen failures tell no more. */
const near = 1.3;

export const trainingQuestions: Questions = {
  due: (view) => dueMttf(view) ?? dueInterval(view),
  outcome(answer, view) {
    const question = questionOf(answer.id);
    const stint = stintAt(view, answer.time);
    if (question === null || stint === null) return null;
    if (view.ended === null && view.time < answer.time + secretFor) return null;
    const { tier, mttf } = stint.setting;
    if (question.kind === "mttf") {
      const isRight = answer.value === null ? null : Math.max(answer.value / mttf, mttf / answer.value) <= near;
      return { actual: mttf, isRight };
    }
    const actual = view.optimalIntervals({ tier, mttf })?.exact;
    if (actual === undefined) return null;
    const keeps = (interval: Seconds): number => view.forecast({ tier, mttf, interval })?.goodput ?? 0;
    return { actual, isRight: answer.value === null ? null : keeps(actual) - keeps(answer.value) < asGood };
  },
};

/** What a question's id asks; null where it is none of this lesson's. */
export function questionOf(id: string): TrainingQuestion | null {
  const [kind, of] = id.split(":");
  if (kind === "mttf" && of !== undefined && Number.isFinite(Number(of))) return { kind, since: Number(of) };
  if (kind === "interval" && (of === "parallel-fs" || of === "in-memory")) return { kind, tier: of };
  return null;
}

/** Since when the hardware is as old as it is now; null while it has not aged. */
export function agedAt({ level, time }: Pick<ClusterView, "level" | "time">): Seconds | null {
  return level.failures.aging.findLast(({ from }) => from <= time)?.from ?? null;
}

/** What has been seen of failures since a time. */
export function failuresSince(
  { stints, time }: Pick<ClusterView, "stints" | "time">,
  since: Seconds,
): {
  readonly failures: number;
  readonly span: Seconds;
} {
  const failures = stints.filter((stint) => stint.since >= since).reduce((sum, stint) => sum + stint.failures, 0);
  return { failures, span: time - since };
}

/** Whether the hardware has aged and the player has not yet said what that means: nothing tells it before. */
export function isMttfSecret(
  view: Pick<ClusterView, "level" | "time" | "ended">,
  answered: readonly string[],
): boolean {
  const since = agedAt(view);
  return since !== null && view.ended === null && !answered.includes(`mttf:${since}`);
}

function dueMttf(view: ClusterView): string | null {
  const since = agedAt(view);
  if (since === null || failuresSince(view, since).failures < enoughFailures) return null;
  return `mttf:${since}`;
}

/** A contract is asked about once, right after it has been signed. */
function dueInterval(view: ClusterView): string | null {
  const { stints, tier, level } = view;
  const began = stints.findLast(({ setting }, index) => stints[index - 1]?.setting.tier !== setting.tier);
  if (began === undefined || tier === level.storage[0]?.id || !isFresh(began.since, view)) return null;
  return `interval:${tier}`;
}

function stintAt({ stints }: Pick<ClusterView, "stints">, time: Seconds): Stint | null {
  return stints.findLast(({ since }) => since <= time) ?? null;
}
