import type { ClusterView, Seconds, Stint } from "../sim/index.ts";

/** What theory gives one stretch of a run: as it was set, and at best by what was on offer. */
export interface StintRegret {
  readonly stint: Stint;
  /** Expected goodput of its setting, in [0, 1]. */
  readonly expected: number;
  /** Expected goodput of the best setting, in [0, 1]. */
  readonly best: number;
  /** Whether it counts for the third star: the first of several contracts is for finding out. */
  readonly counted: boolean;
}

/**
 * The expected goodput that the player's settings lacked to the best on offer, the mean over the time that counts so far,
 * in [0, 1]. It is free of luck: the same settings have the same regret on every seed.
 */
export function regretOf(view: ClusterView): number {
  const counted = regretsOf(view).filter((one) => one.counted);
  const lacking = counted.reduce((sum, { stint, expected, best }) => sum + lengthOf(stint) * (best - expected), 0);
  const time = counted.reduce((sum, { stint }) => sum + lengthOf(stint), 0);
  return time === 0 ? 0 : lacking / time;
}

/** From when on regret counts: the offer of the second contract, or the beginning where there is but one. */
export function regretCountsFrom({ storage }: Pick<ClusterView["level"], "storage">): Seconds {
  return storage[1]?.offeredAt ?? 0;
}

/** The regret of each stretch; one in which a better contract was offered is cut there. */
export function regretsOf(view: ClusterView): readonly StintRegret[] {
  return view.stints
    .flatMap((stint) => cutAtOffers(view, stint))
    .map((stint) => {
      const expected = view.forecast(stint.setting)?.goodput ?? 0;
      const best = bestGoodput(view, stint.since, stint.setting.mttf);
      return { stint, expected, best, counted: stint.since >= regretCountsFrom(view.level) };
    });
}

function lengthOf({ since, until }: Stint): Seconds {
  return until - since;
}

function bestGoodput(view: ClusterView, time: Seconds, mttf: Seconds): number {
  const offered = view.level.storage.filter(({ offeredAt }) => offeredAt <= time);
  return offered.reduce((best, { id, shortestInterval }) => {
    const exact = view.optimalIntervals({ tier: id, mttf })?.exact ?? 0;
    const interval = Math.min(Math.max(exact, shortestInterval), view.level.longestInterval);
    return Math.max(best, view.forecast({ tier: id, mttf, interval })?.goodput ?? 0);
  }, 0);
}

function cutAtOffers(view: ClusterView, stint: Stint): readonly Stint[] {
  const cuts = view.level.storage
    .map(({ offeredAt }) => offeredAt)
    .filter((time) => time > stint.since && time < stint.until);
  const times = [stint.since, ...cuts.toSorted((a, b) => a - b), stint.until];
  return times.slice(1).map((until, index) => ({ ...stint, since: times[index] ?? stint.since, until }));
}
