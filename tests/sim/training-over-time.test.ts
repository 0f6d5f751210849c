import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSimulation, type Level, type Seconds, type Simulation } from "../../src/sim/index.ts";
import { surplusOf } from "./laws.ts";
import { eventsOf, failing, linesUntil, trainingHall } from "./training-hall.ts";

/** A failure somewhere in the hall every thousand seconds. */
const failuresPerThousandNodeDays = (1000 * 86_400) / (1000 * 4);

function aging(from: Seconds | null, factor: number): Level {
  const failures = {
    ...trainingHall.failures,
    perThousandNodeDays: failuresPerThousandNodeDays,
    aging: from === null ? [] : [{ from, factor }],
  };
  return { ...trainingHall, failures };
}

function failuresOf(level: Level, seed: string): string[] {
  const events = createSimulation(level, seed).advanceTo(level.duration);
  return events.flatMap((event) =>
    event.type === "node-failed" ? [`${event.time} ${event.node} ${event.cause}`] : [],
  );
}

describe("hardware that ages", () => {
  const seeds = Array.from({ length: 150 }, (_, index) => `aging-${index}`);
  const isBefore = (time: Seconds) => (line: string) => Number.parseInt(line, 10) < time;

  test("has not one failure before that differs from the run without aging", () => {
    for (const seed of seeds.slice(0, 40)) {
      const young = failuresOf(aging(null, 1), seed).filter(isBefore(10_000));
      expect(failuresOf(aging(10_000, 1.5), seed).filter(isBefore(10_000))).toEqual(young);
    }
  });

  test.each([1.5, 3])("fails %d times as often from then on, to 6 %%", (factor) => {
    let [before, after] = [0, 0];
    for (const seed of seeds) {
      const failures = failuresOf(aging(10_000, factor), seed);
      const early = failures.filter(isBefore(10_000)).length;
      before += early;
      after += failures.length - early;
    }
    // A node that waits for its stand-by does not fail: one or two in a hundred.
    expect(Math.abs(before / (seeds.length * 10) - 1)).toBeLessThan(0.06);
    expect(Math.abs(after / (seeds.length * 10) / factor - 1)).toBeLessThan(0.06);
  });

  test("says so when it begins, and the hall's MTTF is another from then on", () => {
    const simulation = createSimulation(aging(10_000, 1.5), "s");
    simulation.advanceTo(9_999);
    expect(simulation.view().mttf).toBeCloseTo(1000, 9);
    const events = simulation.advanceTo(10_000);
    const aged = events.find((event) => event.type === "hardware-aged");
    expect(aged?.mttf).toBeCloseTo(1000 / 1.5, 9);
    expect(simulation.view().mttf).toBeCloseTo(1000 / 1.5, 9);
  });
});

