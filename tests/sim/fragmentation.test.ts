import { describe, expect, test } from "vitest";
import { createSimulation } from "../../src/sim/index.ts";
import { fragmentation } from "../../src/sim/fragmentation.ts";
import { addPending, emptyHall, fillNodes, reserve, smallLevel, takeDown } from "./hand-made-hall.ts";
import { crowd } from "./crowded-level.ts";
import type { SimState } from "../../src/sim/state.ts";

/** 20 idle GPUs: 1, 3, 8 in the first pod, 8 in the second. */
function cheese(): SimState {
  const state = emptyHall();
  fillNodes(state, [7, 5, 0, 8, 8, 8, 0, 8]);
  return state;
}

describe("of 20 idle GPUs in holes of 1, 3, 8 and 8", () => {
  test.each([
    { waits: [1], share: 0, because: "every hole holds one" },
    { waits: [2], share: 1 / 20, because: "the hole of 1 is of no use" },
    { waits: [4], share: 4 / 20, because: "the holes of 1 and 3 are of no use" },
    { waits: [8], share: 4 / 20, because: "only empty nodes hold eight" },
    { waits: [16], share: 4 / 20, because: "two empty nodes hold it, apart as they are" },
    { waits: [24], share: 1, because: "there is no third empty node" },
    { waits: [4, 1, 1, 1, 1], share: 2 / 20, because: "half of the GPUs asked for find 4 of 20 useless, half none" },
  ])("$share cannot be used by jobs of $waits: $because", ({ waits, share }) => {
    const state = cheese();
    for (const gpus of waits) addPending(state, { gpus });
    expect(fragmentation(state)).toBeCloseTo(share, 12);
  });

  test("none can be used by a gang of two nodes in a row, and all but 4 by one of one node", () => {
    const state = cheese();
    const wide = addPending(state, { gpus: 16, contiguous: true });
    expect(fragmentation(state)).toBe(1);
    state.queue.remove(wide);
    addPending(state, { gpus: 8, contiguous: true });
    expect(fragmentation(state)).toBeCloseTo(4 / 20, 12);
  });

  test.each(["drained", "reserved"])("those on nodes that are %s are of no use to anyone else", (closed) => {
    const state = cheese();
    const job = addPending(state, { gpus: 1 });
    if (closed === "drained") state.nodes.setDrained(2, 1);
    else reserve(state, job.id + 1, 2, 1);
    expect(fragmentation(state)).toBeCloseTo(8 / 20, 12);
  });
});

test("when nothing waits, the demand is the mix of those that arrive, by the GPUs they ask for", () => {
  const state = emptyHall({
    ...smallLevel,
    workload: {
      ...crowd,
      arrivalSizes: [
        { gpus: 1, share: 8 },
        { gpus: 8, share: 1 },
      ],
    },
  });
  fillNodes(state, [7, 5, 0, 8, 8, 8, 0, 8]);
  // Half of the GPUs asked for are asked for by jobs of 8, to which 4 of the 20 are useless.
  expect(fragmentation(state)).toBeCloseTo(0.5 * (4 / 20), 12);
});

test("where nothing is idle or nothing is asked for, nothing is fragmented", () => {
  const full = emptyHall();
  fillNodes(full, [8, 8, 8, 8, 8, 8, 8, 8]);
  addPending(full, { gpus: 24 });
  expect(fragmentation(full)).toBe(0);
  expect(fragmentation(cheese())).toBe(0);
});

test("GPUs that are down are not idle", () => {
  const state = cheese();
  addPending(state, { gpus: 4 });
  takeDown(state, 2);
  state.idleGpus -= 8;
  expect(fragmentation(state)).toBeCloseTo(4 / 12, 12);
});

test("recent fragmentation is the mean over the last ten checks, one a minute", () => {
  const student = {
    owner: "student",
    priority: "student",
    contiguous: false,
    runSeconds: 5000,
    estimateSeconds: 5000,
    stateBytesPerGpu: 4e10,
    checkpointInterval: null,
  } as const;
  // Eight jobs of 5 leave holes of 3; from 330 s on a job of 4 waits, to which all of them are useless.
  const holes = Array.from({ length: 8 }, (_, index) => ({ ...student, name: `s${index}`, gpus: 5, arrives: 0 }));
  const jobs = [...holes, { ...student, name: "late", gpus: 4, arrives: 330 }];
  const simulation = createSimulation({ ...smallLevel, jobs }, "s");
  const recentAt = (time: number): number => {
    simulation.advanceTo(time);
    return simulation.view().recentFragmentation;
  };
  // All 24 that are idle, of 64.
  const all = 24 / 64;
  expect([0, 300, 330, 360, 600, 900].map(recentAt)).toEqual([0, 0, 0, all / 6, all / 2, all]);
});
