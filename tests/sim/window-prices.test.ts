import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSimulation, type Command, type Price, type Simulation } from "../../src/sim/index.ts";
import { stillLevel } from "./crowded-level.ts";

const seeds = fc.stringMatching(/^[a-z]{1,4}$/);
const times = fc.nat({ max: 3000 });

describe("a gang starts when its window is promised to be empty", () => {
  const windows = fc.nat({ max: 75 });

  function waiting(
    seed: string,
    time: number,
    firstNode: number,
    more: object,
  ): { simulation: Simulation; command: Command } | null {
    const simulation = createSimulation(stillLevel, seed);
    simulation.advanceTo(10 + time);
    const view = simulation.view();
    const job = view.queue.find((id) => view.job(id).contiguous);
    if (job === undefined) return null;
    const command = { type: "place-gang", job, firstNode, clear: "migrate", ...more } as Command;
    return simulation.price(command).ok ? { simulation, command } : null;
  }

  function startOf(simulation: Simulation, command: Command, until: number): number | undefined {
    simulation.dispatch(command);
    const job = command.type === "place-gang" ? command.job : -1;
    return simulation.advanceTo(until).find((event) => event.type === "job-started" && event.job === job)?.time;
  }

  test.each([
    ["killed", { clear: "kill" }],
    ["moved, the young and the stuck killed", { clear: "migrate", killYoungerThan: 4000, killStuck: true }],
    ["moved, the stuck killed", { clear: "migrate", killStuck: true }],
  ])("after %s", (_name, more) => {
    let checked = 0;
    fc.assert(
      fc.property(seeds, times, windows, (seed, time, firstNode) => {
        const found = waiting(seed, time, firstNode, more);
        if (!found) return;
        const { simulation, command } = found;
        const now = simulation.time;
        const { seconds, lostToKills, kills } = priceOf(simulation, command);
        const start = startOf(simulation, command, now + 10_000);
        const { ledger, counts } = simulation.view();
        // A job that ends by itself while it waits for its copy lets the gang in earlier.
        expect(start).toBeLessThanOrEqual(now + (seconds ?? NaN));
        expect(ledger.lostToKills).toBe(lostToKills);
        expect(counts.killed).toBe(kills.jobs);
        if (start === now + (seconds ?? NaN)) checked++;
      }),
      { numRuns: 40 },
    );
    expect(checked).toBeGreaterThan(20);
  });

  test("after draining, when the last job is estimated to end", () => {
    fc.assert(
      fc.property(seeds, times, windows, (seed, time, firstNode) => {
        const found = waiting(seed, time, firstNode, { clear: "drain" });
        if (!found) return;
        const { simulation, command } = found;
        const { seconds, stays, total } = priceOf(simulation, command);
        expect(total).toBe(0);
        expect(seconds).toBe(stays.jobs > 0 ? null : 0);
        expect(startOf(simulation, command, stillLevel.duration - 1)).toBe(stays.lastEnds);
      }),
      { numRuns: 30 },
    );
  });
});

function priceOf(simulation: Simulation, command: Command): Price {
  const result = simulation.price(command);
  if (!result.ok) throw new Error(`refused: ${result.refusal}`);
  return result.price;
}
