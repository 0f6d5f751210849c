import { describe, expect, test } from "vitest";
import type { Level } from "../../src/sim/index.ts";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import { crowd, crowdedLevel } from "./crowded-level.ts";
import { checkLaws } from "./laws.ts";
import { commandOf, type Wish } from "./wishes.ts";

/** The crowded level in a hall of this shape, with arrivals and failures to match. */
function scaled(topology: Level["topology"], duration: number): Level {
  const nodes = topology.pods * topology.rowsPerPod * topology.racksPerRow * topology.nodesPerRack;
  const gang = { gpus: 1000, contiguous: true } as const;
  return {
    ...crowdedLevel,
    topology,
    duration,
    workload: { ...crowd, arrivalsPerHour: crowd.arrivalsPerHour * (nodes / 80) },
    jobs: crowdedLevel.jobs.map((job) => (job.contiguous ? { ...job, ...gang } : job)),
  };
}

const wishes: readonly Wish["type"][] = [
  "place-gang",
  "migrate",
  "kill",
  "set-preemption",
  "drain",
  "defragment",
  "undrain",
];

describe("the laws hold at full size", () => {
  test.each([
    {
      name: "10,000",
      topology: { pods: 2, rowsPerPod: 5, racksPerRow: 25, nodesPerRack: 5, gpusPerNode: 8 },
      end: 3600,
    },
    {
      name: "100,000",
      topology: { pods: 4, rowsPerPod: 25, racksPerRow: 25, nodesPerRack: 5, gpusPerNode: 8 },
      end: 420,
    },
  ])("in a hall of $name GPUs", ({ topology, end }) => {
    const state = beginRun(scaled(topology, 7200), "large");
    const simulation = simulationOf(state);
    checkLaws(state, simulation);
    for (const [index, type] of wishes.entries()) {
      simulation.advanceTo(Math.floor((end * (index + 1)) / wishes.length));
      const picks = Array.from({ length: 100 }, (_, pick) => pick * 997 + index);
      simulation.dispatch(commandOf(simulation.view(), { type, picks, number: 4, flag: true }));
      checkLaws(state, simulation);
    }
    expect(simulation.view().counts.finished).toBeGreaterThan(1000);
  });
});
