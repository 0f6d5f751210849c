import { describe, expect, test } from "vitest";
import { endDefragmentation, planCompaction, startDefragmentation } from "../../src/sim/defragment.ts";
import { createHoles } from "../../src/sim/holes.ts";
import { longestEmptyRun } from "../../src/sim/placement.ts";
import { addRunning, emptyHall, fillNodes, reserve, takeDown } from "./hand-made-hall.ts";
import type { SimState } from "../../src/sim/state.ts";

function planOf(state: SimState): ReturnType<typeof planCompaction> {
  return planCompaction(state, longestEmptyRun(state));
}

describe("a compaction", () => {
  test("gathers the idle GPUs in the longest stretch that packing allows, where the least must move", () => {
    const state = emptyHall();
    fillNodes(state, [4, 4, 2, 6, 8, 6, 4, 4]);
    const plan = planOf(state);
    // 26 GPUs are idle: three nodes' worth, of which the first three stand in the way with the least, 10 GPUs.
    expect(plan).toMatchObject({ firstNode: 0, nodeCount: 3 });
    expect([...(plan?.moves ?? [])]).toEqual([
      [0, 6],
      [1, 7],
      [2, 3],
    ]);
    // 120 s and the state of 10 GPUs, 40 GB each, at 20 GB/s.
    expect(plan?.seconds).toBe(120 + 20);
  });

  test("pushes the jobs of the emptiest node aside for a job as wide as a node", () => {
    const state = emptyHall();
    fillNodes(state, [0, 8, 0, 0, 4, 1, 8, 8]);
    const plan = planOf(state);
    expect(plan).toMatchObject({ firstNode: 0, nodeCount: 4 });
    expect([...(plan?.moves ?? [])]).toEqual([
      [0, 5],
      [2, 4],
    ]);
  });

  test("gives up where no stretch gets longer than the longest there is", () => {
    const state = emptyHall();
    fillNodes(state, [0, 0, 0, 4, 8, 8, 8, 7]);
    expect(planOf(state)).toBeNull();
  });

  test.each(["down", "drained", "reserved", "spanned"])("leaves nodes that are %s as they are", (closed) => {
    const state = emptyHall();
    fillNodes(state, [4, 4, 4, 4, 8, 8, 0, 0]);
    if (closed === "down") takeDown(state, 6, 7);
    if (closed === "drained") for (const node of [6, 7]) state.nodes.setDrained(node, 1);
    if (closed === "reserved") reserve(state, 99, 6, 2);
    if (closed === "spanned") addRunning(state, [6, 7], { gpus: 16 });
    const plan = planOf(state);
    expect(plan).toMatchObject({ firstNode: 0, nodeCount: 2 });
    expect([...(plan?.moves.values() ?? [])]).toEqual([2, 3]);
  });

  test("stops everybody, and lets everybody go on, moved jobs with the tax", () => {
    const state = emptyHall();
    fillNodes(state, [4, 4, 4, 4, 8, 8, 8, 8]);
    const plan = planOf(state);
    if (!plan) throw new Error("there is something to gain");
    state.now = 10;
    startDefragmentation(state, plan);
    const phases = (): string[] => [...state.jobs].map(({ phase }) => phase);
    expect(phases()).toEqual([...["migrating", "migrating"], ...Array.from({ length: 6 }, () => "stalled")]);
    state.now += plan.seconds;
    endDefragmentation(state);
    expect(phases()).toEqual(Array.from({ length: 8 }, () => "working"));
    expect([...state.jobs].map(({ rate }) => rate)).toEqual([900, 900, 1000, 1000, 1000, 1000, 1000, 1000]);
    expect([...state.jobs].map(({ nodes }) => nodes[0])).toEqual([2, 3, 2, 3, 4, 5, 6, 7]);
    expect([...state.jobs].map(({ done }) => done)).toEqual([40, 40, 40, 40, 80, 80, 80, 80]);
    expect(state.longestPause).toBe(plan.seconds);
  });

  test("leaves a job where it was, untaxed, whose target failed meanwhile", () => {
    const state = emptyHall();
    fillNodes(state, [4, 4, 4, 4, 8, 8, 8, 8]);
    const plan = planOf(state);
    if (!plan) throw new Error("there is something to gain");
    startDefragmentation(state, plan);
    takeDown(state, 3);
    state.now = plan.seconds;
    endDefragmentation(state);
    expect([...state.jobs].map(({ nodes }) => nodes[0])).toEqual([2, 1, 2, 3, 4, 5, 6, 7]);
    expect([...state.jobs].slice(0, 2).map(({ rate }) => rate)).toEqual([900, 1000]);
    expect(state.events.at(-1)).toMatchObject({ type: "defragmentation-done", moves: 1 });
  });
});

describe("holes by best fit", () => {
  test("are used smallest first, the lowest node among equals, and shrink as they are used", () => {
    const holes = createHoles([0, 1, 2, 3], Uint8Array.from([3, 8, 3, 2]), 8);
    expect([2, 3, 3, 5, 3, 1].map((gpus) => holes.take(gpus))).toEqual([3, 0, 2, 1, 1, null]);
  });
});
