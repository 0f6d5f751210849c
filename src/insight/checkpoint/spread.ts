import type { ClusterView, Seconds } from "../../sim/index.ts";
import type { Baseline } from "../baseline.ts";
import { hallTime } from "../hall-time.ts";

/** How one way of playing did over many seeds. */
export interface Spread {
  readonly seeds: readonly { readonly kept: Seconds; readonly stars: number }[];
  readonly min: Seconds;
  readonly median: Seconds;
  readonly max: Seconds;
  /** Seeds with at least one star. */
  readonly won: number;
  /** Seeds with all three. */
  readonly threeStars: number;
}

/** Sums rows up; null without any. */
export function spreadOf(view: Pick<ClusterView, "gpuCount">, rows: readonly Baseline[]): Spread | null {
  const seeds = rows.map(({ useful, stars }) => ({ kept: Math.max(0, hallTime(view, useful)), stars }));
  const kept = seeds.map((seed) => seed.kept).toSorted((a, b) => a - b);
  const [min] = kept;
  const max = kept.at(-1);
  if (min === undefined || max === undefined) return null;
  const middle = (kept.length - 1) / 2;
  const median = ((kept[Math.floor(middle)] ?? min) + (kept[Math.ceil(middle)] ?? max)) / 2;
  const withStars = (stars: number): number => seeds.filter((seed) => seed.stars >= stars).length;
  return { seeds, min, median, max, won: withStars(1), threeStars: withStars(3) };
}
