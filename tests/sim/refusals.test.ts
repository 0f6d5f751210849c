import { expect, test } from "vitest";
import { dispatch, priceCommand } from "../../src/sim/commands/dispatch.ts";
import type { Clearing, Command, Refusal } from "../../src/sim/index.ts";
import { fillLanes } from "../../src/sim/migration.ts";
import type { SimState } from "../../src/sim/state.ts";
import { addRunning, emptyHall, reserve } from "./hand-made-hall.ts";
import { mixedHall as hall } from "./mixed-hall.ts";

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
      given: (state) => state.nodes.setDrained(1, 1),
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
      because: "the world is stopped",
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
