import { describe, expect, test } from "vitest";
import { dispatch, priceCommand } from "../../src/sim/commands/dispatch.ts";
import { createSimulation, type Clearing, type Command, type Price, type Refusal } from "../../src/sim/index.ts";
import { fillLanes } from "../../src/sim/migration.ts";
import type { SimState } from "../../src/sim/state.ts";
import { crowdedLevel } from "./crowded-level.ts";
import { addPending, addRunning, emptyHall, fillNodes, reserve, takeDown } from "./hand-made-hall.ts";

/**
 * Nodes 0-3 in one pod, 4-7 in the other. Job 0 runs on node 0 (4 GPUs), 1 on nodes 2 and 3, 2 on node 4 (8 GPUs), 3 is
 * a production job on node 7; 4 and 5 are pending gangs of two nodes, 6 a pending student. Node 6 is down.
 */
function hall(): SimState {
  const state = emptyHall();
  addRunning(state, [0], { gpus: 4, done: 400 });
  addRunning(state, [2, 3], { gpus: 16 });
  addRunning(state, [4], { gpus: 8, done: 80 });
  addRunning(state, [7], { gpus: 1, priority: "production" });
  addPending(state, { gpus: 16, contiguous: true, priority: "production" });
  addPending(state, { gpus: 16, contiguous: true, priority: "production" });
  addPending(state, { gpus: 1 });
  takeDown(state, 6);
  return state;
}

const place = (job: number, firstNode: number, clear: Clearing = "kill") =>
  ({ type: "place-gang", job, firstNode, clear }) as const;

const refusals: readonly { command: Command; refusal: Refusal; because: string; given?: (state: SimState) => void }[] =
  [
    {
      command: { type: "set-policy", policy: "best-fit" },
      refusal: "nothing-to-do",
      because: "it is the policy already",
    },
    { command: { type: "set-preemption", on: false }, refusal: "nothing-to-do", because: "it is off already" },
    {
      command: { type: "set-checkpoint-interval", interval: null },
      refusal: "nothing-to-do",
      because: "it is so already",
    },
    {
      command: { type: "set-checkpoint-interval", interval: 59 },
      refusal: "bad-interval",
      because: "a minute is the least",
    },
    {
      command: { type: "set-checkpoint-interval", interval: 90.5 },
      refusal: "bad-interval",
      because: "time is whole seconds",
    },
    {
      command: { type: "set-checkpoint-interval", interval: NaN },
      refusal: "bad-interval",
      because: "it is no number",
    },
    { command: { type: "kill", jobs: [] }, refusal: "nothing-to-do", because: "nobody is named" },
    { command: { type: "kill", jobs: [99] }, refusal: "unknown-job", because: "there is no such job" },
    { command: { type: "kill", jobs: [0.5] }, refusal: "unknown-job", because: "there is no such job" },
    { command: { type: "kill", jobs: [0, 6] }, refusal: "not-running", because: "one of them waits" },
    { command: { type: "migrate", jobs: [] }, refusal: "nothing-to-do", because: "nobody is named" },
    { command: { type: "migrate", jobs: [99] }, refusal: "unknown-job", because: "there is no such job" },
    { command: { type: "migrate", jobs: [6] }, refusal: "not-running", because: "it waits" },
    { command: { type: "migrate", jobs: [1] }, refusal: "spans-nodes", because: "it stands on two nodes" },
    { command: { type: "migrate", jobs: [0], to: [4] }, refusal: "no-room", because: "node 4 is full" },
    { command: { type: "migrate", jobs: [0], to: [0] }, refusal: "no-room", because: "it is there already" },
    { command: { type: "migrate", jobs: [0], to: [99] }, refusal: "unknown-node", because: "there is no such node" },
    { command: { type: "migrate", jobs: [0], to: [6] }, refusal: "node-down", because: "node 6 is down" },
    {
      command: { type: "migrate", jobs: [0], to: [1] },
      refusal: "node-drained",
      because: "node 1 is drained",
      given: (state) => (state.nodeDrained[1] = 1),
    },
    {
      command: { type: "migrate", jobs: [0], to: [1] },
      refusal: "window-taken",
      because: "node 1 is a gang's",
      given: (state) => reserve(state, 4, 1, 1),
    },
    {
      command: { type: "migrate", jobs: [0] },
      refusal: "already-moving",
      because: "it is on its way",
      given: (state) => void dispatch(state, { type: "migrate", jobs: [0], to: [5] }),
    },
    {
      command: { type: "defragment" },
      refusal: "moves-under-way",
      because: "a move is queued",
      given: (state) => void dispatch(state, { type: "migrate", jobs: [0], to: [5] }),
    },
    { command: { type: "drain", nodes: [] }, refusal: "nothing-to-do", because: "no node is named" },
    { command: { type: "drain", nodes: [8] }, refusal: "unknown-node", because: "the last node is 7" },
    { command: { type: "undrain", nodes: [1] }, refusal: "nothing-to-do", because: "it is not drained" },
    { command: place(99, 0), refusal: "unknown-job", because: "there is no such job" },
    { command: place(0, 0), refusal: "not-pending", because: "it runs" },
    { command: place(6, 0), refusal: "not-a-gang", because: "it is a student of one GPU" },
    { command: place(4, 3), refusal: "outside-pod", because: "node 4 lies in the other pod" },
    { command: place(4, 7), refusal: "outside-pod", because: "the hall ends there" },
    { command: place(4, 5), refusal: "node-down", because: "node 6 is down" },
    {
      command: place(4, 4),
      refusal: "window-taken",
      because: "a job of its own class stands there",
      given: (state) => void addRunning(state, [5], { gpus: 1, priority: "production" }),
    },
    {
      command: place(4, 0),
      refusal: "window-taken",
      because: "the other gang reserved node 1",
      given: (state) => reserve(state, 5, 1, 1),
    },
    {
      command: place(4, 4),
      refusal: "moves-under-way",
      because: "a job is being copied onto node 5",
      given: (state) => {
        dispatch(state, { type: "migrate", jobs: [0], to: [5] });
        fillLanes(state);
      },
    },
    { command: { type: "release-window", job: 4 }, refusal: "no-window", because: "it has none" },
    {
      command: { type: "kill", jobs: [0] },
      refusal: "defragmenting",
      because: "the world stands still",
      given: (state) => (state.defragmentation = { started: 0, until: 100, moves: new Map() }),
    },
    {
      command: { type: "kill", jobs: [0] },
      refusal: "over",
      because: "the level has ended",
      given: (state) => (state.ended = { time: 0, lostBy: null }),
    },
  ];

