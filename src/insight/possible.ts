import type { GpuSeconds } from "../sim/index.ts";
import type { Baseline } from "./baseline.ts";

/** The most useful work that is known to be possible on a seed: of all that was played on it; 0 if nobody kept any. */
export function mostUseful(rows: readonly Pick<Baseline, "useful">[]): GpuSeconds {
  return Math.max(0, ...rows.map(({ useful }) => useful));
}

/** Useful work as a share of what is known to be possible, at least 0; above 1: nobody kept as much. Null if nothing is. */
export function shareOfPossible(useful: GpuSeconds, possible: GpuSeconds): number | null {
  return possible > 0 ? Math.max(0, useful) / possible : null;
}
