import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSimulation, type JobId, type NodeId, type SimEvent, type Simulation } from "../../src/sim/index.ts";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import { jobOf, jobsOnNode, type SimState } from "../../src/sim/state.ts";
import { crowdedLevel, trainingLevel } from "./crowded-level.ts";
import { crowdedRing } from "./elastic-hall.ts";
import { checkGrowth, checkLaws, surplusOf } from "./laws.ts";
import { anySteps, commandOf, type Step } from "./wishes.ts";

const seeds = fc.constantFrom("a", "b", "c", "d");
const levels = fc.constantFrom(crowdedLevel, trainingLevel, crowdedRing);

/** Plays steps; `after` is called after each command and each stretch of time. */
function playSteps(simulation: Simulation, steps: readonly Step[], after: (moment: "command" | "time") => void): void {
  for (const { wish, seconds } of steps) {
    simulation.dispatch(commandOf(simulation.view(), wish));
    after("command");
    simulation.advanceTo(Math.min(simulation.time + seconds, crowdedLevel.duration));
    after("time");
  }
}

describe("whatever is commanded", () => {
  test("the ledger sums to the capacity, and the tables of GPUs, jobs and queue agree", () => {
    fc.assert(
      fc.property(levels, seeds, anySteps, (level, seed, steps) => {
        const state = beginRun(level, seed);
        const simulation = simulationOf(state);
        checkLaws(state, simulation);
        let { ledger } = simulation.view();
        playSteps(simulation, steps, () => {
          checkLaws(state, simulation);
          checkGrowth(ledger, simulation.view().ledger);
          ({ ledger } = simulation.view());
        });
      }),
      { numRuns: 60 },
    );
  });

  test("the ledger sums to the capacity in every second in between", () => {
    fc.assert(
      fc.property(levels, seeds, anySteps, (level, seed, steps) => {
        const simulation = createSimulation(level, seed);
        for (const { wish, seconds } of steps.slice(0, 12)) {
          simulation.dispatch(commandOf(simulation.view(), wish));
          for (const end = simulation.time + Math.min(seconds, 60); simulation.time < end;) {
            simulation.advanceTo(simulation.time + 1);
            expect(surplusOf(simulation.view().ledger)).toBe(0);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test("no other job comes onto a reserved window, and none but those on their way onto a drained node", () => {
    fc.assert(
      fc.property(levels, seeds, anySteps, (level, seed, steps) => {
        const state = beginRun(level, seed);
        let before: Guest[] = [];
        playSteps(simulationOf(state), steps, (moment) => {
          if (moment === "command") before = guestsOf(state);
          else for (const guest of before) checkGuests(state, guest);
        });
      }),
      { numRuns: 40 },
    );
  });

  test("cutting time anyhow gives the same run", () => {
    fc.assert(
      fc.property(levels, seeds, anySteps, fc.integer({ min: 1, max: 97 }), (level, seed, steps, cut) => {
        const whole = createSimulation(level, seed);
        const sliced = createSimulation(level, seed);
        const wholeEvents: SimEvent[] = [];
        const slicedEvents: SimEvent[] = [];
        for (const { wish, seconds } of steps) {
          const command = commandOf(whole.view(), wish);
          expect(sliced.dispatch(command)).toEqual(whole.dispatch(command));
          slicedEvents.push(...sliced.advanceTo(sliced.time));
          const end = whole.time + seconds;
          wholeEvents.push(...whole.advanceTo(end));
          while (sliced.time < end) slicedEvents.push(...sliced.advanceTo(Math.min(end, sliced.time + cut)));
          expect(sliced.digest()).toBe(whole.digest());
        }
        expect(slicedEvents).toEqual(wholeEvents);
      }),
      { numRuns: 25 },
    );
  });

  test("one seed meets the same failures, returns and arrivals", () => {
    const untouched = fateOf("a", []);
    expect(untouched.failures.length).toBeGreaterThan(80);
    expect(untouched.arrivals.length).toBeGreaterThan(500);
    fc.assert(
      fc.property(anySteps, (steps) => {
        expect(fateOf("a", steps)).toEqual(untouched);
      }),
      { numRuns: 20 },
    );
    expect(fateOf("b", [])).not.toEqual(untouched);
  });

  test("asking what a command costs changes nothing", () => {
    fc.assert(
      fc.property(levels, seeds, anySteps, (level, seed, steps) => {
        const simulation = createSimulation(level, seed);
        for (const { wish, seconds } of steps) {
          const command = commandOf(simulation.view(), wish);
          const before = simulation.digest();
          const asked = simulation.price(command);
          simulation.windows(0, 3);
          expect(simulation.digest()).toBe(before);
          const done = simulation.dispatch(command);
          expect(done.ok).toBe(asked.ok);
          if (!asked.ok) expect(done).toEqual(asked);
          if (!done.ok) expect(simulation.digest(), "a refused command changes nothing").toBe(before);
          simulation.advanceTo(simulation.time + seconds);
        }
      }),
      { numRuns: 25 },
    );
  });
});

test("what happens at time 0 has happened before the first command", () => {
  const asked = createSimulation(crowdedLevel, "a");
  const read = createSimulation(crowdedLevel, "a");
  read.advanceTo(0);
  expect(asked.digest()).toBe(read.digest());
  expect(asked.view().jobCount).toBe(read.view().jobCount);
});

test("a restart that takes no time is over before the next command, whether or not the clock is read", () => {
  const level = {
    ...crowdedLevel,
    restart: { detectSeconds: 0, rescheduleSeconds: 0 },
    checkpointInterval: null,
  };
  const [read, unread] = [createSimulation(level, "a"), createSimulation(level, "a")];
  for (const simulation of [read, unread]) {
    simulation.advanceTo(20);
    simulation.dispatch({ type: "kill", jobs: [3] });
  }
  read.advanceTo(20);
  expect(read.view().job(3)).toMatchObject({ status: "running", phase: "working", kills: 1 });
  expect(unread.digest()).toBe(read.digest());
});

interface Guest {
  readonly node: NodeId;
  readonly reservedFor: JobId;
  readonly drained: boolean;
  readonly allowed: ReadonlySet<JobId>;
}

/** Who may stand on each closed node from now on. */
function guestsOf(state: SimState): Guest[] {
  const guests: Guest[] = [];
  for (let node = 0; node < state.hall.nodeCount; node++) {
    const reservedFor = state.nodeReservedFor[node] ?? -1;
    const drained = state.nodeDrained[node] === 1;
    if (reservedFor < 0 && !drained) continue;
    const coming = [...state.jobs].filter((job) => job.movingTo.includes(node) || isCompactedTo(state, job.id, node));
    guests.push({
      node,
      reservedFor,
      drained,
      allowed: new Set([...jobsOnNode(state, node), ...coming.map(({ id }) => id), reservedFor]),
    });
  }
  return guests;
}

function isCompactedTo(state: SimState, job: JobId, node: NodeId): boolean {
  return state.defragmentation?.moves.get(job) === node;
}

function checkGuests(state: SimState, { node, reservedFor, drained, allowed }: Guest): void {
  const stillClosed = drained || state.nodeReservedFor[node] === reservedFor;
  if (!stillClosed) return;
  for (const job of jobsOnNode(state, node)) {
    expect(allowed.has(job), `job ${job} came onto closed node ${node} at ${state.now}`).toBe(true);
  }
}

/** What befalls a run from outside: failures and returns by node, and who arrives when. */
function fateOf(seed: string, steps: readonly Step[]): { failures: unknown[]; arrivals: unknown[] } {
  const state = beginRun(crowdedLevel, seed);
  const simulation = simulationOf(state);
  const events: SimEvent[] = [];
  for (const { wish, seconds } of steps) {
    simulation.dispatch(commandOf(simulation.view(), wish));
    events.push(...simulation.advanceTo(simulation.time + seconds));
  }
  events.push(...simulation.advanceTo(crowdedLevel.duration));
  const view = simulation.view();
  const arrivals = Array.from({ length: view.jobCount }, (_, id) => {
    const { origin, submitted, gpus, work, estimate } = jobOf(state, id);
    return { origin, submitted, gpus, work, estimate };
  });
  const failures = events.flatMap((event): unknown[] => {
    if (event.type === "node-failed") return [{ time: event.time, node: event.node, cause: event.cause }];
    return event.type === "node-returned" ? [{ time: event.time, node: event.node }] : [];
  });
  return { failures, arrivals };
}
