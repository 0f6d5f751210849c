import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createSimulation,
  type Command,
  type Level,
  type Price,
  type SimEvent,
  type Simulation,
} from "../../src/sim/index.ts";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import { crowdedLevel, stillLevel, trainingLevel } from "./crowded-level.ts";
import { crowdedRing } from "./elastic-hall.ts";
import { addPending, addRunning, emptyHall, reserve } from "./hand-made-hall.ts";
import { commandOf, wishes, type Wish } from "./wishes.ts";

const gang = { gpus: 16, contiguous: true, priority: "production" } as const;

function priceOf(simulation: Simulation, command: Command): Price {
  const result = simulation.price(command);
  if (!result.ok) throw new Error(`refused: ${result.refusal}`);
  return result.price;
}

/** Does a command and returns what it promised beside what died of it at that moment. */
function promiseAndDeed(simulation: Simulation, command: Command): { promised: Deaths; killed: Deaths; price: Price } {
  const view = simulation.view();
  const price = priceOf(simulation, command);
  simulation.advanceTo(simulation.time);
  const before = { lost: view.ledger.lostToKills, jobs: view.counts.killed };
  expect(simulation.dispatch(command)).toEqual({ ok: true });
  const events = simulation.advanceTo(simulation.time);
  expect(events.find((event) => event.type === "command-done")?.price).toEqual(price);
  return {
    price,
    promised: { lost: price.lostToKills, jobs: price.kills.jobs, gpus: price.kills.gpus },
    killed: {
      lost: view.ledger.lostToKills - before.lost,
      jobs: view.counts.killed - before.jobs,
      gpus: gpusKilled(events),
    },
  };
}

interface Deaths {
  readonly lost: number;
  readonly jobs: number;
  readonly gpus: number;
}

function gpusKilled(events: readonly SimEvent[]): number {
  return events.reduce((sum, event) => sum + (event.type === "jobs-killed" ? event.gpus : 0), 0);
}

/** Eight full nodes, each with a student of 8 GPUs, and gangs of two nodes that wait. */
function fullHall(gangs: number): { simulation: Simulation; state: ReturnType<typeof emptyHall> } {
  const state = emptyHall();
  for (const [node, done] of [70, 10, 20, 60, 50, 30, 40, 80].entries()) addRunning(state, [node], { gpus: 8, done });
  for (let count = 0; count < gangs; count++) addPending(state, gang);
  return { state, simulation: simulationOf(state) };
}

