import type { LevelFile, Play, PlayStep } from "../levels/level-file.ts";
import { createOnSeed } from "./best-known.ts";
import { playLevel } from "./play-level.ts";
import { meanOf, wilson } from "./statistics.ts";

/** A lever, and the positions that are tried. */
export interface SweptLever {
  readonly name: string;
  readonly values: readonly { readonly label: string; readonly steps: readonly PlayStep[] }[];
}

/** Every combination of the levers' positions over the same seeds. */
export interface SweepPlan {
  readonly levelId: string;
  readonly levelHash: string;
  readonly simVersion: number;
  readonly levers: readonly SweptLever[];
  /** A stored play that goes on beside the levers; null: nothing else is done. */
  readonly play: string | null;
  readonly seeds: number;
  /** Seeds are this and a number from 1. */
  readonly seedPrefix: string;
}

/** How one run ended. */
export interface SweepRun {
  /** Combination × seeds + seed, both from 0. */
  readonly index: number;
  readonly stars: number;
  /** By the level's measure. */
  readonly measure: number;
  /** GPU-seconds. */
  readonly useful: number;
}

/** What a combination earned over the seeds; intervals are of 95 % confidence. */
export interface SweepRow {
  readonly labels: readonly string[];
  readonly seeds: number;
  readonly stars: readonly [number, number, number, number];
  /** Share of the seeds with at least one star. */
  readonly won: number;
  readonly wonInterval: readonly [number, number];
  readonly measure: { readonly mean: number; readonly halfWidth: number };
  readonly useful: { readonly mean: number; readonly halfWidth: number };
}

export function combinationsOf({ levers }: Pick<SweepPlan, "levers">): number {
  return levers.reduce((product, { values }) => product * values.length, 1);
}

/** Each lever's position in a combination, the last lever's changing fastest. */
function positionsOf(levers: readonly SweptLever[], combination: number): readonly SweptLever["values"][number][] {
  let rest = combination;
  return levers
    .toReversed()
    .map(({ values }) => {
      const value = values[rest % values.length];
      rest = Math.floor(rest / values.length);
      if (!value) throw new RangeError(`there is no combination ${combination}`);
      return value;
    })
    .toReversed();
}

/** Plays one run of a sweep; `onSeed` remembers what is the best known of a seed. */
export function playSweepRun(file: LevelFile, plan: SweepPlan, index: number, onSeed = createOnSeed()): SweepRun {
  const stored = file.plays.find(({ id }) => id === plan.play)?.steps ?? [];
  const steps = positionsOf(plan.levers, Math.floor(index / plan.seeds)).flatMap((value) => value.steps);
  const ordered = [...steps, ...stored].toSorted((a, b) => a.time - b.time);
  const play: Play = { id: "sweep", role: "baseline", stars: {}, share: 0, steps: ordered };
  const seed = `${plan.seedPrefix}${(index % plan.seeds) + 1}`;
  const { score, useful } = playLevel(onSeed(file, seed), play, seed);
  return { index, stars: score.stars, measure: score.measure.value, useful };
}

/**
 * Sums runs up, in their own order whoever played them, a row a combination.
 * @throws RangeError if a run is missing or there twice.
 */
export function summarize(plan: SweepPlan, runs: readonly SweepRun[]): readonly SweepRow[] {
  const { seeds } = plan;
  const ordered = runs.toSorted((a, b) => a.index - b.index);
  const wrong = ordered.findIndex(({ index }, place) => index !== place);
  if (wrong >= 0 || ordered.length !== combinationsOf(plan) * seeds) {
    throw new RangeError(`run ${wrong < 0 ? ordered.length : wrong} is missing or there twice`);
  }
  return Array.from({ length: combinationsOf(plan) }, (_, combination) => {
    const own = ordered.slice(combination * seeds, (combination + 1) * seeds);
    const stars: [number, number, number, number] = [0, 0, 0, 0];
    for (const run of own) stars[run.stars] = (stars[run.stars] ?? 0) + 1;
    const won = 1 - stars[0] / seeds;
    return {
      labels: positionsOf(plan.levers, combination).map(({ label }) => label),
      seeds,
      stars,
      won,
      wonInterval: wilson(won, seeds),
      measure: meanOf(own.map(({ measure }) => measure)),
      useful: meanOf(own.map(({ useful }) => useful)),
    };
  });
}