test.each(refusals)("$command.type is refused ($refusal) because $because", ({ command, refusal, given }) => {
  const state = hall();
  given?.(state);
  expect(priceCommand(state, command)).toEqual({ ok: false, refusal });
  expect(dispatch(state, command)).toEqual({ ok: false, refusal });
});

test("there is nothing to gain in a hall that is empty", () => {
  expect(priceCommand(emptyHall(), { type: "defragment" })).toEqual({ ok: false, refusal: "no-gain" });
});

test("levers, drains and the release of a window work while the world stands still", () => {
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

test("a job named twice is killed and counted once", () => {
  const state = hall();
  dispatch(state, { type: "kill", jobs: [0, 0] });
  expect(state.killed).toBe(1);
  expect(state.totals.lostToKills).toBe(400);
});

test("choosing Preemption turns the kill switch on; leaving it leaves the switch", () => {
  const state = hall();
  dispatch(state, { type: "set-policy", policy: "preemption" });
  dispatch(state, { type: "set-policy", policy: "fcfs" });
  expect(state.preemption).toBe(true);
});

test("a new checkpoint interval holds for jobs to come and for those that save, not for those that never do", () => {
  const state = hall();
  const saver = addRunning(state, [1], { gpus: 1, checkpointInterval: 600 });
  dispatch(state, { type: "set-checkpoint-interval", interval: 1200 });
  expect(state.checkpointInterval).toBe(1200);
  expect(saver.checkpointInterval).toBe(1200);
  expect(state.jobs[0]?.checkpointInterval).toBeNull();
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
    expect(names(state).kills.toSorted()).toEqual(kills.toSorted());
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
    expect(state.jobs[3]?.movingTo).toEqual([]);
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

test("windows come cheapest first, overlap by at most half, and are priced as their commands are", () => {
  const simulation = createSimulation({ ...crowdedLevel, policy: "fcfs" }, "a");
  simulation.advanceTo(400);
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
