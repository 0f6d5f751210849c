import { describe, expect, test } from "vitest";
import { trainingLevel } from "../../src/analysis/training-level.ts";
import { createSimulation } from "../../src/sim/index.ts";
import { drawsOf, keyOf } from "../../src/sim/random.ts";

/** Standard deviations that a count of rare things lies off what is expected. */
const deviations = (count: number, expected: number): number => (count - expected) / Math.sqrt(expected);

describe("the draws of a node that fails again and again", () => {
  const nodes = 200_000;
  const draw = (seed: string, node: number, nth: number): number => drawsOf(keyOf(seed), "failure", node, nth)();

  test("know nothing of one another: three small ones in a row are as rare as they must be", () => {
    let threes = 0;
    for (let node = 0; node < nodes; node++) {
      if ([0, 1, 2].every((nth) => draw("threes", node, nth) < 0.1)) threes++;
    }
    expect(Math.abs(deviations(threes, nodes * 0.001))).toBeLessThan(4);
  });

  test("do not tell the next node's, nor another seed's", () => {
    let [nextNode, nextSeed] = [0, 0];
    for (let node = 0; node < nodes; node++) {
      if ([0, 1, 2].every((offset) => draw("nodes", node + offset, 0) < 0.1)) nextNode++;
      if ([0, 1, 2].every((offset) => draw(`seeds-${offset}`, node, 0) < 0.1)) nextSeed++;
    }
    // Triples that overlap vary a little more than those that do not.
    expect(Math.abs(deviations(nextNode, nodes * 0.001))).toBeLessThan(4.5);
    expect(Math.abs(deviations(nextSeed, nodes * 0.001))).toBeLessThan(4);
  });

  test("are spread evenly over [0, 1)", () => {
    const cells = Array.from({ length: 100 }, () => 0);
    for (let node = 0; node < nodes; node++) {
      const cell = Math.floor(100 * draw("even", node, 1));
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    const chiSquare = cells.reduce((sum, count) => sum + deviations(count, nodes / 100) ** 2, 0);
    // 99 degrees of freedom: four standard deviations to either side.
    expect(Math.abs(chiSquare - 99)).toBeLessThan(4 * Math.sqrt(2 * 99));
  });
});

test("a hall of 2,048 nodes fails as often as its MTTF says also after months, to four standard deviations", () => {
  const duration = 5000 * 3600;
  const costs = { pause: 60, drain: 0, restart: 60 };
  const level = { ...trainingLevel({ mttf: 10_800, costs, duration }), checkpointInterval: duration };
  const runs = 20;
  let failures = 0;
  for (let run = 0; run < runs; run++) {
    const simulation = createSimulation(level, `months-${run}`);
    simulation.advanceTo(duration);
    failures += simulation.view().failures;
  }
  expect(Math.abs(deviations(failures, (runs * duration) / 10_800))).toBeLessThan(4);
});
