import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Command, JobId, Level, Price, SimEvent, Simulation } from "../../src/sim/index.ts";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import type { SimState } from "../../src/sim/state.ts";
import { calmLevel, crowd, crowdedLevel, stillLevel } from "./crowded-level.ts";
import { anySteps, commandOf, type Step, type Wish } from "./wishes.ts";

const seeds = fc.stringMatching(/^[a-z]{1,3}$/);

interface Run {
  readonly state: SimState;
  readonly simulation: Simulation;
  readonly events: SimEvent[];
}

function begin(level: Level, seed: string): Run {
  const state = beginRun(level, seed);
  return { state, simulation: simulationOf(state), events: [] };
}

/** Plays steps, and returns what is wished last, if it can be done then. */
function playTo({ simulation, events }: Run, steps: readonly Step[], last: Wish): Command | null {
  for (const { wish, seconds } of steps) {
    simulation.dispatch(commandOf(simulation.view(), wish));
    events.push(...simulation.advanceTo(simulation.time + seconds));
  }
  const command = commandOf(simulation.view(), last);
  return simulation.price(command).ok ? command : null;
}

function priceOf(simulation: Simulation, command: Command): Price {
  const result = simulation.price(command);
  if (!result.ok) throw new Error(`refused: ${result.refusal}`);
  return result.price;
}

/** When all that is in a command's way is promised to be gone. */
function promisedBy(simulation: Simulation, { seconds, stays }: Price): number {
  return seconds === null ? stays.lastEnds : simulation.time + seconds;
}

function idsOn(state: SimState, nodes: readonly number[]): JobId[] {
  const on = new Set(nodes);
  return [...state.jobs]
    .filter((job) => [...job.nodes, ...job.movingTo].some((node) => on.has(node)))
    .map(({ id }) => id);
}

/** Does a command and lets the clock run to its promise; returns who was to be moved by it. */
function keep(
  run: Run,
  command: Command,
  by: number,
): { readonly moved: readonly JobId[]; readonly after: SimEvent[] } {
  const { state, simulation, events } = run;
  const moving = new Set(state.moveOrders.keys());
  events.push(...simulation.advanceTo(simulation.time));
  simulation.dispatch(command);
  const moved = [...state.moveOrders.keys()].filter((id) => !moving.has(id));
  const after = [...simulation.advanceTo(Math.min(by, state.level.duration))];
  return { moved, after };
}

const isOff = (event: SimEvent): boolean => event.type === "move-canceled" && event.reason !== "job-ended";

/** What became of a promise, as soon as it was due; throws if it was broken without a word. */
function checkPromise(run: Run, command: Command): string {
  const { state, simulation } = run;
  const price = priceOf(simulation, command);
  const by = promisedBy(simulation, price);
  const before = simulation.view().ledger.migrating;
  const nothingMoves = state.moveOrders.size === 0 && state.defragmentation === null;
  if (command.type === "migrate") {
    const due = price.seconds === null ? simulation.time : by;
    const { moved, after } = keep(run, command, due);
    expect(moved).toHaveLength(price.moves.jobs);
    if (price.seconds === null) return "stays";
    const late = moved.filter((id) => state.moveOrders.has(id));
    if (late.length > 0 && state.ended === null) expect(after.some(isOff)).toBe(true);
    else if (nothingMoves && !after.some(isOff)) {
      expect(simulation.view().ledger.migrating - before).toBeLessThanOrEqual(price.migrating);
    }
    return late.length > 0 ? "taken back" : "migrated";
  }
  if (command.type === "place-gang") {
    const { after } = keep(run, command, by);
    const isLate = state.windows.has(command.job) && state.ended === null;
    const told = after.some((event) => event.type === "window-delayed" && event.job === command.job);
    if (isLate) expect(told).toBe(true);
    if (state.level.failures.scripted.length === 0) expect(told).toBe(false);
    return isLate ? "taken back" : price.waits.jobs > 0 ? "waited" : "placed";
  }
  if (command.type === "drain") {
    const nodes = command.nodes.filter((node) => state.nodeDrained[node] === 0);
    const standing = idsOn(state, nodes).filter((id) => !state.elastics.has(id));
    const starts = standing.map((id) => state.jobs.get(id)?.starts);
    const { after } = keep(run, command, by);
    if (state.ended !== null || after.some(({ type }) => type === "node-failed")) return "drained, with failures";
    const left = standing.filter((id, index) => state.jobs.get(id)?.starts === starts[index]);
    const on = new Set(idsOn(state, nodes));
    expect(left.filter((id) => on.has(id))).toEqual([]);
    return "drained";
  }
  return "other";
}

