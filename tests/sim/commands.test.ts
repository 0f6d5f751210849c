import { describe, expect, test } from "vitest";
import { dispatch, priceCommand } from "../../src/sim/commands/dispatch.ts";
import { createSimulation, type Clearing, type Command, type Price } from "../../src/sim/index.ts";
import { fillLanes } from "../../src/sim/migration.ts";
import type { SimState } from "../../src/sim/state.ts";
import { calmLevel } from "./crowded-level.ts";
import { addPending, addRunning, emptyHall, fillNodes, reserve, takeDown } from "./hand-made-hall.ts";
import { mixedHall as hall } from "./mixed-hall.ts";

const place = (job: number, firstNode: number, clear: Clearing = "kill") =>
  ({ type: "place-gang", job, firstNode, clear }) as const;

test("levers, drains and the release of a window work while the world is stopped", () => {
  const state = hall();
  state.defragmentation = { started: 0, until: 100, moves: new Map() };
  reserve(state, 4, 0, 2);
  const commands: readonly Command[] = [
    { type: "set-policy", policy: "fcfs" },
    { type: "set-preemption", on: true },
    { type: "set-checkpoint-interval", interval: 60 },
    { type: "drain", nodes: [1] },
    { type: "undrain", nodes: [1] },
    { type: "release-window", job: 4 },
  ];
  for (const command of commands) expect(dispatch(state, command)).toEqual({ ok: true });
});

test.each(["drained", "reserved", "down"])("jobs are not moved onto nodes that are %s, named or not", (closed) => {
  for (const to of [undefined, [0, 1, 2, 3]]) {
    const state = emptyHall();
    fillNodes(state, [6, 7, 8, 8, 8, 8, 8, 8]);
    const mover = addRunning(state, [1], { gpus: 1 });
    if (closed === "drained") state.nodes.setDrained(0, 1);
    if (closed === "reserved") reserve(state, 99, 0, 1);
    if (closed === "down") takeDown(state, 0);
    const command: Command = { type: "migrate", jobs: [mover.id], ...(to && { to }) };
    expect(dispatch(state, command).ok).toBe(false);
    expect(mover.movingTo).toEqual([]);
  }
});

test("a job named twice is killed and counted once", () => {
  const state = hall();
  dispatch(state, { type: "kill", jobs: [0, 0] });
  expect(state.killed).toBe(1);
  expect(state.totals.lostToKills).toBe(400);
});

test("only students' work counts as students' work killed", () => {
  const state = hall();
  Object.assign(state.jobs.get(3) ?? {}, { done: 50 });
  dispatch(state, { type: "kill", jobs: [0, 3] });
  expect(state.totals).toMatchObject({ lostToKills: 450, studentLostToKills: 400 });
});

test("choosing Preemption turns the kill switch on, and leaving it turns the switch off; other changes do not", () => {
  const state = hall();
  dispatch(state, { type: "set-policy", policy: "preemption" });
  expect(state.preemption).toBe(true);
  dispatch(state, { type: "set-policy", policy: "fcfs" });
  expect(state.preemption).toBe(false);
  dispatch(state, { type: "set-preemption", on: true });
  dispatch(state, { type: "set-policy", policy: "best-fit" });
  expect(state.preemption).toBe(true);
});

test("a new checkpoint interval holds for jobs to come and for those that save, not for those that never do", () => {
  const state = hall();
  const saver = addRunning(state, [1], { gpus: 1, checkpointInterval: 600 });
  dispatch(state, { type: "set-checkpoint-interval", interval: 1200 });
  expect(state.checkpointInterval).toBe(1200);
  expect(saver.checkpointInterval).toBe(1200);
  expect(state.jobs.get(0)?.checkpointInterval).toBeNull();
  dispatch(state, { type: "set-checkpoint-interval", interval: null });
  expect(saver.checkpointInterval).toBe(1200);
});

