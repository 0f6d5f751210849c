import { describe, expect, test } from "vitest";
import { planPreemption } from "../../src/sim/preempt.ts";
import type { SimState } from "../../src/sim/state.ts";
import { addPending, addRunning, emptyHall, takeDown } from "./hand-made-hall.ts";

/** One student of 8 GPUs on each node, with this much unsaved work. */
function hallWithRisks(risks: readonly number[]): SimState {
  const state = emptyHall();
  for (const [node, done] of risks.entries()) addRunning(state, [node], { gpus: 8, done });
  return state;
}

const gang = { gpus: 16, contiguous: true, priority: "production" } as const;

describe("a gang of the higher class takes", () => {
  test("the run of nodes whose students would lose the least", () => {
    const state = hallWithRisks([90, 50, 10, 70, 5, 80, 20, 60]);
    const plan = planPreemption(state, addPending(state, gang));
    expect(plan).toEqual({ nodes: [1, 2], kills: [1, 2] });
  });

  test("no run across the border of two pods, however cheap", () => {
    const state = hallWithRisks([90, 90, 90, 0, 0, 90, 90, 91]);
    expect(planPreemption(state, addPending(state, gang))?.nodes).toEqual([2, 3]);
  });

  test("the lowest of equally cheap runs", () => {
    const state = hallWithRisks([9, 9, 9, 9, 9, 9, 9, 9]);
    expect(planPreemption(state, addPending(state, gang))?.nodes).toEqual([0, 1]);
  });

  test("only what is unsaved into account", () => {
    const state = hallWithRisks([50, 50, 50, 50, 50, 50, 50, 50]);
    for (const id of [6, 7]) Object.assign(state.jobs[id] ?? {}, { done: 9000, saved: 8990 });
    expect(planPreemption(state, addPending(state, gang))?.nodes).toEqual([6, 7]);
  });

  test.each(["down", "drained", "reserved", "held for a move", "its own class"])("no node that is %s", (obstacle) => {
    const state = hallWithRisks([0, 0, 90, 90, 80, 80, 90, 90]);
    if (obstacle === "down") takeDown(state, 1);
    if (obstacle === "drained") state.nodeDrained[1] = 1;
    if (obstacle === "reserved") state.nodeReservedFor[1] = 99;
    if (obstacle === "held for a move") state.gpuHeld[8] = 3;
    if (obstacle === "its own class") Object.assign(state.jobs[1] ?? {}, { priority: "production" });
    expect(planPreemption(state, addPending(state, gang))?.nodes).toEqual([4, 5]);
  });

  test("nothing where no run is left", () => {
    const state = hallWithRisks([0, 0, 0, 0, 0, 0, 0, 0]);
    takeDown(state, 1, 3, 5, 7);
    expect(planPreemption(state, addPending(state, gang))).toBeNull();
  });
});

test("a wide job that need not be contiguous takes the cheapest nodes anywhere", () => {
  const state = hallWithRisks([90, 5, 90, 90, 7, 90, 90, 90]);
  const plan = planPreemption(state, addPending(state, { ...gang, contiguous: false }));
  expect(plan).toEqual({ nodes: [1, 4], kills: [1, 4] });
});

describe("a narrow job of the higher class", () => {
  test("kills the cheapest students of the cheapest node, no more than it needs", () => {
    const state = emptyHall();
    for (const node of [0, 1, 2, 3, 4, 5, 6]) addRunning(state, [node], { gpus: 8, done: 1000 });
    addRunning(state, [7], { gpus: 4, done: 500 });
    const cheap = addRunning(state, [7], { gpus: 2, done: 100 });
    const cheaper = addRunning(state, [7], { gpus: 1, done: 50 });
    const wanted = addPending(state, { gpus: 4, priority: "production" });
    // One GPU is free; the two cheapest students hold three more.
    expect(planPreemption(state, wanted)).toEqual({ nodes: [7], kills: [cheaper.id, cheap.id] });
  });

  test("kills nobody where it fits", () => {
    const state = hallWithRisks([1, 1, 1, 1, 1, 1, 1]);
    expect(planPreemption(state, addPending(state, { gpus: 4, priority: "production" }))).toEqual({
      nodes: [7],
      kills: [],
    });
  });
});
