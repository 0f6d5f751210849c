import { expect, test } from "vitest";
import { playLevel, type PlayResult } from "../../src/analysis/play-level.ts";
import type { LevelFile, Measure, Play } from "../../src/levels/level-file.ts";

/**
 * Tests that stored plays earn the stars they must, over many seeds, and tells how each fared. The plays are dealt out to
 * `hands` test files, so that several processors share them.
 */
export function testPlays(file: LevelFile, hand: number, hands: number, seedCount = 50): void {
  for (const play of file.plays.filter((_, index) => index % hands === hand)) {
    const name = `${play.id} earns ${wordsOf(play)} on at least ${play.share * 100} % of ${seedCount} seeds`;
    test(name, { timeout: 180_000 }, () => {
      const results = Array.from({ length: seedCount }, (_, seed) => playLevel(file, play, `seed-${seed}`));
      const held = results.filter(({ score }) => isWithin(score.stars, play.stars)).length;
      console.log(`${play.id}: ${wordsOf(play)} on ${held} of ${seedCount}: ${describeRuns(results)}`);
      expect(held / seedCount).toBeGreaterThanOrEqual(play.share);
    });
  }
}

function isWithin(stars: number, { atLeast = 0, atMost = 3 }: Play["stars"]): boolean {
  return stars >= atLeast && stars <= atMost;
}

function wordsOf({ stars: { atLeast, atMost } }: Play): string {
  const bounds = [atLeast !== undefined && `at least ${atLeast}`, atMost !== undefined && `at most ${atMost}`];
  return `${bounds.filter(Boolean).join(" and ")} stars`;
}

/** `3 stars on 49 seeds, 2 on 1, disruption 619-1028 GPU-h, …`. */
function describeRuns(results: readonly PlayResult[]): string {
  const stars = [3, 2, 1, 0].flatMap((count) => {
    const seeds = results.filter(({ score }) => score.stars === count).length;
    return seeds > 0 ? [`${count} stars on ${seeds}`] : [];
  });
  const ranges = rangesOf[results[0]?.score.measure.id ?? "disruption"].map(
    ([name, of, unit]) => `${name} ${rangeOf(results, of)} ${unit}`,
  );
  const lost = results.filter((result) => result.lost).length;
  return [stars.join(", "), ...ranges, `lost early ${lost}`].join(", ");
}

type Range = readonly [name: string, of: (result: PlayResult) => number, unit: string];

const goodputs: readonly Range[] = [
  ["goodput", ({ goodput }) => 100 * goodput, "%"],
  ["fragmentation", (result) => 100 * result.fragmentation, "%"],
];

const trained: readonly Range[] = [
  ["useful", ({ useful }) => useful / 3.6e6, "1,000 GPU-h"],
  ["goodput judged at the end", ({ recentGoodput }) => 100 * recentGoodput, "%"],
  ...goodputs,
];

const rangesOf: Readonly<Record<Measure, readonly Range[]>> = {
  disruption: [
    ["disruption", ({ score }) => score.measure.value / 3600, "GPU-h"],
    ["gang waits", ({ gangWait }) => gangWait / 60, "min"],
    ["p95 wait", ({ p95Wait }) => p95Wait / 60, "min"],
    ...goodputs,
  ],
  regret: [["regret", ({ score }) => 1000 * score.measure.value, "thousandths"], ...trained],
  "training-lost": [["training lost", ({ score }) => score.measure.value / 60, "min"], ...trained],
};

function rangeOf(results: readonly PlayResult[], of: (result: PlayResult) => number): string {
  const values = results.map(of).toSorted((a, b) => a - b);
  return `${Math.round(values[0] ?? 0)}..${Math.round(values.at(-1) ?? 0)}`;
}
