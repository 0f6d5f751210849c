import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";
import alea from "seedrandom/lib/alea.js";
import type { Quantile } from "./level.ts";

/** What a draw is for: each stream is independent of the others. */
export type Stream = "initial" | "arrival" | "failure" | "cause" | "strike" | "slow";

/** A short sequence of draws in [0, 1) that belongs to one entity, whatever else happens in the run. */
export type Draws = () => number;

/**
 * Ends the seed of every draw of an entity but its first. Alea hardly mixes the last characters of its seed in: without
 * it an entity's draws follow from one another, and a node that has failed twice fails twice as often as it must.
 */
const repeatSuffix = "/of the same entity";

/** Looks up the draws of (seed, stream, entity, nth): the same for every player of a seed. */
export function drawsOf(seed: string, stream: Stream, entity: number, nth = 0): Draws {
  const source = alea(`${seed}/${stream}/${entity}/${nth}${nth === 0 ? "" : repeatSuffix}`);
  return () => source.double();
}

/** An exponential variate with this mean, from a draw in [0, 1). */
export function exponential(mean: number, draw: number): number {
  return -mean * ln(1 - draw);
}

/** The value at share `p` of a distribution given by points, log-linear between them. */
export function quantileAt(points: readonly Quantile[], p: number): number {
  let below = points[0];
  for (const above of points) {
    if (above.p >= p) {
      if (!below || above.p === below.p) return above.value;
      const t = (p - below.p) / (above.p - below.p);
      return exp(ln(below.value) + t * (ln(above.value) - ln(below.value)));
    }
    below = above;
  }
  if (!below) throw new RangeError("a distribution needs at least one point");
  return below.value;
}

/** The index whose share of the weights holds `draw` in [0, 1). */
export function pickWeighted(weights: readonly number[], draw: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = draw * total;
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
