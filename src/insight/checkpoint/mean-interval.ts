import type { Seconds } from "../../sim/index.ts";

/** 95% of a standard normal lie below: both ends together leave 10% out. */
const z = 1.6449;

/**
 * Between which two means an exponential time lies with a confidence of 90%, after so many failures in a span that ended
 * by itself: 2T/χ² with 2n+2 and 2n degrees of freedom, by Wilson and Hilferty's cube root (1931). Without a failure
 * there is no upper end.
 */
export function meanInterval(
  failures: number,
  span: Seconds,
): { readonly low: Seconds; readonly high: Seconds | null } {
  const high = failures === 0 ? null : (2 * span) / chiSquare(2 * failures, -z);
  return { low: (2 * span) / chiSquare(2 * failures + 2, z), high };
}

/** The quantile of a χ² distribution where a normal one has `at`. */
function chiSquare(freedom: number, at: number): number {
  const spread = 2 / (9 * freedom);
  return freedom * (1 - spread + at * Math.sqrt(spread)) ** 3;
}
