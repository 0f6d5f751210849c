import { outcomeOf } from "./outcome.ts";
import type { ClusterView, Seconds, Stint, StorageTierId } from "../../sim/index.ts";
import { dollarsPerUseful, optimalPoint } from "./theory.ts";
import { expectedGoodput, savedIn } from "./accounts.ts";
import { gpuDollars } from "../hall-time.ts";

/** A time under one storage contract. */
export interface ContractSpan {
  readonly tier: StorageTierId;
  readonly since: Seconds;
  readonly until: Seconds;
  /** Setup and the hours it was held. */
  readonly storageDollars: number;
  /** In [0, 1]; null if too little came of it to tell. */
  readonly measured: number | null;
  /** GPUs and storage; null if nothing useful came of it. */
  readonly dollarsPerUsefulHour: number | null;
  /** Against staying with the contract before; null for the first. */
  readonly against: Gain | null;
}

/** What a contract was expected to give beyond the one before it at its best intervals. */
export interface Gain {
  /** The contract before. */
  readonly over: StorageTierId;
  /** Expected goodput of the student's settings, and of the contract before at its best, in [0, 1]. */
  readonly expected: number;
  readonly without: number;
  /** Of the new contract at its best. */
  readonly atBest: number;
  /** Dollars that a GPU-hour of kept work is expected to cost with each contract at its best. */
  readonly perUseful: { readonly without: number; readonly atBest: number };
  /** What the work that is kept more costs at the price of a GPU-hour; negative if less is kept. */
  readonly worthDollars: number;
  /** The same had the new contract been played at its best intervals. */
  readonly worthAtBestDollars: number;
  /** What the contract costs more than the one before would have. */
  readonly extraDollars: number;
}

/** The contracts of a run in their order, each with what it cost and gave. */
export function contractSpans(view: ClusterView): readonly ContractSpan[] {
  const groups: Stint[][] = [];
  for (const stint of view.stints.filter(({ since, until }) => until > since)) {
    const group = groups.at(-1);
    if (group?.[0]?.setting.tier === stint.setting.tier) group.push(stint);
    else groups.push([stint]);
  }
  return groups.flatMap((stints, index) => {
    const tier = stints[0]?.setting.tier;
    return tier === undefined ? [] : [spanOf(view, tier, stints, groups[index - 1]?.[0]?.setting.tier ?? null)];
  });
}

function spanOf(
  view: ClusterView,
  tier: StorageTierId,
  stints: readonly Stint[],
  before: StorageTierId | null,
): ContractSpan {
  const { shares, duration: held } = outcomeOf(stints);
  const useful = savedIn(stints);
  const storageDollars = hourly(view, tier, held) + (before === null ? 0 : setup(view, tier));
  const dollars = gpuDollars(view, held * view.gpuCount) + storageDollars;
  return {
    tier,
    since: stints[0]?.since ?? 0,
    until: stints.at(-1)?.until ?? 0,
    storageDollars,
    measured: shares?.goodput ?? null,
    dollarsPerUsefulHour: useful > 0 ? dollars / (useful / 3600) : null,
    against: before === null ? null : gainOf(view, stints, before, storageDollars),
  };
}

function gainOf(view: ClusterView, stints: readonly Stint[], over: StorageTierId, dollars: number): Gain {
  const { duration: held } = outcomeOf(stints);
  const mean = (goodput: (setting: Stint["setting"]) => number): number =>
    stints.reduce((sum, one) => sum + (one.until - one.since) * goodput(one.setting), 0) / held;
  const best = (tier: StorageTierId): number => mean(({ mttf }) => optimalPoint(view, { tier, mttf })?.goodput ?? 0);
  const expected = mean((setting) => expectedGoodput(view, setting));
  const without = best(over);
  const tier = stints[0]?.setting.tier ?? over;
  const worth = (goodput: number): number => gpuDollars(view, (goodput - without) * held * view.gpuCount);
  return {
    over,
    expected,
    without,
    atBest: best(tier),
    perUseful: {
      without: dollarsPerUseful(view, over, { goodput: without }),
      atBest: dollarsPerUseful(view, tier, { goodput: best(tier) }),
    },
    worthDollars: worth(expected),
    worthAtBestDollars: worth(best(tier)),
    extraDollars: dollars - hourly(view, over, held),
  };
}

function hourly(view: ClusterView, tier: StorageTierId, held: Seconds): number {
  return (held / 3600) * (view.level.storage.find(({ id }) => id === tier)?.dollarsPerHour ?? 0);
}

function setup(view: ClusterView, tier: StorageTierId): number {
  return view.level.storage.find(({ id }) => id === tier)?.setupDollars ?? 0;
}

/** A contract that was on offer, and what each hour of it would have been worth. */
export interface UnsignedOffer {
  readonly tier: StorageTierId;
  /** Expected goodput at its best less that of the last contract at its best, in [0, 1]. */
  readonly points: number;
  readonly worthPerHour: number;
  readonly dollarsPerHour: number;
}

/** The best contract on offer that was never signed, if it beats the last one. */
export function unsignedOffer(view: ClusterView): UnsignedOffer | null {
  const last = view.stints.at(-1)?.setting;
  if (last === undefined) return null;
  const signed = new Set(view.stints.map(({ setting }) => setting.tier));
  const now = optimalPoint(view, last)?.goodput ?? 0;
  const points = (tier: StorageTierId): number => (optimalPoint(view, { tier, mttf: last.mttf })?.goodput ?? 0) - now;
  const tier = view.offeredTiers
    .filter((one) => !signed.has(one))
    .toSorted((a, b) => points(b) - points(a))
    .at(0);
  if (tier === undefined || points(tier) <= 0) return null;
  const worthPerHour = gpuDollars(view, points(tier) * 3600 * view.gpuCount);
  return { tier, points: points(tier), worthPerHour, dollarsPerHour: hourly(view, tier, 3600) };
}
