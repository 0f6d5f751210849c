import { describe, expect, test } from "vitest";
import { createSimulation, type Level, type Simulation } from "../../src/sim/index.ts";
import { act2File } from "../levels/level-files.ts";
import { crowdedLevel } from "./crowded-level.ts";

const hour = 3600;
const level: Level = { ...act2File.level, clauses: [] };
const window = level.goodputWindow ?? 0;

/** Saved work and allocated time so far. */
function accounts(simulation: Simulation): { saved: number; allocated: number } {
  const { capacity, idle, down } = simulation.view().ledger;
  return { saved: simulation.view().job(0).saved, allocated: capacity - idle - down };
}

describe("the goodput that is judged", () => {
  test("is that of the whole run while the run is shorter than the window, and where a level has none", () => {
    const young = createSimulation(level, "a");
    young.advanceTo(window - hour);
    expect(young.view().recentGoodput).toBe(young.view().metrics.goodput);
    const crowded = createSimulation(crowdedLevel, "a");
    crowded.advanceTo(5000);
    expect(crowded.view().recentGoodput).toBe(crowded.view().metrics.goodput);
  });

  test("is what has become of the window's own allocated time afterwards", () => {
    const simulation = createSimulation(level, "a");
    const now = 100 * hour;
    simulation.advanceTo(now - window);
    const before = accounts(simulation);
    simulation.advanceTo(now);
    const after = accounts(simulation);
    expect(simulation.view().recentGoodput).toBe((after.saved - before.saved) / (after.allocated - before.allocated));
  });

  test("forgets a bad beginning, which the goodput of the whole run does not", () => {
    const simulation = createSimulation(level, "a");
    simulation.dispatch({ type: "set-checkpoint-interval", interval: null });
    simulation.advanceTo(48 * hour);
    simulation.dispatch({ type: "set-checkpoint-interval", interval: 4740 });
    simulation.advanceTo(110 * hour);
    const { recentGoodput, metrics } = simulation.view();
    expect(recentGoodput).toBeGreaterThan(metrics.goodput + 0.1);
  });

  test("counts a training job's work once it is saved, and so is never negative", () => {
    const simulation = createSimulation(level, "a");
    for (let time = 0; time <= 60 * hour; time += 1800) {
      simulation.advanceTo(time);
      const { metrics, recentGoodput } = simulation.view();
      const { saved, allocated } = accounts(simulation);
      expect(metrics.goodput).toBe(allocated === 0 ? 0 : saved / allocated);
      expect(recentGoodput).toBeGreaterThanOrEqual(0);
    }
  });

  test("is 0 before anything was allocated", () => {
    expect(createSimulation(level, "a").view().recentGoodput).toBe(0);
  });
});