describe("what dies of a command is promised by it", () => {
  test.each<[string, Command]>([
    ["the kill switch", { type: "set-preemption", on: true }],
    ["choosing Preemption", { type: "set-policy", policy: "preemption" }],
  ])("two gangs pending: %s kills for one after the other", (_name, command) => {
    const { simulation } = fullHall(2);
    const { promised, killed } = promiseAndDeed(simulation, command);
    // Nodes 1 and 2 first, and then 5 and 6.
    expect(promised).toEqual({ lost: 10 + 20 + 30 + 40, jobs: 4, gpus: 32 });
    expect(killed).toEqual(promised);
  });

  test("in Act I's kind of hall, with gangs that meet in the same cheap place", () => {
    const gangs = [1, 2, 3].map((number) => ({ ...only(stillLevel.jobs), name: `gang-${number}`, gpus: 80 }));
    const simulation = createSimulation({ ...stillLevel, jobs: gangs }, "a");
    simulation.advanceTo(2000);
    const { promised, killed } = promiseAndDeed(simulation, { type: "set-preemption", on: true });
    expect(killed).toEqual(promised);
    expect(killed.jobs).toBeGreaterThan(20);
    expect(simulation.view().queue.filter((id) => simulation.view().job(id).contiguous)).toEqual([]);
  });

  test("giving a window back, when its gang then takes another place by force", () => {
    const { state, simulation } = fullHall(1);
    reserve(state, 8, 0, 2);
    // With its window reserved, the gang takes nothing by force.
    expect(promiseAndDeed(simulation, { type: "set-preemption", on: true }).promised.jobs).toBe(0);
    const { promised, killed } = promiseAndDeed(simulation, { type: "release-window", job: 8 });
    expect(promised).toEqual({ lost: 30, jobs: 2, gpus: 16 });
    expect(killed).toEqual(promised);
  });

  test("killing a job of the higher class, which then takes another place by force", () => {
    const { state, simulation } = fullHall(1);
    expect(promiseAndDeed(simulation, { type: "set-preemption", on: true }).killed.jobs).toBe(2);
    for (const node of [1, 2]) state.nodes.setDrained(node, 1);
    const { promised, killed } = promiseAndDeed(simulation, { type: "kill", jobs: [8] });
    expect(promised).toEqual({ lost: 70, jobs: 3, gpus: 32 });
    expect(killed).toEqual(promised);
  });

  test("opening drained nodes, on which students stand in the way", () => {
    const { simulation } = fullHall(1);
    const nodes = [0, 1, 2, 3, 4, 5, 6, 7];
    simulation.dispatch({ type: "drain", nodes });
    expect(promiseAndDeed(simulation, { type: "set-preemption", on: true }).promised.jobs).toBe(0);
    const { promised, killed } = promiseAndDeed(simulation, { type: "undrain", nodes: [4, 5] });
    expect(promised).toEqual({ lost: 80, jobs: 2, gpus: 16 });
    expect(killed).toEqual(promised);
  });

  test("reserving another window for a gang, when a second one takes the first by force", () => {
    const { state, simulation } = fullHall(2);
    reserve(state, 8, 1, 2);
    for (const node of [0, 3, 6, 7]) state.nodes.setDrained(node, 1);
    simulation.dispatch({ type: "drain", nodes: [4, 5] });
    simulation.dispatch({ type: "set-preemption", on: true });
    const { promised, killed } = promiseAndDeed(simulation, {
      type: "place-gang",
      job: 8,
      firstNode: 4,
      clear: "drain",
    });
    expect(promised).toEqual({ lost: 30, jobs: 2, gpus: 16 });
    expect(killed).toEqual(promised);
  });

  test("while the world is stopped, what will die when it goes on", () => {
    // Wider than what packing can empty.
    const giant = { ...only(stillLevel.jobs), gpus: 240 };
    const simulation = createSimulation({ ...stillLevel, jobs: [giant] }, "a");
    simulation.advanceTo(5);
    expect(simulation.dispatch({ type: "defragment" })).toEqual({ ok: true });
    const until = simulation.view().defragmentingUntil ?? NaN;
    simulation.advanceTo(20);
    const { price, promised, killed } = promiseAndDeed(simulation, { type: "set-preemption", on: true });
    expect(killed.jobs).toBe(0);
    expect(promised.jobs).toBeGreaterThan(0);
    expect(price.seconds).toBe(until - 20);
    // These die anyway: what changes nothing about it is free.
    expect(priceOf(simulation, { type: "set-policy", policy: "fcfs" })).toMatchObject({ lostToKills: 0, seconds: 0 });
    simulation.advanceTo(until);
    const { ledger, counts } = simulation.view();
    expect({ lost: ledger.lostToKills, jobs: counts.killed }).toMatchObject({
      lost: promised.lost,
      jobs: promised.jobs,
    });
  });

  test("stopping the world, when the packing makes a place that can be taken by force", () => {
    const state = emptyHall();
    state.preemption = true;
    for (const node of [4, 5, 6, 7]) addRunning(state, [node], { gpus: 8, priority: "production" });
    for (const node of [1, 3]) addRunning(state, [node], { gpus: 4, priority: "production" });
    for (const node of [0, 2]) addRunning(state, [node], { gpus: 8, done: 30 + node });
    addPending(state, gang);
    const simulation = simulationOf(state);
    simulation.advanceTo(0);
    const { promised, killed, price } = promiseAndDeed(simulation, { type: "defragment" });
    expect(killed.jobs).toBe(0);
    simulation.advanceTo(price.seconds ?? NaN);
    const { ledger, counts } = simulation.view();
    expect(promised).toEqual({ lost: 30, jobs: 1, gpus: 8 });
    expect({ lost: ledger.lostToKills, jobs: counts.killed }).toEqual({ lost: 30, jobs: 1 });
  });

  test("whatever is commanded, in any state", () => {
    let forced = 0;
    fc.assert(
      fc.property(fc.constantFrom(...forcefulLevels), fc.constantFrom("a", "b", "c"), steps, (level, seed, all) => {
        const state = beginRun(level, seed);
        const simulation = simulationOf(state);
        for (const { wish, seconds } of all) {
          const command = commandOf(simulation.view(), wish);
          if (simulation.price(command).ok && !state.defragmentation) {
            const { promised, killed } = promiseAndDeed(simulation, command);
            // Who dies of a stop dies at its end.
            const atOnce = command.type === "defragment" ? { lost: 0, jobs: 0, gpus: 0 } : promised;
            expect(killed, JSON.stringify(command)).toEqual(atOnce);
            if (command.type !== "kill" && command.type !== "place-gang") forced += killed.jobs;
          } else simulation.dispatch(command);
          simulation.advanceTo(Math.min(simulation.time + seconds, level.duration));
        }
      }),
      { numRuns: 60 },
    );
    expect(forced).toBeGreaterThan(100);
  });

  /** Commands that matter here come more often; hardly any time passes between them. */
  const forceful = fc.constantFrom<Wish["type"]>("set-preemption", "release-window", "kill", "drain", "undrain");
  const steps = fc.array(
    fc.record({
      wish: fc.oneof(
        wishes,
        fc.tuple(wishes, forceful).map(([wish, type]): Wish => ({ ...wish, type })),
      ),
      seconds: fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 400 })),
    }),
    { minLength: 10, maxLength: 40 },
  );

  /** Jobs of the higher class keep coming: gangs, wide ones and narrow ones. */
  const forcefulLevels = [crowdedLevel, trainingLevel, crowdedRing].map((level): Level => {
    const [narrow, wide, tall] = [crowdedLevel.jobs[2], crowdedLevel.jobs[1], crowdedLevel.jobs[0]];
    const comers = [narrow, wide, tall].flatMap((job, kind) =>
      job ? [0, 1, 2].map((nth) => ({ ...job, name: `${job.name}-${nth}`, arrives: 60 + 300 * nth + 50 * kind })) : [],
    );
    return { ...level, jobs: [...level.jobs, ...comers] };
  });
});

function only<Item>([first]: readonly Item[]): Item {
  if (first === undefined) throw new RangeError("the level has no jobs");
  return first;
}
