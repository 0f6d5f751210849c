import fc from "fast-check";
import { test } from "vitest";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import { crowdedRing } from "./elastic-hall.ts";
import { checkGrowth, checkLaws } from "./laws.ts";
import { commandOf, ringSteps } from "./wishes.ts";

test("a ring works only while its stage is working, and no class of the ledger but useful ever shrinks", () => {
  fc.assert(
    fc.property(fc.constantFrom("a", "b", "c", "d", "e"), ringSteps, (seed, steps) => {
      const state = beginRun(crowdedRing, seed);
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
    { numRuns: 300 },
  );
});
