import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSimulation, type JobId, type Level, type ScriptedJob, type Simulation } from "../../src/sim/index.ts";
import { jobName } from "../../src/text/job-names.ts";
import { stillLevel, trainingLevel } from "./crowded-level.ts";

const [gang] = stillLevel.jobs;

/** Jobs that save as they go, of many lengths, each asking for its run time to the second. */
function savers(count: number): ScriptedJob[] {
  if (!gang) throw new Error("the still level has a gang");
  return Array.from({ length: count }, (_, index) => {
    const runSeconds = 900 + index * 337;
    return {
      ...gang,
      name: `saver-${index}`,
      priority: "student",
      gpus: [1, 3, 4, 8][index % 4] ?? 1,
      contiguous: false,
      arrives: 1 + index,
      runSeconds,
      estimateSeconds: runSeconds,
      checkpointInterval: 300,
    };
  });
}

/** Nothing fails and nobody comes but those that save; the second contract saves in the background. */
const savingLevel: Level = {
  ...stillLevel,
  id: "saving",
  checkpointInterval: 300,
  jobs: savers(24),
  storage: trainingLevel.storage,
  duration: 60_000,
};

function running(simulation: Simulation): JobId[] {
  const view = simulation.view();
  return Array.from({ length: view.jobCount }, (_, id) => id).filter((id) => view.job(id).status === "running");
}

const cases = fc.record({
  seed: fc.stringMatching(/^[a-z]{1,3}$/),
  time: fc.integer({ min: 30, max: 4000 }),
  interval: fc.integer({ min: 240, max: 3000 }),
  background: fc.boolean(),
  move: fc.boolean(),
  rounding: fc.constantFrom(1, 900),
});

describe("a job's latest end", () => {
  test("counts its pauses to save: exact where its estimate is, and never too early", () => {
    let saved = 0;
    fc.assert(
      fc.property(cases, ({ seed, time, interval, background, move, rounding }) => {
        const workload = savingLevel.workload && { ...savingLevel.workload, estimateRounding: rounding };
        const simulation = createSimulation({ ...savingLevel, workload }, seed);
        const view = simulation.view();
        simulation.dispatch({ type: "set-policy", policy: "best-fit" });
        simulation.advanceTo(Math.max(time, background ? 900 : 0));
        if (background) simulation.dispatch({ type: "choose-storage", tier: "in-memory" });
        simulation.dispatch({ type: "set-checkpoint-interval", interval });
        if (move) {
          simulation.dispatch({ type: "migrate", jobs: running(simulation).filter((id) => id % 5 === 0) });
          simulation.advanceTo(view.moves.doneAt + 7);
        }
        const saves = new Map(running(simulation).map((id) => [id, view.job(id).checkpointInterval !== null]));
        const promised = new Map(running(simulation).map((id) => [id, view.latestEndOf(id)]));
        for (const event of simulation.advanceTo(savingLevel.duration)) {
          if (event.type !== "job-finished") continue;
          const by = promised.get(event.job);
          if (by === undefined) continue;
          const name = jobName(savingLevel, view.job(event.job));
          if (rounding === 1 || name.startsWith("saver")) expect(by).toBe(event.time);
          else expect(by).toBeGreaterThanOrEqual(event.time);
          if (saves.get(event.job) === true) saved++;
        }
      }),
      { numRuns: 30 },
    );
    expect(saved).toBeGreaterThan(50);
  });

  test("is what a drain names for all who stay", () => {
    fc.assert(
      fc.property(cases, ({ seed, time, interval }) => {
        const simulation = createSimulation(savingLevel, seed);
        const view = simulation.view();
        simulation.advanceTo(time);
        simulation.dispatch({ type: "set-checkpoint-interval", interval });
        const nodes = Array.from({ length: 40 }, (_, node) => node);
        const priced = simulation.price({ type: "drain", nodes });
        if (!priced.ok) throw new Error(priced.refusal);
        const { lastEnds } = priced.price.stays;
        simulation.dispatch({ type: "drain", nodes });
        const until = Math.min(lastEnds, savingLevel.duration);
        simulation.advanceTo(until - 1);
        expect(nodes.some((node) => view.jobsOn(node).length > 0)).toBe(true);
        simulation.advanceTo(until);
        if (until === lastEnds) expect(nodes.filter((node) => view.jobsOn(node).length > 0)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
