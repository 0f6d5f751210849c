import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createSimulation,
  type Command,
  type JobId,
  type Level,
  type Price,
  type Simulation,
} from "../../src/sim/index.ts";
import { crowdedLevel, stillLevel } from "./crowded-level.ts";

const seeds = fc.stringMatching(/^[a-z]{1,4}$/);
const times = fc.nat({ max: 3000 });
const picks = fc.array(fc.nat({ max: 9999 }), { minLength: 1, maxLength: 20 });

function priceOf(simulation: Simulation, command: Command): Price {
  const result = simulation.price(command);
  if (!result.ok) throw new Error(`refused: ${result.refusal}`);
  return result.price;
}

function pickRunning(simulation: Simulation, numbers: readonly number[], fits: (job: JobId) => boolean): JobId[] {
  const view = simulation.view();
  const running: JobId[] = [];
  for (let id = 0; id < view.jobCount; id++) if (view.job(id).status === "running" && fits(id)) running.push(id);
  return running.length === 0 ? [] : [...new Set(numbers.map((number) => running[number % running.length] ?? 0))];
}

/** Students with at least this much left to run. */
function lastingStudents(simulation: Simulation, numbers: readonly number[], seconds: number): JobId[] {
  const view = simulation.view();
  return pickRunning(simulation, numbers, (id) => {
    const { estimate, gpus, priority } = view.job(id);
    const least = estimate - (view.level.workload?.estimateRounding ?? 0);
    return priority === "student" && least * gpus - view.doneOf(id) > seconds * gpus;
  });
}

function at(level: Level, seed: string, time: number): Simulation {
  const simulation = createSimulation(level, seed);
  simulation.advanceTo(time);
  return simulation;
}

