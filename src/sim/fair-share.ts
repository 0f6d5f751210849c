import exp from "@stdlib/math-base-special-exp";
import type { Job } from "./job.ts";
import type { FairShare, GpuSeconds, Seconds } from "./level.ts";
import { drawsOf, pickWeighted, type RandomKey } from "./random.ts";

/** What a group of owners has used. */
export interface GroupUsage {
  /** GPUs that its jobs hold. */
  gpus: number;
  /** GPU-seconds up to `at`, older ones counting less. */
  used: GpuSeconds;
  at: Seconds;
}

interface Run {
  readonly now: Seconds;
  readonly level: { readonly fairShare?: FairShare };
  readonly usage: readonly GroupUsage[];
}

/** Nothing used, by group. */
export function noUsage({ fairShare }: Run["level"]): GroupUsage[] {
  return (fairShare?.groups ?? []).map(() => ({ gpus: 0, used: 0, at: 0 }));
}

/** The group that a student's job belongs to, looked up by its number; -1 where the level has no groups. */
export function groupOf({ fairShare }: Run["level"], key: RandomKey, number: number): number {
  if (!fairShare) return -1;
  const demands = fairShare.groups.map(({ demand }) => demand);
  return pickWeighted(demands, drawsOf(key, "group", number)());
}

/** A job takes so many GPUs more, or with a negative number gives them back. */
export function noteUse(state: Run, job: Job, gpus: number): void {
  const usage = state.usage[job.group];
  if (!usage) return;
  usage.used = usedBy(state, usage);
  usage.at = state.now;
  usage.gpus += gpus;
}

/**
 * The groups, who has used least of its share first. Slurm's multifactor plugin ranks by 2^(-usage / share), with usage that
 * halves with every half-life (its manual, "Fair-share"): that order is the order of usage / share.
 */
export function groupsByNeed(state: Run): number[] {
  const groups = state.level.fairShare?.groups ?? [];
  const needs = groups.map(({ share }, group) => usedBy(state, state.usage[group]) / share);
  return [...needs.keys()].sort((a, b) => (needs[a] ?? 0) - (needs[b] ?? 0) || a - b);
}

/** A second that is `age` ago counts exp(-age × ln 2 / half-life). */
function usedBy({ now, level }: Run, usage: GroupUsage | undefined): GpuSeconds {
  if (!usage || !level.fairShare) return 0;
  const rate = Math.LN2 / level.fairShare.halfLife;
  const kept = exp(-rate * (now - usage.at));
  return usage.used * kept + (usage.gpus * (1 - kept)) / rate;
}
