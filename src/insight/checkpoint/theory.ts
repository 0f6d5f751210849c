import type { CheckpointSetting, ClusterView, Forecast, Seconds, StorageTierId } from "../../sim/index.ts";

/** What theory says about one contract at one MTTF. */
export interface TheoryCurve {
  readonly tier: StorageTierId;
  readonly mttf: Seconds;
  /** By interval, ascending. */
  readonly points: readonly { readonly interval: Seconds; readonly goodput: number }[];
}

/** A point of a curve that has a name. */
export interface TheoryPoint {
  readonly interval: Seconds;
  readonly goodput: number;
}

type Clocked = Pick<ClusterView, "time"> & { readonly level: Pick<ClusterView["level"], "storage"> };
type Theorist = Pick<ClusterView, "level" | "forecast" | "optimalIntervals">;

const curvePoints = 72;

/**
 * From when on theory is shown and regret counts: the first contract is for finding out, so from the offer of the second,
 * or at once if there is none.
 */
export function theoryFrom({ storage }: Clocked["level"]): Seconds {
  return storage[1]?.offeredAt ?? 0;
}

/** Whether theory is shown by now. */
export function theoryUnlocked({ level, time }: Clocked): boolean {
  return time >= theoryFrom(level);
}

/** What the present contract keeps at best, once theory is known and if that is no more than a limit; else null. */
export function bestBelow(view: Theorist & Pick<ClusterView, "time" | "tier" | "mttf">, limit: number): number | null {
  const { tier, mttf } = view;
  const best = mttf === null || !theoryUnlocked(view) ? null : optimalPoint(view, { tier, mttf });
  return best === null || best.goodput > limit ? null : best.goodput;
}

/** The best interval that a contract bears at an MTTF, and what it keeps. */
export function optimalPoint(view: Theorist, setting: Omit<CheckpointSetting, "interval">): TheoryPoint | null {
  const exact = view.optimalIntervals(setting)?.exact;
  return exact === undefined ? null : pointAt(view, setting, exact);
}

/** Young's rule of 1974 for a contract at an MTTF, and what it keeps. */
export function youngPoint(view: Theorist, setting: Omit<CheckpointSetting, "interval">): TheoryPoint | null {
  const young = view.optimalIntervals(setting)?.young;
  return young === undefined ? null : pointAt(view, setting, young);
}

/** Goodput over the interval, between the shortest that the contract bears and the level's longest. */
export function theoryCurve(view: Theorist, setting: Omit<CheckpointSetting, "interval">): TheoryCurve {
  const shortest = shortestOf(view.level, setting.tier);
  const ratio = Math.log(view.level.longestInterval / shortest);
  const points = Array.from({ length: curvePoints + 1 }, (_, index) => {
    const interval = shortest * Math.exp((ratio * index) / curvePoints);
    return { interval, goodput: view.forecast({ ...setting, interval })?.goodput ?? 0 };
  });
  return { tier: setting.tier, mttf: setting.mttf, points };
}

/** The shortest interval that a contract bears. */
export function shortestOf(level: Pick<ClusterView["level"], "storage">, tier: StorageTierId): Seconds {
  return level.storage.find(({ id }) => id === tier)?.shortestInterval ?? 1;
}

/** Dollars that a GPU-hour of kept work costs in the long run: all GPUs and the storage, by what is kept. */
export function dollarsPerUseful(
  view: Pick<ClusterView, "level" | "gpuCount">,
  tier: StorageTierId,
  { goodput }: Pick<Forecast, "goodput">,
): number {
  const storage = view.level.storage.find(({ id }) => id === tier)?.dollarsPerHour ?? 0;
  const perHour = view.gpuCount * view.level.prices.gpuHourDollars + storage;
  return goodput > 0 ? perHour / (view.gpuCount * goodput) : Infinity;
}

function pointAt(view: Theorist, setting: Omit<CheckpointSetting, "interval">, wanted: number): TheoryPoint {
  const shortest = shortestOf(view.level, setting.tier);
  const interval = Math.min(Math.max(wanted, shortest), view.level.longestInterval);
  return { interval, goodput: view.forecast({ ...setting, interval })?.goodput ?? 0 };
}
