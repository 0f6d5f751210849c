import { describe, expect, test } from "vitest";
import { estimateGoodput, runUntilSaved } from "../../src/analysis/checkpoint-sweep.ts";
import { trainingLevel } from "../../src/analysis/training-level.ts";
import { forecastOf } from "../../src/sim/checkpoint-theory.ts";
import { createSimulation, type CheckpointCosts, type Level, type Topology } from "../../src/sim/index.ts";

const [minute, hour] = [60, 3600];
const slow = { pause: 25 * minute, drain: 0, restart: 10 * minute };
const parallel = { pause: 5 * minute, drain: 0, restart: 10 * minute };
const inMemory = { pause: minute, drain: minute, restart: 5 * minute };

/** Cheap: theory does not depend on the size, but for what a failed node cannot do while its stand-by comes. */
const smallHall: Topology = { pods: 1, rowsPerPod: 1, racksPerRow: 16, nodesPerRack: 4, gpusPerNode: 1 };

/**
 * 99.9 % of the runs of a right core lie within so many half-widths of the 95 % interval: few enough that a test with
 * some twenty of them, on seeds that are fixed but not chosen, does not fail by chance.
 */
const within = 1.7;

/** A job that ends only after so many saves; every failure costs 90 s before the load. */
function levelOf(interval: number, mttf: number, costs: CheckpointCosts, saves: number, topology = smallHall): Level {
  const restart = { detectSeconds: 30, rescheduleSeconds: 60 };
  const load = { ...costs, restart: costs.restart - 90 };
  const level = trainingLevel({ mttf, costs: load, duration: 2_000_000_000, topology });
  const jobs = level.jobs.map((job) => ({ ...job, runSeconds: interval * (saves + 1) }));
  return { ...level, restart, jobs, checkpointInterval: interval };
}

describe("the core keeps as much of a training job's time as theory says", () => {
  // As many saves as make a 2 % error stand out; 12 and 24 h at 3 h are too rare for that (e^4 and e^8 tries a save).
  test.each([
    { interval: 5 * minute, mttf: 3 * hour, costs: slow, saves: 40_000, error: 0.007 },
    { interval: 10 * minute, mttf: 3 * hour, costs: slow, saves: 40_000, error: 0.007 },
    { interval: 30 * minute, mttf: 3 * hour, costs: slow, saves: 40_000, error: 0.007 },
    { interval: hour, mttf: 3 * hour, costs: slow, saves: 40_000, error: 0.007 },
    { interval: 79 * minute, mttf: 3 * hour, costs: slow, saves: 40_000, error: 0.007 },
    { interval: 2 * hour, mttf: 3 * hour, costs: slow, saves: 40_000, error: 0.007 },
    { interval: 6 * hour, mttf: 3 * hour, costs: slow, saves: 90_000, error: 0.007 },
    { interval: 12 * hour, mttf: 3 * hour, costs: slow, saves: 16_000, error: 0.016 },
    { interval: 24 * hour, mttf: 3 * hour, costs: slow, saves: 300, error: 0.16 },
    { interval: 12 * hour, mttf: 12 * hour, costs: slow, saves: 80_000, error: 0.007 },
    { interval: 24 * hour, mttf: 24 * hour, costs: slow, saves: 80_000, error: 0.007 },
    { interval: 39 * minute, mttf: 3 * hour, costs: parallel, saves: 40_000, error: 0.007 },
    { interval: 5 * minute, mttf: 15 * minute, costs: parallel, saves: 110_000, error: 0.007 },
    { interval: 2 * minute, mttf: 3 * hour, costs: inMemory, saves: 40_000, error: 0.007 },
    { interval: 18 * minute, mttf: 3 * hour, costs: inMemory, saves: 40_000, error: 0.007 },
    { interval: 15 * minute, mttf: 2 * hour, costs: inMemory, saves: 40_000, error: 0.007 },
    { interval: 6 * hour, mttf: 3 * hour, costs: inMemory, saves: 80_000, error: 0.007 },
    // A drain as long as the interval: a second failure in a row rolls back to the same save.
    { interval: 20 * minute, mttf: hour, costs: { ...inMemory, drain: 20 * minute }, saves: 90_000, error: 0.007 },
  ])("at $interval s, MTTF $mttf s, $costs", ({ interval, mttf, costs, saves, error }) => {
    const runs = 100;
    const level = levelOf(interval, mttf, costs, saves / runs);
    const samples = Array.from({ length: runs }, (_, run) =>
      runUntilSaved(level, (interval * saves) / runs, `theory-${run}`),
    );
    const { goodput, halfWidth } = estimateGoodput(samples);
    const expected = forecastOf(interval, costs, mttf).goodput;
    expect(halfWidth, "half-width").toBeLessThan(error * expected);
    expect(Math.abs(goodput - expected), `${goodput} is not ${expected}`).toBeLessThan(within * (halfWidth ?? 0));
  });

  test("in Act II's hall of 16,384 GPUs", () => {
    const interval = 79 * minute;
    const level = levelOf(interval, 3 * hour, slow, 300, { ...smallHall, racksPerRow: 512, gpusPerNode: 8 });
    const samples = Array.from({ length: 200 }, (_, run) => runUntilSaved(level, 300 * interval, `theory-${run}`));
    const { goodput, halfWidth } = estimateGoodput(samples);
    expect(Math.abs(goodput - forecastOf(interval, slow, 3 * hour).goodput)).toBeLessThan(within * (halfWidth ?? 0));
    expect(halfWidth).toBeLessThan(0.006 * goodput);
  });
});