describe("a gang's window over nodes with four students", () => {
  const gang = 4;
  /** On nodes 0 and 1: students of 1, 2, 8 and 3 GPUs, 100 to 400 s old; one hole of 2 GPUs elsewhere. */
  function window(): SimState {
    const state = emptyHall();
    addRunning(state, [0], { gpus: 1, done: 100 });
    addRunning(state, [0], { gpus: 2, done: 400 });
    addRunning(state, [1], { gpus: 8, done: 2400 });
    addRunning(state, [0], { gpus: 3, done: 1200 });
    addPending(state, { gpus: 16, contiguous: true, priority: "production" });
    fillNodes(state, [0, 0, 8, 8, 8, 8, 8, 6]);
    return state;
  }
  const names = (state: SimState): { kills: number[]; moves: number[] } => ({
    kills: state.events.flatMap((event) => (event.type === "jobs-killed" ? event.jobs : [])),
    moves: state.moveQueue,
  });

  test.each([
    { more: { clear: "kill" }, kills: [0, 1, 3, 2], moves: [], stays: 0, because: "everybody in it dies" },
    { more: { clear: "drain" }, kills: [], moves: [], stays: 4, because: "everybody runs on" },
    { more: { clear: "migrate" }, kills: [], moves: [1], stays: 3, because: "the widest that fits the hole goes" },
    {
      more: { clear: "migrate", killStuck: true },
      kills: [0, 2, 3],
      moves: [1],
      stays: 0,
      because: "the rest is stuck",
    },
    {
      more: { clear: "migrate", killYoungerThan: 250 },
      kills: [0, 1],
      moves: [],
      stays: 2,
      because: "100 s and 200 s are young, and the others do not fit",
    },
    {
      more: { clear: "migrate", killYoungerThan: 200 },
      kills: [0],
      moves: [1],
      stays: 2,
      because: "200 s is not younger than 200 s",
    },
  ] as const)("with $more: $because", ({ more, kills, moves, stays }) => {
    const state = window();
    const command: Command = { type: "place-gang", job: gang, firstNode: 0, ...more };
    const price = priceOf(state, command);
    dispatch(state, command);
    expect(new Set(names(state).kills)).toEqual(new Set(kills));
    expect(names(state).moves).toEqual(moves);
    expect(price.stays.jobs).toBe(stays);
    expect(price.kills.jobs).toBe(kills.length);
    expect(price.seconds === null).toBe(stays > 0);
    expect([...state.nodeReservedFor.subarray(0, 3)]).toEqual([gang, gang, -1]);
  });

  test("counts the copies that an earlier command started out of it", () => {
    const state = window();
    dispatch(state, { type: "migrate", jobs: [1], to: [7] });
    fillLanes(state);
    const price = priceOf(state, place(gang, 0));
    // 30 s and 80 GB at 2.5 GB/s.
    expect(price.seconds).toBe(30 + 32);
    expect(price.kills.jobs).toBe(3);
  });

  test("calls off moves within it that have not begun, and deals with those jobs, too", () => {
    const state = window();
    dispatch(state, { type: "kill", jobs: [2] });
    dispatch(state, { type: "migrate", jobs: [3], to: [1] });
    const price = priceOf(state, place(gang, 0, "migrate"));
    expect(price.stays.jobs + price.moves.jobs).toBe(3);
    expect(price.seconds).toBeNull();
    dispatch(state, place(gang, 0, "migrate"));
    expect(state.jobs.get(3)?.movingTo).toEqual([]);
    expect(state.nodeFree[1]).toBe(8);
  });

  test("moves with the gang when it is placed anew, and goes back when it is released", () => {
    const state = window();
    dispatch(state, place(gang, 0, "drain"));
    dispatch(state, place(gang, 2, "drain"));
    expect([...state.nodeReservedFor.subarray(0, 5)]).toEqual([-1, -1, gang, gang, -1]);
    dispatch(state, { type: "release-window", job: gang });
    expect(state.windows.size).toBe(0);
    expect([...state.nodeReservedFor].every((reservedFor) => reservedFor === -1)).toBe(true);
  });
});

test.each(["a", "b", "c", "d", "e", "f"])("windows come cheapest first, half apart, and truly priced (%s)", (seed) => {
  const simulation = createSimulation({ ...calmLevel, policy: "fcfs" }, seed);
  simulation.advanceTo(200);
  const view = simulation.view();
  const job = view.queue.find((id) => view.job(id).contiguous) ?? -1;
  const windows = simulation.windows(job, 6);
  expect(windows).toHaveLength(6);
  for (const [index, window] of windows.entries()) {
    expect(window.nodeCount).toBe(5);
    const { firstNode } = window;
    const asked = simulation.price({ type: "place-gang", job, firstNode, clear: "migrate", killStuck: true });
    expect(asked).toEqual({ ok: true, price: window.migrateAndKillStuck });
    expect(simulation.price({ type: "place-gang", job, firstNode, clear: "kill" })).toEqual({
      ok: true,
      price: window.kill,
    });
    for (const other of windows.slice(0, index)) {
      expect(other.migrateAndKillStuck.total).toBeLessThanOrEqual(window.migrateAndKillStuck.total);
      expect(Math.abs(other.firstNode - firstNode)).toBeGreaterThanOrEqual(2.5);
    }
  }
  expect(simulation.windows(0, 6), "a job that runs needs no window").toEqual([]);
});

function priceOf(state: SimState, command: Command): Price {
  const asked = priceCommand(state, command);
  if (!asked.ok) throw new Error(`refused: ${asked.refusal}`);
  return asked.price;
}
