import { expect, test } from "vitest";
import { digestOf } from "../../src/sim/digest.ts";
import { jobOf, type SimState } from "../../src/sim/state.ts";
import { countWait } from "../../src/sim/waits.ts";
import { mixedHall } from "./mixed-hall.ts";

const changes: readonly (readonly [what: string, change: (state: SimState) => unknown])[] = [
  ["the clock", (state) => state.now++],
  ["a job's phase", (state) => Object.assign(state.jobs[0] ?? {}, { phase: "stalled" })],
  ["a job's work", (state) => Object.assign(state.jobs[0] ?? {}, { done: 401 })],
  ["what a job saved", (state) => Object.assign(state.jobs[0] ?? {}, { saved: 1 })],
  ["a job's rate", (state) => Object.assign(state.jobs[0] ?? {}, { rate: 900 })],
  ["a job's interval", (state) => Object.assign(state.jobs[0] ?? {}, { checkpointInterval: 60 })],
  ["a job's target", (state) => Object.assign(state.jobs[0] ?? {}, { movingTo: [5] })],
  ["the order of the queue", (state) => (state.queue = state.queue.toReversed())],
  ["a GPU's job", (state) => (state.gpuJob[63] = 3)],
  ["a GPU that is held", (state) => (state.gpuHeld[63] = 0)],
  ["a drained node", (state) => (state.nodeDrained[1] = 1)],
  ["a reserved node", (state) => (state.nodeReservedFor[1] = 4)],
  ["a node's return", (state) => (state.nodeReturnsAt[6] = 900)],
  ["a node's failures", (state) => (state.nodeFailures[0] = 1)],
  ["the copies' queue", (state) => state.moveQueue.push(0)],
  ["the policy", (state) => (state.policy = "fcfs")],
  ["the kill switch", (state) => (state.preemption = true)],
  ["the interval", (state) => (state.checkpointInterval = 600)],
  ["an account", (state) => state.totals.tax++],
  ["a wait", (state) => countWait(state, 7)],
  ["a storage contract", (state) => (state.storage = { ...state.storage, tier: "in-memory" })],
  ["what a job has captured", (state) => (jobOf(state, 0).captured = 7)],
  ["a drain", (state) => (jobOf(state, 0).drainEnds = 7)],
  ["how long a save will drain", (state) => (jobOf(state, 0).drain = 7)],
  ["the longest pause", (state) => (state.longestPause = 3)],
  ["what is bound to happen", (state) => state.future.add(90, { type: "defragmentation-ends" })],
  ["the end", (state) => (state.ended = { time: 0, lostBy: null })],
];

test.each(changes)("a digest tells two states apart by %s", (_what, change) => {
  const state = mixedHall();
  const before = digestOf(state);
  change(state);
  expect(digestOf(state)).not.toBe(before);
  expect(digestOf(mixedHall())).toBe(before);
});

test("a digest is 16 hex digits", () => {
  expect(digestOf(mixedHall())).toMatch(/^[0-9a-f]{16}$/);
});
