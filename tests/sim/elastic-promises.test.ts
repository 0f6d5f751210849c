import fc from "fast-check";
import { expect, test } from "vitest";
import type { Level, Price, Seconds, SimEvent, Simulation } from "../../src/sim/index.ts";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import type { SimState } from "../../src/sim/state.ts";
import { crowdedRing } from "./elastic-hall.ts";
import { commandOf, ringSteps, ringWish, type Step } from "./wishes.ts";

/** Far enough ahead for every ring to be built that a command brings about. */
const horizon = 400;

/** Failures far enough apart for a promise to come true in between: of single nodes, and once of almost all replicas. */
const failures: readonly (readonly number[])[] = [
  [0, 7],
  [12],
  [1, 3, 6, 8, 13, 15, 18],
  [20, 2],
  [14, 19, 21],
  [9, 5],
];
const level: Level = {
  ...crowdedRing,
  failures: {
    perThousandNodeDays: 0,
    aging: [],
    standbys: false,
    slowdowns: [{ time: 700, permille: 700 }],
    scripted: failures.map((nodes, index) => ({
      time: 200 + index * 1100,
      nodes,
      cause: "power-spike",
      repairSeconds: 500 + index * 50,
      returnsOver: 500,
    })),
  },
};

interface Run {
  readonly state: SimState;
  readonly simulation: Simulation;
}

function begin(seed: string): Run {
  const state = beginRun(level, seed);
  return { state, simulation: simulationOf(state) };
}

/** Seconds after a failure, so that it is often still under detection; null: whenever the steps end. */
const sinceFailure = fc.option(fc.nat({ max: 45 }));

/** Plays the same steps in all of these runs, and lets them run on until so long after the next failure. */
function bring(runs: readonly Run[], steps: readonly Step[], since: Seconds | null): void {
  for (const { wish, seconds } of steps) {
    const command = commandOf(runs[0]?.simulation.view() ?? never(), wish);
    for (const { simulation } of runs) {
      simulation.dispatch(command);
      simulation.advanceTo(simulation.time + seconds);
    }
  }
  const now = runs[0]?.state.now ?? 0;
  const next = level.failures.scripted.find(({ time }) => time >= now)?.time;
  if (since === null || next === undefined) return;
  for (const { simulation } of runs) simulation.advanceTo(next + since);
}

function never(): never {
  throw new RangeError("there is no run");
}

test("a ring is built when its command promises, and what promises nothing moves no ring", () => {
  fc.assert(
    fc.property(fc.constantFrom("a", "b", "c"), ringSteps, sinceFailure, ringWish, (seed, steps, since, wish) => {
      const [told, untold] = [begin(seed), begin(seed)];
      bring([told, untold], steps, since);
      const command = commandOf(told.simulation.view(), wish);
      const asked = told.simulation.price(command);
      if (!asked.ok || told.state.elastics.size === 0) return;
      const stood = pausedFor(told.state);
      expect(told.simulation.dispatch(command)).toEqual({ ok: true });
      if (command.type === "defragment") checkStop(told, asked.price);
      else checkRing(told, untold, asked.price, stood);
    }),
    { numRuns: 300 },
  );
});

function checkRing(told: Run, untold: Run, price: Price, stood: number): void {
  const { now } = told.state;
  const promised = price.seconds;
  if (promised === null || promised === 0) {
    const [after, before] = [told, untold].map(({ simulation }) => ahead(simulation, now + horizon));
    const until = after?.disturbed ?? Infinity;
    const ring = earlier(before?.built, until);
    expect(earlier(after?.built, until), "a ring that was not promised").toBe(promised === null ? null : ring);
    if (promised === null && until === Infinity) expect(ring, "a ring that will not be").not.toBeNull();
    return;
  }
  const { built, disturbed } = ahead(told.simulation, now + promised);
  if (disturbed !== null) return;
  expect(built, "the ring's time").toBe(now + promised);
  expect(pausedFor(told.state) - stood, "GPU-seconds until then").toBe(price.restarting);
}

function checkStop({ state, simulation }: Run, price: Price): void {
  const { ledger } = simulation.view();
  const until = state.now + (price.seconds ?? 0);
  expect(simulation.view().defragmentingUntil).toBe(until);
  const { disturbed } = ahead(simulation, until);
  if (disturbed !== null) return;
  expect(simulation.view().defragmentingUntil).toBeNull();
  const after = simulation.view().ledger;
  expect(after.stalled - ledger.stalled, "stalled").toBe(price.stalled);
  expect(after.migrating - ledger.migrating, "migrating").toBe(price.migrating);
}

/** When the next ring is built, and when a node first fails or comes back, up to a time; null: not by then. */
function ahead(
  simulation: Simulation,
  until: Seconds,
): { readonly built: Seconds | null; readonly disturbed: Seconds | null } {
  simulation.advanceTo(simulation.time);
  const events = simulation.advanceTo(until);
  const first = (...types: readonly SimEvent["type"][]): Seconds | null =>
    events.find(({ type }) => types.includes(type))?.time ?? null;
  return { built: first("ring-built"), disturbed: first("node-failed", "node-returned", "level-ended") };
}

function earlier(time: Seconds | null | undefined, than: Seconds): Seconds | null {
  return time != null && time < than ? time : null;
}

/** GPU-seconds that the data-parallel job has been paused for failures and rings, up to now. */
function pausedFor({ elastics, jobs, now }: SimState): number {
  const [elastic] = elastics.values();
  const job = elastic && jobs.get(elastic.job);
  if (!job) return 0;
  const stands = job.phase === "restarting" || job.phase === "stalled";
  return elastic.pausedGpuSeconds + (stands ? (now - job.settledTo) * job.heldGpus : 0);
}
