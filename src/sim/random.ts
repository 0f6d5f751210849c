import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";
import alea from "seedrandom/lib/alea.js";
import type { Quantile } from "./level.ts";
import { philox, type Block } from "./philox.ts";

/** What a draw is for: each stream is independent of the others. */
export type Stream = "initial" | "arrival" | "failure" | "cause" | "strike" | "slow" | "group" | "job";

/** A short sequence of draws in [0, 1) that belongs to one entity, whatever else happens in the run. */
export type Draws = () => number;

/** Numbers of the streams: a stream's draws are those that begin with it. */
const streams: Readonly<Record<Stream, number>> = {
  initial: 0,
  arrival: 1,
  failure: 2,
  cause: 3,
  strike: 4,
  slow: 5,
  group: 6,
  job: 7,
};

/** What all draws of a run are looked up with. */
export type RandomKey = readonly [number, number];

/** The key of a seed. */
export function keyOf(seed: string): RandomKey {
  const source = alea(seed);
  return [source.int32(), source.int32()];
}

/** Looks up the draws of (key, stream, entity, nth), each of 53 bits: the same for every player of a seed. */
export function drawsOf(key: RandomKey, stream: Stream, entity: number, nth = 0): Draws {
  const block: Block = { a: 0, b: 0, c: 0, d: 0 };
  let drawn = 0;
  return () => {
    if (drawn++ % 2 === 1) return share(block.c, block.d);
    block.a = streams[stream];
    block.b = entity;
    block.c = nth;
    block.d = (drawn - 1) / 2;
    philox(key, block);
    return share(block.a, block.b);
  };
}

/** The upper 53 of 64 bits, as a share of all. */
function share(high: number, low: number): number {
  return ((high >>> 5) * 0x400_0000 + (low >>> 6)) / 0x20_0000_0000_0000;
}

/** An exponential variate with this mean, from a draw in [0, 1). */
export function exponential(mean: number, draw: number): number {
  return -mean * ln(1 - draw);
}

/** Gives the value at share `p` of a distribution given by points, log-linear between them. */
export function quantilesOf(points: readonly Quantile[]): (p: number) => number {
  const [lowest] = points;
  if (!lowest) throw new RangeError("a distribution needs at least one point");
  const logarithms = points.map(({ value }) => ln(value));
  return (p) => {
    let below = lowest;
    for (let index = 0; index < points.length; index++) {
      const above = points[index] ?? below;
      if (above.p >= p) {
        if (index === 0 || above.p === below.p) return above.value;
        const t = (p - below.p) / (above.p - below.p);
        const from = logarithms[index - 1] ?? 0;
        return exp(from + t * ((logarithms[index] ?? 0) - from));
      }
      below = above;
    }
    return below.value;
  };
}

/** The index whose share of the weights holds `draw` in [0, 1). */
export function pickWeighted(weights: readonly number[], draw: number): number {
  let left = 0;
  for (let index = 0; index < weights.length; index++) left += weights[index] ?? 0;
  left *= draw;
  for (let index = 0; index < weights.length; index++) {
    left -= weights[index] ?? 0;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
