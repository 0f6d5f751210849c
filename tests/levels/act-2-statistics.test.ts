import { describe, expect, test } from "vitest";
import { playLevel, type PlayResult } from "../../src/analysis/play-level.ts";
import { createSimulation, type Seconds, type StorageTierId } from "../../src/sim/index.ts";
import { act2File } from "./level-files.ts";

const { level, goals } = act2File;
const [minute, hour] = [60, 3600];
const view = createSimulation(level, "theory").view();
const young = 3 * hour;
const aged = 2 * hour;

/** The most that theory lets a contract keep, by an interval that it and the level bear. */
function bestGoodput(tier: StorageTierId, mttf: Seconds): number {
  const optimal = view.optimalIntervals({ tier, mttf })?.exact ?? Number.NaN;
  const shortest = level.storage.find(({ id }) => id === tier)?.shortestInterval ?? Number.NaN;
  return view.forecast({ tier, mttf, interval: Math.max(optimal, shortest) })?.goodput ?? Number.NaN;
}

describe("Act II as it ships", () => {
  test("runs one job on all of its 16,384 GPUs, with a failure every 3 h, and every 2 h once it has aged", () => {
    expect([view.gpuCount, view.job(0).gpus, view.mttf]).toEqual([16_384, 16_384, young]);
    const simulation = createSimulation({ ...level, clauses: [] }, "s");
    simulation.advanceTo(168 * hour);
    expect(simulation.view().mttf).toBe(aged);
  });

  test.each([
    { tier: "shared-nfs" as const, pause: 25 * minute, drain: 0, restart: 10 * minute },
    { tier: "parallel-fs" as const, pause: 5 * minute, drain: 0, restart: 10 * minute },
    { tier: "in-memory" as const, pause: minute, drain: minute, restart: 5 * minute },
  ])("saves in $pause s and restarts in $restart s on $tier", ({ tier, ...costs }) => {
    expect(view.checkpointCosts(tier)).toEqual(costs);
  });

  test("fails as often as its MTTF says, to 6 % before and 8 % after it has aged", () => {
    let [before, after] = [0, 0];
    const seeds = 40;
    for (let seed = 0; seed < seeds; seed++) {
      const simulation = createSimulation({ ...level, clauses: [] }, `statistics-${seed}`);
      simulation.advanceTo(168 * hour);
      before += simulation.view().failures;
      simulation.advanceTo(240 * hour);
      after += simulation.view().failures;
    }
    after -= before;
    expect(Math.abs(before / seeds / 56 - 1)).toBeLessThan(0.06);
    expect(Math.abs(after / seeds / 36 - 1)).toBeLessThan(0.08);
  });
});

describe("the goodput badge", () => {
  test("is out of theory's reach without the in-memory contract, and within it with, before and after the aging", () => {
    for (const mttf of [young, aged]) {
      expect(bestGoodput("shared-nfs", mttf)).toBeLessThan(goals.goodputAbove - 0.05);
      expect(bestGoodput("parallel-fs", mttf)).toBeLessThan(goals.goodputAbove - 0.05);
      expect(bestGoodput("in-memory", mttf)).toBeGreaterThan(goals.goodputAbove + 0.03);
    }
  });

  test("stays out of reach with it when the job saves only once an hour on aged hardware", () => {
    const hourly = view.forecast({ tier: "in-memory", mttf: aged, interval: hour })?.goodput;
    expect(hourly).toBeLessThan(goals.goodputAbove - 0.05);
  });

  const seeds = 60;
  const resultsOf = (id: string): readonly PlayResult[] => {
    const play = act2File.plays.find((one) => one.id === id);
    if (!play) throw new Error(`Act II ships no play "${id}"`);
    return Array.from({ length: seeds }, (_, seed) => playLevel(act2File, play, `badge-${seed}`));
  };
  const greens = (results: readonly PlayResult[]): number =>
    results.filter(({ score }) => score.badges.some(({ id, state }) => id === "goodput" && state === "green")).length;
  const meanOf = (results: readonly PlayResult[]): number =>
    results.reduce((sum, { recentGoodput }) => sum + recentGoodput, 0) / results.length;

  test("is green at the end of most runs with the in-memory contract, which keep what theory says, to 1.5 points", () => {
    const results = resultsOf("solution");
    console.log(
      `act-2, solution: ${greens(results)} of ${seeds} green, ${(100 * meanOf(results)).toFixed(1)} % on average`,
    );
    expect(greens(results) / seeds).toBeGreaterThan(0.8);
    expect(Math.abs(meanOf(results) - bestGoodput("in-memory", aged))).toBeLessThan(0.015);
  });

  test("is red at the end of nearly all runs with the parallel file system, which keep what theory says, to 2 points", () => {
    const results = resultsOf("parallel-only");
    console.log(`act-2, parallel-only: ${greens(results)} of ${seeds} green, ${(100 * meanOf(results)).toFixed(1)} %`);
    expect(greens(results) / seeds).toBeLessThan(0.05);
    expect(Math.abs(meanOf(results) - bestGoodput("parallel-fs", aged))).toBeLessThan(0.02);
  });
});