describe("and loses the rest as theory says: its shares of the ledger", () => {
  test.each([
    { interval: hour, costs: slow, mttf: 3 * hour },
    { interval: 6 * hour, costs: slow, mttf: 3 * hour },
    { interval: 39 * minute, costs: parallel, mttf: 3 * hour },
    { interval: 18 * minute, costs: inMemory, mttf: 3 * hour },
    { interval: 10 * minute, costs: { ...inMemory, drain: 10 * minute }, mttf: hour },
  ])("at $interval s, MTTF $mttf s, $costs", ({ interval, costs, mttf }) => {
    const duration = 5000 * hour;
    const level = {
      ...trainingLevel({ mttf, costs, duration, topology: smallHall }),
      checkpointInterval: interval,
    };
    const ledgers = Array.from({ length: 20 }, (_, run) => {
      const simulation = createSimulation(level, `shares-${run}`);
      while (simulation.time < duration) simulation.advanceTo(simulation.time + 500 * hour);
      return simulation.view().ledger;
    });
    const forecast = forecastOf(interval, costs, mttf);
    const shares = {
      goodput: "useful",
      saving: "checkpointing",
      rework: "lostToFailures",
      restarting: "restarting",
    } as const;
    for (const [share, account] of Object.entries(shares) as [
      keyof typeof shares,
      (typeof shares)[keyof typeof shares],
    ][]) {
      const { goodput: measured, halfWidth } = estimateGoodput(
        ledgers.map((ledger) => ({ kept: ledger[account], time: ledger.capacity })),
      );
      expect(halfWidth, `half-width of ${share}`).toBeLessThan(0.04 * forecast[share]);
      expect(Math.abs(measured - forecast[share]), `${share}: ${measured} is not ${forecast[share]}`).toBeLessThan(
        within * (halfWidth ?? 0),
      );
    }
  });
});

describe("the estimate of goodput", () => {
  test("is the work kept by all runs over the time of all, not the mean of their ratios", () => {
    const { goodput } = estimateGoodput([
      { kept: 10, time: 10 },
      { kept: 10, time: 30 },
    ]);
    expect(goodput).toBe(0.5);
  });

  test("is certain of runs that are all alike, and uncertain of one alone or of none that kept anything", () => {
    const alike = { kept: 10, time: 20 };
    expect(estimateGoodput([alike, alike])).toEqual({ goodput: 0.5, halfWidth: 0 });
    expect(estimateGoodput([alike]).halfWidth).toBeNull();
    expect(
      estimateGoodput([
        { kept: 0, time: 20 },
        { kept: 0, time: 20 },
      ]),
    ).toEqual({ goodput: 0, halfWidth: null });
  });

  test("has a 95 % interval that holds the truth of about 95 % of experiments", () => {
    const interval = hour;
    const expected = forecastOf(interval, slow, 3 * hour).goodput;
    const level = levelOf(interval, 3 * hour, slow, 25);
    let held = 0;
    for (let experiment = 0; experiment < 120; experiment++) {
      const samples = Array.from({ length: 20 }, (_, run) =>
        runUntilSaved(level, 25 * interval, `coverage-${experiment}-${run}`),
      );
      const { goodput, halfWidth } = estimateGoodput(samples);
      if (Math.abs(goodput - expected) <= (halfWidth ?? 0)) held++;
    }
    // Three and a half standard deviations of a binomial.
    expect(Math.abs(held / 120 - 0.95)).toBeLessThan(0.07);
  });
});