describe("the stints of a run", () => {
  test("begin with every change of the interval, the contract or the MTTF", () => {
    const simulation = createSimulation(aging(10_000, 2), "s");
    simulation.advanceTo(1000);
    simulation.dispatch({ type: "set-checkpoint-interval", interval: 500 });
    simulation.advanceTo(5000);
    simulation.dispatch({ type: "choose-storage", tier: "in-memory" });
    simulation.dispatch({ type: "set-checkpoint-interval", interval: 100 });
    simulation.advanceTo(12_000);
    const { stints } = simulation.view();
    expect(stints.map(({ since, until, setting }) => [since, until, setting.interval, setting.tier])).toEqual([
      [0, 1000, 300, "shared-nfs"],
      [1000, 5000, 500, "shared-nfs"],
      [5000, 10_000, 100, "in-memory"],
      [10_000, 12_000, 100, "in-memory"],
    ]);
    expect(stints.map(({ setting }) => Math.round(setting.mttf))).toEqual([1000, 1000, 1000, 500]);
  });

  test("are one when a setting is changed and changed back at once", () => {
    const simulation = createSimulation(aging(null, 1), "s");
    simulation.advanceTo(1000);
    for (const interval of [500, 300]) simulation.dispatch({ type: "set-checkpoint-interval", interval });
    simulation.advanceTo(2000);
    expect(simulation.view().stints.map(({ since, until }) => [since, until])).toEqual([[0, 2000]]);
  });

  test("follow one another without a gap and sum to the ledger, whatever is set and when", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), anySettings, (seed, settings) => {
        const simulation = createSimulation(aging(6000, 2), `stints-${seed}`);
        for (const { wait, interval, tier } of settings) {
          simulation.advanceTo(simulation.time + wait);
          if (tier !== null) simulation.dispatch({ type: "choose-storage", tier });
          simulation.dispatch({ type: "set-checkpoint-interval", interval });
          checkStints(simulation);
          expect(surplusOf(simulation.view().ledger)).toBe(0);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("work that was at risk when the setting changed is the old setting's, whether it is saved or lost", () => {
    const fates = [failing(), failing([260, 0])].map((level) => {
      // So rare that only the script fails, and yet there is an MTTF to set against.
      const rare = { ...level.failures, perThousandNodeDays: 0.001 };
      const simulation = createSimulation({ ...level, failures: rare, checkpointInterval: 1000 }, "s");
      simulation.advanceTo(250);
      simulation.dispatch({ type: "set-checkpoint-interval", interval: 200 });
      simulation.advanceTo(360);
      return simulation.view().stints.map(({ kept, lost, open }) => [kept, lost, open].map((work) => work / 32));
    });
    // Overdue, the job saves at once, from 250 to 350; a failure at 260 voids that save.
    expect(fates).toEqual([
      [
        [250, 0, 0],
        [0, 0, 10],
      ],
      [
        [0, 250, 0],
        [0, 0, 0],
      ],
    ]);
  });

  const anySettings = fc.array(
    fc.record({
      wait: fc.oneof(fc.constant(0), fc.nat({ max: 1500 })),
      interval: fc.option(fc.integer({ min: 30, max: 2000 })),
      tier: fc.option(fc.constantFrom("shared-nfs" as const, "parallel-fs" as const, "in-memory" as const)),
    }),
    { minLength: 1, maxLength: 12 },
  );

  function checkStints(simulation: Simulation): void {
    const { stints, ledger, failures, time } = simulation.view();
    const sumOf = (of: (stint: (typeof stints)[number]) => number): number =>
      stints.reduce((sum, stint) => sum + of(stint), 0);
    let end = 0;
    for (const { since, until } of stints) {
      expect(since).toBe(end);
      end = until;
    }
    expect(end).toBe(time);
    expect(sumOf((stint) => stint.failures)).toBe(failures);
    expect(sumOf(({ kept, open }) => kept + open)).toBe(ledger.useful);
    expect(sumOf(({ open }) => open)).toBe(simulation.view().atRiskOf(0));
    expect(sumOf(({ lost }) => lost)).toBe(ledger.lostToFailures);
    expect(sumOf(({ checkpointing }) => checkpointing)).toBe(ledger.checkpointing);
    expect(sumOf(({ restarting }) => restarting)).toBe(ledger.restarting);
    expect(sumOf(({ allocated }) => allocated)).toBe(ledger.capacity - ledger.idle - ledger.down);
  }
});

describe("the SLO that hardly any training time is lost", () => {
  const withSlo = (limit: Seconds, ...failures: readonly (readonly [Seconds, number])[]): Level => ({
    ...failing(...failures),
    checkEvery: 60,
    duration: 3000,
    clauses: [{ id: "training-time-lost", limit, fatal: limit, penaltyDollars: 2000 }],
  });

  test("counts saving, rework and restarts, and work that is not saved yet as kept", () => {
    const simulation = createSimulation(withSlo(2000, [650, 0]), "s");
    const lostAt = (time: Seconds): number => {
      simulation.advanceTo(time);
      return simulation.view().clauses[0]?.value ?? Number.NaN;
    };
    expect([300, 400, 649, 650, 750, 1000].map(lostAt)).toEqual([0, 100, 100, 350, 450, 450]);
  });

  test("ends the level at the first check that finds more lost than may be, with its penalty owed", () => {
    // At 650 there are 100 s of saving and 250 of rework lost, and from then on the restart counts: 400 are passed at 701.
    const level = withSlo(400, [650, 0]);
    const simulation = createSimulation(level, "s");
    const ended = simulation.advanceTo(3000).find(({ type }) => type === "level-ended");
    expect(ended).toEqual({ time: 720, type: "level-ended", lostBy: "training-time-lost" });
    expect(simulation.view()).toMatchObject({ sla: "missed", ended: { lostBy: "training-time-lost" } });
    expect(eventsOf(level, "clause-broken", 3000)).toMatchObject([{ time: 720, value: 420 }]);
    expect(simulation.view().metrics.tcoDollars).toBeCloseTo((32 * 720 * 3) / 3600 + (18 * 720) / 3600 + 7 + 2000, 9);
  });

  test("is undecided until the training that is required is saved, and safe from then on", () => {
    const simulation = createSimulation(withSlo(2200), "s");
    const standingAt = (time: Seconds): string => {
      simulation.advanceTo(time);
      return simulation.view().clauses[0]?.state ?? "";
    };
    // 800 s of work have to be saved: the third save, of 900 s, is complete at 1200.
    expect([0, 1000, 1199, 1200].map(standingAt)).toEqual(["waiting", "waiting", "waiting", "met"]);
  });

  test("is kept when the level is over and it was not broken", () => {
    const simulation = createSimulation({ ...withSlo(2900), checkpointInterval: null }, "s");
    expect(linesUntil(simulation, 3000)).toContain("3000 level-ended");
    expect(simulation.view()).toMatchObject({ sla: "met", clauses: [{ state: "met", value: 0 }] });
  });
});
