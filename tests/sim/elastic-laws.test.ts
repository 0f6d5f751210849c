import fc from "fast-check";
import { test } from "vitest";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import type { Level } from "../../src/sim/index.ts";
import { crowdedLevel } from "./crowded-level.ts";
import { crowdedRing } from "./elastic-hall.ts";
import { checkGrowth, checkLaws } from "./laws.ts";
import { anySteps, commandOf, ringSteps } from "./wishes.ts";

/** The hall of the ring, with gangs, wide jobs and windows beside it. */
const shared: Level = {
  ...crowdedRing,
  jobs: [...crowdedRing.jobs, ...crowdedLevel.jobs.map((job) => ({ ...job, gpus: Math.min(job.gpus, 16) }))],
};

const levels = fc.constantFrom(crowdedRing, shared);
const seeds = fc.constantFrom("a", "b", "c", "d", "e");

test("a ring works only while its stage is working, and no class of the ledger but useful ever shrinks", () => {
  fc.assert(
    fc.property(levels, seeds, fc.oneof(ringSteps, anySteps), (level, seed, steps) => {
      const state = beginRun(level, seed);
      const simulation = simulationOf(state);
      let before = simulation.view().ledger;
      for (const { wish, seconds } of steps) {
        simulation.dispatch(commandOf(simulation.view(), wish));
        checkLaws(state, simulation);
        simulation.advanceTo(simulation.time + seconds);
        checkLaws(state, simulation);
        const { ledger } = simulation.view();
        checkGrowth(before, ledger);
        before = ledger;
      }
    }),
    { numRuns: 250 },
  );
});