describe("what a price says comes true", () => {
  test("a kill loses exactly the work it names, at once", () => {
    fc.assert(
      fc.property(seeds, times, picks, (seed, time, numbers) => {
        const simulation = at(crowdedLevel, seed, time);
        const view = simulation.view();
        const jobs = pickRunning(simulation, numbers, () => true);
        const atRisk = jobs.reduce((sum, id) => sum + view.atRiskOf(id), 0);
        const before = view.ledger;
        const price = priceOf(simulation, { type: "kill", jobs });
        expect(price).toMatchObject({
          lostToKills: atRisk,
          migrating: 0,
          tax: 0,
          stalled: 0,
          total: atRisk,
          seconds: 0,
        });
        expect(price.dollars).toBe((atRisk / 3600) * 3);
        simulation.dispatch({ type: "kill", jobs });
        expect(view.ledger.lostToKills - before.lostToKills).toBe(atRisk);
        expect(before.useful - view.ledger.useful).toBe(atRisk);
        expect(view.counts.killed).toBe(jobs.length);
      }),
      { numRuns: 60 },
    );
  });

  test("a kill on drained nodes frees exactly the GPUs and nodes it names", () => {
    fc.assert(
      fc.property(seeds, times, picks, (seed, time, numbers) => {
        const simulation = at(stillLevel, seed, time);
        const view = simulation.view();
        simulation.dispatch({ type: "drain", nodes: Array.from({ length: view.nodeCount }, (_, node) => node) });
        const jobs = pickRunning(simulation, numbers, (id) => !view.job(id).contiguous);
        const { frees } = priceOf(simulation, { type: "kill", jobs });
        const idle = view.idleGpus;
        const nodes = new Set(jobs.flatMap((id) => view.job(id).nodes));
        simulation.dispatch({ type: "kill", jobs });
        expect(view.idleGpus - idle).toBe(frees.gpus);
        expect([...nodes].filter((node) => view.jobsOn(node).length === 0)).toHaveLength(frees.nodes);
      }),
      { numRuns: 40 },
    );
  });

  test("copies take exactly the time and the GPU-seconds they name while nothing interferes", () => {
    fc.assert(
      fc.property(seeds, times, picks, (seed, time, numbers) => {
        const simulation = at(stillLevel, seed, time);
        const view = simulation.view();
        const jobs = lastingStudents(simulation, numbers, 5000);
        const asked = simulation.price({ type: "migrate", jobs });
        if (!asked.ok) return;
        const { price } = asked;
        simulation.dispatch({ type: "migrate", jobs });
        const events = simulation.advanceTo(time + 5000);
        const last = events.findLast(({ type }) => type === "job-migrated");
        // With jobs that find no room, the nodes are empty only when those end by themselves.
        if (price.stays.jobs > 0) expect(price.seconds).toBeNull();
        else expect(last?.time).toBe(time + (price.seconds ?? NaN));
        // What is copied at all is done when it says, also where others are left to run.
        expect(price.copiesDoneIn).toBe((last?.time ?? time) - time);
        expect(events.find(({ type }) => type === "moves-done")?.time).toBe(last?.time);
        expect(events.filter(({ type }) => type === "job-migrated")).toHaveLength(price.moves.jobs);
        expect(view.ledger.migrating).toBe(price.migrating);
        expect(price.moves.jobs + price.stays.jobs).toBe(jobs.length);
      }),
      { numRuns: 60 },
    );
  });

  test("the tax comes to what was named, but for the last second of each job, where estimates are exact", () => {
    fc.assert(
      fc.property(seeds, times, picks, (seed, time, numbers) => {
        const simulation = at({ ...stillLevel, migration: { ...stillLevel.migration, lanes: 100 } }, seed, time);
        const view = simulation.view();
        const jobs = lastingStudents(simulation, numbers, 1000);
        const asked = simulation.price({ type: "migrate", jobs });
        if (!asked.ok) return;
        const { tax, moves } = asked.price;
        simulation.dispatch({ type: "migrate", jobs });
        simulation.advanceTo(time + 50_000);
        const halfway = view.ledger.tax + view.taxOwed;
        expect(Math.abs(halfway - tax)).toBeLessThanOrEqual(moves.gpus);
        simulation.advanceTo(stillLevel.duration);
        expect(view.ledger.tax).toBeGreaterThanOrEqual(tax - moves.gpus);
        expect(view.ledger.tax).toBeLessThanOrEqual(tax + moves.gpus);
        expect(view.taxOwed).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  test("where owners round up, the tax named is at most too high, by the rounding and by what is done in the queue", () => {
    fc.assert(
      fc.property(seeds, times, picks, (seed, time, numbers) => {
        const rounded = { ...stillLevel, workload: { ...(stillLevel.workload ?? raise()), estimateRounding: 900 } };
        const simulation = at(rounded, seed, time);
        const jobs = lastingStudents(simulation, numbers, 5000);
        const asked = simulation.price({ type: "migrate", jobs });
        if (!asked.ok) return;
        const { tax, moves, seconds } = asked.price;
        simulation.dispatch({ type: "migrate", jobs });
        simulation.advanceTo(stillLevel.duration);
        const paid = simulation.view().ledger.tax;
        expect(paid).toBeLessThanOrEqual(tax + moves.gpus);
        expect(paid).toBeGreaterThanOrEqual(tax - moves.gpus * ((900 + (seconds ?? 0)) / 9 + 1));
      }),
      { numRuns: 20 },
    );
  });

  test("the preemption switch kills at once exactly what it names", () => {
    let named = 0;
    fc.assert(
      fc.property(seeds, fc.integer({ min: 10, max: 3000 }), (seed, time) => {
        const simulation = at(stillLevel, seed, time);
        const price = priceOf(simulation, { type: "set-preemption", on: true });
        expect(priceOf(simulation, { type: "set-policy", policy: "preemption" })).toEqual(price);
        simulation.dispatch({ type: "set-preemption", on: true });
        const view = simulation.view();
        expect(view.ledger.lostToKills).toBe(price.lostToKills);
        expect(view.counts.killed).toBe(price.kills.jobs);
        named += price.kills.jobs;
      }),
      { numRuns: 30 },
    );
    expect(named).toBeGreaterThan(0);
  });

  test("stopping the world takes exactly the time, the copies and the pauses it names, and empties its nodes", () => {
    fc.assert(
      fc.property(seeds, times, (seed, time) => {
        const simulation = at({ ...stillLevel, jobs: [] }, seed, time);
        const view = simulation.view();
        const price = priceOf(simulation, { type: "defragment" });
        simulation.dispatch({ type: "defragment" });
        expect(view.defragmentingUntil).toBe(time + (price.seconds ?? NaN));
        const events = simulation.advanceTo(time + (price.seconds ?? NaN));
        expect(view.ledger.stalled).toBe(price.stalled);
        expect(view.ledger.migrating).toBe(price.migrating);
        const done = events.find((event) => event.type === "command-done");
        expect(done?.nodes).toHaveLength(price.frees.nodes);
        expect(done?.nodes.filter((node) => view.jobsOn(node).length > 0)).toEqual([]);
        expect(view.longestEmptyRun).toBeGreaterThanOrEqual(price.frees.nodes);
        expect(price.frees.gpus).toBe(8 * price.frees.nodes);
        expect(events.find((event) => event.type === "defragmentation-done")).toMatchObject({
          moves: price.moves.jobs,
        });
      }),
      { numRuns: 30 },
    );
  });
});

function raise(): never {
  throw new Error("the still level has a workload");
}
