import { outcomeOf } from "./outcome.ts";
import type { StintRegret } from "../../levels/regret.ts";
import type {
  CheckpointCosts,
  CheckpointSetting,
  ClusterView,
  OptimalIntervals,
  GpuSeconds,
  Seconds,
  Stint,
  StorageTierId,
} from "../../sim/index.ts";
import { optimalPoint, type TheoryPoint } from "./theory.ts";

/** Expected goodput of a setting, in [0, 1]. */
export function expectedGoodput(view: ClusterView, setting: CheckpointSetting): number {
  return view.forecast(setting)?.goodput ?? 0;
}

/** The best that a contract, or all on offer, can be set to at an MTTF. */
export interface Offer extends TheoryPoint {
  readonly tier: StorageTierId;
}

/** The best setting among the contracts that were on offer at a time. */
export function bestOffer(view: ClusterView, time: Seconds, mttf: Seconds): Offer | null {
  return view.level.storage
    .filter(({ offeredAt }) => offeredAt <= time)
    .flatMap(({ id }) => {
      const point = optimalPoint(view, { tier: id, mttf });
      return point ? [{ ...point, tier: id }] : [];
    })
    .reduce<Offer | null>((best, one) => (best && best.goodput >= one.goodput ? best : one), null);
}

/** A contract at an MTTF: what theory says of it, and how the student played it. */
export interface Scene {
  readonly tier: StorageTierId;
  readonly mttf: Seconds;
  readonly costs: CheckpointCosts;
  readonly optimal: OptimalIntervals;
  /** The setting that was kept longest; null if it was never played. */
  readonly played: { readonly setting: CheckpointSetting; readonly held: Seconds } | null;
}

/** The contracts played, in their order, and again at each MTTF. */
export function scenesPlayed(view: ClusterView): readonly Scene[] {
  const keys = new Map<string, Omit<CheckpointSetting, "interval">>();
  for (const { setting } of view.stints.filter(lasts)) keys.set(`${setting.tier} ${setting.mttf}`, setting);
  return [...keys.values()].flatMap(({ tier, mttf }) => sceneOf(view, tier, mttf));
}

/** The contracts that were on offer, at the MTTF of the beginning, and whatever else was played. */
export function scenesKnown(view: ClusterView): readonly Scene[] {
  const first = view.stints[0]?.setting.mttf ?? view.mttf ?? 0;
  const offered = view.offeredTiers.flatMap((tier) => sceneOf(view, tier, first));
  const isNew = ({ tier, mttf }: Scene): boolean => !offered.some((one) => one.tier === tier && one.mttf === mttf);
  return [...offered, ...scenesPlayed(view).filter(isNew)];
}

function sceneOf(view: ClusterView, tier: StorageTierId, mttf: Seconds): readonly Scene[] {
  const costs = view.checkpointCosts(tier);
  const optimal = view.optimalIntervals({ tier, mttf });
  return costs && optimal ? [{ tier, mttf, costs, optimal, played: longestHeld(view, tier, mttf) }] : [];
}

function longestHeld(view: ClusterView, tier: StorageTierId, mttf: Seconds): Scene["played"] {
  const held = new Map<Seconds | null, { readonly setting: CheckpointSetting; readonly held: Seconds }>();
  for (const stint of view.stints.filter(lasts)) {
    const { setting } = stint;
    if (setting.tier !== tier || setting.mttf !== mttf) continue;
    const before = held.get(setting.interval)?.held ?? 0;
    held.set(setting.interval, { setting, held: before + stint.until - stint.since });
  }
  return [...held.values()].reduce<Scene["played"]>((best, one) => (best && best.held >= one.held ? best : one), null);
}

/** A slider on its way leaves stretches that took no time. */
function lasts({ since, until }: Stint): boolean {
  return until > since;
}

/** What a setting cost against the best on offer, over all stretches it was kept in against that same best. */
export interface RegretRow {
  readonly setting: CheckpointSetting;
  /** Whether it counts for the third star. */
  readonly counted: boolean;
  readonly best: Offer | null;
  readonly since: Seconds;
  readonly until: Seconds;
  /** Shorter than from `since` to `until` if it was left and taken up again. */
  readonly held: Seconds;
  /** Expected goodput of the setting and of the best, in [0, 1]. */
  readonly expected: number;
  readonly bestExpected: number;
  /** What the difference comes to. */
  readonly lost: GpuSeconds;
}

/** The stretches of a run in the order in which they began. */
export function regretRows(view: ClusterView, regrets: readonly StintRegret[]): readonly RegretRow[] {
  const rows = new Map<string, RegretRow>();
  for (const { stint, expected, best, counted } of regrets.filter((one) => lasts(one.stint))) {
    const offer = bestOffer(view, stint.since, stint.setting.mttf);
    const { tier, mttf, interval } = stint.setting;
    const key = `${tier} ${mttf} ${interval} ${offer?.tier} ${counted}`;
    const before = rows.get(key);
    const held = stint.until - stint.since;
    rows.set(key, {
      setting: stint.setting,
      counted,
      best: offer,
      since: before?.since ?? stint.since,
      until: stint.until,
      held: (before?.held ?? 0) + held,
      expected,
      bestExpected: best,
      lost: (before?.lost ?? 0) + held * (best - expected) * view.gpuCount,
    });
  }
  return [...rows.values()].toSorted((a, b) => a.since - b.since);
}

/** A run in expected and in real goodput, in [0, 1], and what the gaps between them come to. */
export interface RunRegret {
  /** Of the best on offer and of the student's settings, over the time that counts. */
  readonly best: number;
  readonly expected: number;
  /** Time that counts. */
  readonly counted: Seconds;
  /** Best less expected, over the time that counts. */
  readonly lost: GpuSeconds;
  /** Of the student's settings, and what came of them, over the whole run. */
  readonly expectedInAll: number;
  readonly measured: number;
}

/** Sums up a run's stretches; luck is what is left between expected and measured. */
export function runRegret(view: ClusterView, regrets: readonly StintRegret[]): RunRegret {
  const counting = regrets.filter(({ counted }) => counted);
  const counted = counting.reduce((sum, { stint }) => sum + stint.until - stint.since, 0);
  const best = meanOver(counting, (one) => one.best);
  const expected = meanOver(counting, (one) => one.expected);
  return {
    best,
    expected,
    counted,
    lost: (best - expected) * counted * view.gpuCount,
    expectedInAll: meanOver(regrets, (one) => one.expected),
    measured: outcomeOf(view.stints).shares?.goodput ?? 0,
  };
}

function meanOver(regrets: readonly StintRegret[], value: (one: StintRegret) => number): number {
  const time = regrets.reduce((sum, { stint }) => sum + stint.until - stint.since, 0);
  return regrets.reduce((sum, one) => sum + (one.stint.until - one.stint.since) * value(one), 0) / Math.max(1, time);
}

/** Work of some stretches that was saved. */
export function savedIn(stints: readonly Stint[]): GpuSeconds {
  return stints.reduce((sum, { kept }) => sum + kept, 0);
}
