import type { RunOutcome } from "../../src/insight/run-outcome.ts";
import type { Measure } from "../../src/levels/level-file.ts";

/** `3 stars on 49 seeds, 2 on 1, disruption 619-1028 GPU-h, …`. */
export function describeRuns(results: readonly RunOutcome[]): string {
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

type Range = readonly [name: string, of: (result: RunOutcome) => number, unit: string];

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

function rangeOf(results: readonly RunOutcome[], of: (result: RunOutcome) => number): string {
  const values = results.map(of).toSorted((a, b) => a - b);
  return `${Math.round(values[0] ?? 0)}..${Math.round(values.at(-1) ?? 0)}`;
}
