import fc from "fast-check";
import { expect, test } from "vitest";
import type { SimState } from "../../src/sim/state.ts";
import { waitsOf } from "../../src/sim/waits.ts";
import { addPending, emptyHall } from "./hand-made-hall.ts";

function hallWith(started: readonly number[], pending: readonly number[]): SimState {
  const state = emptyHall();
  state.now = 5000;
  for (const wait of started) state.startedWaits.add(1, wait, 1);
  for (const wait of pending) addPending(state, { gpus: 1, queuedAt: state.now - wait });
  return state;
}

test.each([
  { started: [], pending: [], mean: 0, p95: 0, longest: 0, because: "nobody has come" },
  { started: [7], pending: [], mean: 7, p95: 7, longest: 7, because: "there is only one" },
  { started: [0, 0, 0], pending: [400], mean: 100, p95: 400, longest: 400, because: "those that wait count, too" },
  {
    started: Array.from({ length: 19 }, () => 5),
    pending: [100],
    mean: 9.75,
    p95: 5,
    longest: 100,
    because: "19 of 20 waited 5",
  },
  {
    started: Array.from({ length: 18 }, () => 5),
    pending: [100, 90],
    mean: 14,
    p95: 90,
    longest: 100,
    because: "19 of 20 waited at most 90",
  },
])("waits: $because", ({ started, pending, mean, p95, longest }) => {
  expect(waitsOf(hallWith(started, pending))).toEqual({ mean, p95, longest });
});

test("p95 is the least wait that at least 19 of 20 do not exceed", () => {
  const waits = fc.array(fc.nat({ max: 60 }), { maxLength: 130 });
  fc.assert(
    fc.property(waits, waits, (started, pending) => {
      fc.pre(started.length + pending.length > 0);
      const sorted = [...started, ...pending].toSorted((a, b) => a - b);
      const rank = Math.ceil((19 * sorted.length) / 20);
      const { p95, longest } = waitsOf(hallWith(started, pending));
      expect(p95).toBe(sorted[rank - 1]);
      expect(longest).toBe(sorted.at(-1));
    }),
  );
});

test("production jobs do not count among the students' waits", () => {
  const state = hallWith([10], []);
  addPending(state, { gpus: 8, priority: "production" });
  expect(waitsOf(state)).toEqual({ mean: 10, p95: 10, longest: 10 });
});

test("waits are told for jobs from a width on", () => {
  const state = emptyHall();
  state.now = 5000;
  state.startedWaits.add(1, 10, 1);
  state.startedWaits.add(8, 900, 1);
  addPending(state, { gpus: 8, queuedAt: 4700 });
  addPending(state, { gpus: 4, queuedAt: 1000 });
  expect(waitsOf(state, 8)).toEqual({ mean: 600, p95: 900, longest: 900 });
  expect(waitsOf(state)).toMatchObject({ longest: 4000 });
  expect(waitsOf(state, 9)).toEqual({ mean: 0, p95: 0, longest: 0 });
});
