import { describe, expect, test } from "vitest";
import { regretOf, regretsOf } from "../../src/levels/regret.ts";
import { createSimulation, type Command, type Level, type Simulation } from "../../src/sim/index.ts";
import { act2File } from "./level-files.ts";

const { level } = act2File;
const hour = 3600;
const [, parallel, inMemory] = level.storage;

type Commands = readonly (readonly [hours: number, Command])[];

/** Act II where only the first contract is ever offered. */
const single: Level = { ...level, storage: level.storage.slice(0, 1) };

/** Plays commands at their hours, and on to the last one. */
function played(seed: string, until: number, ...commands: Commands): Simulation {
  return playedIn(level, seed, until, ...commands);
}

function playedIn(of: Level, seed: string, until: number, ...commands: Commands): Simulation {
  const simulation = createSimulation({ ...of, clauses: [] }, seed);
  for (const [hours, command] of commands) {
    simulation.advanceTo(hours * hour);
    expect(simulation.dispatch(command)).toEqual({ ok: true });
  }
  simulation.advanceTo(until * hour);
  return simulation;
}

const every = (interval: number | null): Command => ({ type: "set-checkpoint-interval", interval });

describe("regret", () => {
  test("is nothing for who sets the optimal interval of the only contract there is", () => {
    expect(regretOf(playedIn(single, "a", 40, [0, every(4740)]).view())).toBeLessThan(1e-5);
  });

  test("is all that the best would have kept for who never saves", () => {
    const view = playedIn(single, "a", 40, [0, every(null)]).view();
    expect(regretOf(view)).toBeCloseTo(0.531, 3);
  });

  test("is free of luck: the same settings have the same regret on another seed", () => {
    const commands = [
      [0, every(5 * hour)],
      [20, every(2 * hour)],
    ] as const;
    const [a, b] = ["a", "b"].map((seed) => playedIn(single, seed, 40, ...commands).view());
    if (!a || !b) throw new Error("two seeds are played");
    expect(regretOf(a)).toBe(regretOf(b));
    const goodputs = [4739, 5 * hour, 2 * hour].map(
      (interval) => a.forecast({ tier: "shared-nfs", mttf: 3 * hour, interval })?.goodput ?? 0,
    );
    const [best = 0, five = 0, two = 0] = goodputs;
    expect(regretOf(a)).toBeCloseTo(best - (five + two) / 2, 6);
  });

  test("does not count the first of several contracts, which is for finding out", () => {
    const offered = (parallel?.offeredAt ?? 0) / hour;
    expect(regretOf(played("a", offered, [0, every(null)]).view())).toBe(0);
    const stretches = regretsOf(played("a", offered + 1, [0, every(null)]).view());
    expect(stretches.map(({ counted }) => counted)).toEqual([false, true]);
  });

  test("begins to grow for who stays on the old contract when a better one is offered", () => {
    const offered = (parallel?.offeredAt ?? 0) / hour;
    const view = played("a", offered + 10, [0, every(4740)]).view();
    const stretches = regretsOf(view).map(({ stint, expected, best }) => [
      stint.since / hour,
      stint.until / hour,
      Math.round(100 * (best - expected)),
    ]);
    expect(stretches).toEqual([
      [0, offered, 0],
      [offered, offered + 10, 21],
    ]);
  });

  test("counts the hardware as it was in each stretch", () => {
    const aged = (level.failures.aging[0]?.from ?? 0) / hour;
    const view = played(
      "a",
      aged + 10,
      [(inMemory?.offeredAt ?? 0) / hour, { type: "choose-storage", tier: "in-memory" }],
      [(inMemory?.offeredAt ?? 0) / hour, every(1080)],
    ).view();
    const last = regretsOf(view).at(-1);
    expect(last?.stint).toMatchObject({ since: aged * hour, setting: { mttf: 7200, interval: 1080 } });
    expect(last?.best).toBeGreaterThan(last?.expected ?? 1);
    expect(last?.best).toBeLessThan(0.84);
  });
});

test("the stretches of a run add up to it, whatever was on offer when", () => {
  const view = played(
    "b",
    200,
    [0, every(hour)],
    [50, { type: "choose-storage", tier: "parallel-fs" }],
    [60, every(1800)],
  ).view();
  const spans = regretsOf(view).map(({ stint }) => stint.until - stint.since);
  expect(spans.reduce((sum, span) => sum + span, 0)).toBe(200 * hour);
});
