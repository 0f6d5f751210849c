import { expect, test } from "vitest";
import { createSimulation, type Level } from "../../src/sim/index.ts";
import { crowdedLevel } from "./crowded-level.ts";

test("nobody is preempted more often than the level allows, though a job of the higher class comes every 300 seconds", () => {
  const comers = Array.from({ length: 22 }, (_, nth) => ({
    name: `comer-${nth}`,
    owner: "models",
    priority: "production" as const,
    gpus: 64,
    contiguous: false,
    arrives: 300 * (nth + 1),
    runSeconds: 250,
    estimateSeconds: 250,
    stateBytesPerGpu: 4e10,
    checkpointInterval: null,
  }));
  const level: Level = { ...crowdedLevel, policy: "preemption", preemption: true, jobs: comers, clauses: [] };
  const mostKills = (preemptionLimit: number): number => {
    const simulation = createSimulation({ ...level, preemptionLimit }, "a");
    simulation.advanceTo(level.duration);
    const view = simulation.view();
    return Math.max(...Array.from({ length: view.jobCount }, (_, id) => view.job(id).kills));
  };
  expect(mostKills(1)).toBe(1);
  expect(mostKills(2)).toBe(2);
  expect(mostKills(1000)).toBeGreaterThan(3);
});
