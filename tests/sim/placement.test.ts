import { describe, expect, test } from "vitest";
import { isEmptyRun, longestEmptyRun, place } from "../../src/sim/placement.ts";
import { addPending, addRunning, emptyHall, fillNodes, reserve, takeDown } from "./hand-made-hall.ts";

describe("a job inside one node", () => {
  // Busy GPUs of the eight nodes of two pods.
  const busy = [7, 4, 0, 4, 8, 6, 5, 0];
  test.each([
    { gpus: 1, style: "pack", node: 0, because: "one GPU fits exactly" },
    { gpus: 2, style: "pack", node: 5, because: "two GPUs fit exactly" },
    { gpus: 3, style: "pack", node: 6, because: "three GPUs fit exactly" },
    { gpus: 4, style: "pack", node: 1, because: "two nodes fit exactly, and ties go to the lowest number" },
    { gpus: 5, style: "pack", node: 2, because: "only empty nodes hold five" },
    { gpus: 8, style: "pack", node: 2, because: "only empty nodes hold eight" },
    { gpus: 1, style: "spread", node: 2, because: "it is the emptiest, and ties go to the lowest number" },
    { gpus: 8, style: "spread", node: 2, because: "it is the emptiest" },
  ] as const)("of $gpus GPUs goes, with $style, to node $node: $because", ({ gpus, style, node }) => {
    const state = emptyHall();
    fillNodes(state, busy);
    expect(place(state, addPending(state, { gpus }), style)).toEqual([node]);
  });

  test("cannot be placed where no node has room", () => {
    const state = emptyHall();
    fillNodes(state, [5, 5, 5, 5, 5, 5, 5, 5]);
    expect(place(state, addPending(state, { gpus: 4 }), "pack")).toBeNull();
    expect(place(state, addPending(state, { gpus: 4 }), "spread")).toBeNull();
  });

  test.each([{ closed: "down" }, { closed: "drained" }, { closed: "reserved" }, { closed: "held for a move" }])(
    "does not go onto a node that is $closed",
    ({ closed }) => {
      const state = emptyHall();
      fillNodes(state, [0, 8, 8, 8, 8, 8, 8, 7]);
      const gang = addPending(state, { gpus: 8, contiguous: true, priority: "production" });
      if (closed === "down") takeDown(state, 0);
      if (closed === "drained") state.nodes.setDrained(0, 1);
      if (closed === "reserved") reserve(state, gang.id, 0, 1);
      if (closed === "held for a move") state.nodes.hold(0, 8, gang.id);
      expect(place(state, addPending(state, { gpus: 1 }), "spread")).toEqual([7]);
    },
  );
});

describe("a gang", () => {
  // Empty runs: nodes 0-1 and 3 in the first pod, 4-6 in the second.
  const busy = [0, 0, 1, 0, 0, 0, 0, 1];
  test.each([
    { gpus: 16, style: "pack", nodes: [0, 1], because: "the run of two is the shortest that holds it" },
    { gpus: 16, style: "spread", nodes: [4, 5], because: "the run of three is the longest" },
    { gpus: 24, style: "pack", nodes: [4, 5, 6], because: "no other run holds three" },
    { gpus: 32, style: "pack", nodes: null, because: "nodes 3 to 6 are in a row, but in two pods" },
  ] as const)("of $gpus GPUs takes, with $style, $nodes: $because", ({ gpus, style, nodes }) => {
    const state = emptyHall();
    fillNodes(state, busy);
    expect(place(state, addPending(state, { gpus, contiguous: true }), style)).toEqual(nodes);
  });

  test("with a window takes that and no other, as soon as it is empty", () => {
    const state = emptyHall();
    const standing = addRunning(state, [4], { gpus: 1 }).id;
    const gang = addPending(state, { gpus: 16, contiguous: true });
    reserve(state, gang.id, 4, 2);
    expect(place(state, gang, "pack")).toBeNull();
    state.nodes.release(4, standing);
    expect(place(state, gang, "pack")).toEqual([4, 5]);
  });

  test("may take a window that is drained, but not one with a node down", () => {
    const state = emptyHall();
    const gang = addPending(state, { gpus: 16, contiguous: true });
    reserve(state, gang.id, 4, 2);
    state.nodes.setDrained(4, 1);
    expect(place(state, gang, "pack")).toEqual([4, 5]);
    takeDown(state, 5);
    expect(place(state, gang, "pack")).toBeNull();
  });
});

describe("a wide job that need not be contiguous", () => {
  test.each([
    { style: "pack", nodes: [0, 1, 3], because: "the shortest runs are used up first" },
    { style: "spread", nodes: [4, 5, 6], because: "the longest run comes first" },
  ] as const)("takes, with $style, $nodes: $because", ({ style, nodes }) => {
    const state = emptyHall();
    fillNodes(state, [0, 0, 1, 0, 0, 0, 0, 1]);
    expect(place(state, addPending(state, { gpus: 24 }), style)).toEqual(nodes);
  });

  test("is all or nothing", () => {
    const state = emptyHall();
    fillNodes(state, [0, 1, 0, 1, 1, 1, 1, 1]);
    expect(place(state, addPending(state, { gpus: 24 }), "pack")).toBeNull();
  });
});

describe("runs of empty nodes", () => {
  test("are split at the border of a pod and by closed nodes", () => {
    const state = emptyHall();
    state.nodes.setDrained(6, 1);
    expect(state.nodes.emptyRuns).toEqual([
      { firstNode: 0, nodeCount: 4 },
      { firstNode: 4, nodeCount: 2 },
      { firstNode: 7, nodeCount: 1 },
    ]);
    expect(longestEmptyRun(state)).toBe(4);
  });

  test("leave a reserved window out, which is for its own gang only", () => {
    const state = emptyHall();
    const gang = addPending(state, { gpus: 16, contiguous: true });
    const other = addPending(state, { gpus: 16, contiguous: true });
    reserve(state, gang.id, 0, 2);
    expect(state.nodes.emptyRuns[0]).toEqual({ firstNode: 2, nodeCount: 2 });
    expect(isEmptyRun(state, { firstNode: 0, nodeCount: 2 }, gang.id)).toBe(true);
    expect(isEmptyRun(state, { firstNode: 0, nodeCount: 2 }, other.id)).toBe(false);
  });

  test("end where a single GPU is busy", () => {
    const state = emptyHall();
    addRunning(state, [1], { gpus: 1 });
    expect(state.nodes.emptyRuns[0]).toEqual({ firstNode: 0, nodeCount: 1 });
  });
});
