import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSimulation, type Level, type ScriptedFailure, type Simulation } from "../../src/sim/index.ts";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import { crowdedLevel } from "./crowded-level.ts";
import { crowdedRing, twoRings } from "./elastic-hall.ts";
import { checkGrowth, checkLaws } from "./laws.ts";
import { anySteps, commandOf, ringSteps } from "./wishes.ts";

/** The two rings with students about, and failures so often that they strike every stage of a recovery. */
const crowdedRings: Level = {
  ...crowdedRing,
  id: "crowded-rings",
  topology: twoRings.topology,
  jobs: twoRings.jobs,
  failures: {
    ...crowdedLevel.failures,
    slowdowns: [
      { time: 900, permille: 700 },
      { time: 1200, job: "other", permille: 500 },
    ],
  },
};

function striking(...failures: readonly Omit<ScriptedFailure, "cause" | "repairSeconds">[]): Level {
  const scripted = failures.map((failure) => ({ ...failure, cause: "power-spike" as const, repairSeconds: 5000 }));
  return { ...twoRings, failures: { ...twoRings.failures, scripted } };
}

/** What one of the two jobs has come to. */
function storyOf(simulation: Simulation, nth: number): unknown {
  const view = simulation.view();
  const one = view.elastics[nth];
  if (!one) throw new RangeError(`there is no data-parallel job ${nth}`);
  const { history, ring, stage, rescales, replicas } = one;
  return structuredClone({ done: view.doneOf(one.job), history, ring, stage, rescales, replicas });
}

test("each of two rings keeps its laws by itself, whatever befalls and is commanded of either", () => {
  fc.assert(
    fc.property(fc.constantFrom("a", "b", "c", "d"), fc.oneof(ringSteps, anySteps), (seed, steps) => {
      const state = beginRun(crowdedRings, seed);
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
    { numRuns: 100 },
  );
});

describe("two data-parallel jobs", () => {
  test("stand beside one another, in the racks of every row, and their spares beside both", () => {
    const { elastics } = createSimulation(twoRings, "s").view();
    const inRow = elastics.map(({ replicas }) => replicas.flatMap(({ nodes }) => nodes).map((node) => node % 20));
    expect(inRow.map((places) => [Math.min(...places), Math.max(...places)])).toEqual([
      [0, 7],
      [8, 11],
    ]);
    expect(elastics.map(({ spares }) => spares)).toEqual([
      [12, 32],
      [13, 52, 72],
    ]);
  });

  test.each([
    ["ring", 0],
    ["other", 1],
  ])("a strike at %s hits that one alone, and the other goes on as if nothing had happened", (job, nth) => {
    const [struck, calm] = [striking({ time: 500, nodes: "feed", job }), twoRings].map((level) =>
      createSimulation(level, "s"),
    );
    if (!struck || !calm) throw new RangeError("two runs");
    for (const simulation of [struck, calm]) simulation.advanceTo(3000);
    expect(storyOf(struck, 1 - nth)).toEqual(storyOf(calm, 1 - nth));
    expect(storyOf(struck, nth)).not.toEqual(storyOf(calm, nth));
  });

  test("a strike, a slowdown and a command that name no job mean the first", () => {
    const simulation = createSimulation(
      {
        ...striking({ time: 10, nodes: "rack" }),
        failures: { ...striking({ time: 10, nodes: "rack" }).failures, slowdowns: [{ time: 5, permille: 500 }] },
      },
      "s",
    );
    simulation.dispatch({ type: "set-recovery", mode: "elastic" });
    simulation.advanceTo(20);
    const { elastics } = simulation.view();
    expect(elastics.map(({ mode }) => mode)).toEqual(["elastic", "rigid"]);
    expect(elastics.map(({ stage }) => stage)).toEqual(["detecting", "working"]);
    expect(elastics.map(({ replicas }) => replicas.some(({ slowNodes }) => slowNodes.length > 0))).toEqual([
      true,
      false,
    ]);
  });

  test("a command that names a job commands that one, at the price of its own GPUs", () => {
    const simulation = createSimulation(twoRings, "s");
    const [, other] = simulation.view().elastics;
    if (!other) throw new RangeError("no second job");
    const command = { type: "set-ring", job: other.job, order: [0, 1, 2] } as const;
    const asked = simulation.price(command);
    // 16 s for 128 GPUs, so 12 s for the 96 of three replicas; all 128 are paused meanwhile.
    expect(asked.ok && asked.price.restarting).toBe(12 * 128);
    expect(simulation.dispatch(command)).toEqual({ ok: true });
    simulation.advanceTo(100);
    expect(simulation.view().elastics.map(({ ring }) => ring.length)).toEqual([8, 3]);
  });

  test("a command that names a job of another kind is refused", () => {
    const simulation = createSimulation(crowdedRings, "s");
    expect(simulation.dispatch({ type: "set-batch", job: 2, rule: "shrink" })).toEqual({
      ok: false,
      refusal: "not-data-parallel",
    });
  });
});