describe("what a command promises, in any state, comes true, or is taken back in that moment", () => {
  const level: Level = { ...calmLevel, duration: 20_000, workload: { ...crowd, maxRunSeconds: 3000 } };
  const calm = { level, kinds: ["migrated", "placed", "drained"] };
  const failing = { level: { ...level, failures: crowdedLevel.failures }, kinds: ["migrated", "placed"] };
  test.each([
    ["nothing fails", calm],
    ["nodes fail all the time", failing],
  ] as const)("where %s", (_name, { level: hall, kinds }) => {
    const seen = new Set<string>();
    const types = fc.constantFrom("migrate" as const, "place-gang" as const, "drain" as const);
    fc.assert(
      fc.property(seeds, anySteps, types, (seed, steps, type) => {
        const run = begin(hall, seed);
        const command = playTo(run, steps.slice(1, 14), { ...(steps[0]?.wish ?? raise()), type });
        if (command) seen.add(checkPromise(run, command));
      }),
      { numRuns: 140 },
    );
    expect([...seen]).toEqual(expect.arrayContaining([...kinds]));
  });
});

describe("where jobs cannot be placed", () => {
  const full: Level = { ...stillLevel, workload: stillLevel.workload && { ...stillLevel.workload, fill: 0.93 } };

  test("clearing a window costs at most what is named, and the gang starts by the time that is named", () => {
    let waited = 0;
    fc.assert(
      fc.property(seeds, fc.nat({ max: 75 }), (seed, firstNode) => {
        const { simulation } = begin(full, seed);
        simulation.advanceTo(20);
        const view = simulation.view();
        const job = view.queue.find((id) => view.job(id).contiguous) ?? -1;
        const command = { type: "place-gang", job, firstNode, clear: "migrate" } as const;
        if (!simulation.price(command).ok) return;
        const price = priceOf(simulation, command);
        waited += price.waits.jobs;
        simulation.dispatch(command);
        simulation.advanceTo(promisedBy(simulation, price));
        expect(view.job(job).firstStart).not.toBeNull();
        expect(view.ledger.migrating).toBeLessThanOrEqual(price.migrating);
        expect(view.ledger.tax + view.taxOwed).toBeLessThanOrEqual(price.tax + price.moves.gpus + price.waits.gpus);
        expect(view.counts.killed).toBe(0);
      }),
      { numRuns: 20 },
    );
    expect(waited).toBeGreaterThan(0);
  });
});

test("what a kill empties is what it names, though copies are on their way there, or are stopped half way", () => {
  const numbers = fc.array(fc.nat({ max: 999 }), { minLength: 4, maxLength: 30 });
  fc.assert(
    fc.property(seeds, numbers, fc.nat({ max: 200 }), (seed, picks, later) => {
      const { simulation, state } = begin(stillLevel, seed);
      simulation.advanceTo(5);
      const pick = (from: readonly number[]): JobId[] => {
        const running = [...state.running];
        return [...new Set(from.map((number) => running[number % running.length] ?? 0))];
      };
      simulation.dispatch({ type: "migrate", jobs: pick(picks.slice(2)) });
      // Nobody comes, so that what is emptied stays empty.
      simulation.dispatch({ type: "drain", nodes: [...state.nodeDrained.keys()] });
      simulation.advanceTo(5 + later);
      const jobs = pick(picks);
      const { frees } = priceOf(simulation, { type: "kill", jobs });
      const idle = state.idleGpus;
      const copied = new Set(state.copying);
      const ends = (id: JobId): readonly number[] => (copied.has(id) ? (state.jobs.get(id)?.movingTo ?? []) : []);
      const nodes = new Set(jobs.flatMap((id) => [...(state.jobs.get(id)?.nodes ?? []), ...ends(id)]));
      simulation.dispatch({ type: "kill", jobs });
      // A lane that a kill frees is taken by the next copy at once.
      const begun = [...state.copying].filter((id) => !copied.has(id));
      const taken = begun.reduce((sum, id) => sum + (state.jobs.get(id)?.gpus ?? 0), 0);
      expect(state.idleGpus + taken - idle).toBe(frees.gpus);
      const { gpusPerNode } = state.hall;
      expect([...nodes].filter((node) => state.nodeFree[node] === gpusPerNode)).toHaveLength(frees.nodes);
    }),
    { numRuns: 60 },
  );
});

function raise(): never {
  throw new Error("there are always steps");
}
