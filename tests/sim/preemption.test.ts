import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atRisk } from "../../src/sim/phase-share.ts";
import { planPreemption } from "../../src/sim/preempt.ts";
import { jobOf, jobsOnNodes, type SimState } from "../../src/sim/state.ts";
import type { JobId } from "../../src/sim/index.ts";
import { addPending, addRunning, emptyHall, smallLevel, takeDown } from "./hand-made-hall.ts";

/** One student of 8 GPUs on each node, with this much unsaved work; on one of them a production job, if it is named. */
function hallWithRisks(risks: readonly number[], production: number | null = null): SimState {
  const state = emptyHall();
  for (const [node, done] of risks.entries()) {
    addRunning(state, [node], { gpus: 8, done, priority: node === production ? "production" : "student" });
  }
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
    for (const id of [6, 7]) Object.assign(state.jobs.get(id) ?? {}, { done: 9000, saved: 8990 });
    expect(planPreemption(state, addPending(state, gang))?.nodes).toEqual([6, 7]);
  });

  test.each(["down", "drained", "reserved", "held for a move", "its own class"])("no node that is %s", (obstacle) => {
    const state = hallWithRisks([0, 0, 90, 90, 80, 80, 90, 90], obstacle === "its own class" ? 1 : null);
    if (obstacle === "down") takeDown(state, 1);
    if (obstacle === "drained") state.nodes.setDrained(1, 1);
    if (obstacle === "reserved") state.nodes.reserve(1, 99);
    if (obstacle === "held for a move") {
      state.nodes.release(1, 1);
      state.nodes.hold(1, 1, 3);
    }
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

describe("a job on several nodes counts with all it would lose, wherever it is hit", () => {
  /** 16,800 GPU-seconds on nodes 0 and 1, 800 each on 2 and 3, and more than that elsewhere. */
  function hallWithWide(): SimState {
    const state = emptyHall();
    addRunning(state, [0, 1], { gpus: 16, done: 16_800, work: 99_999 });
    for (const node of [2, 3]) addRunning(state, [node], { gpus: 8, done: 800 });
    for (const node of [4, 5, 6, 7]) addRunning(state, [node], { gpus: 8, done: 8000 });
    return state;
  }

  test("by a run that holds its last node only", () => {
    const state = hallWithWide();
    expect(planPreemption(state, addPending(state, gang))).toEqual({ nodes: [2, 3], kills: [1, 2] });
  });

  test("and once, by a run that holds all of it", () => {
    const state = hallWithWide();
    for (const id of [1, 2, 3, 4, 5, 6]) Object.assign(jobOf(state, id), { done: 8000 });
    Object.assign(jobOf(state, 0), { done: 15_999 });
    expect(planPreemption(state, addPending(state, gang))).toEqual({ nodes: [0, 1], kills: [0] });
  });

  test("and where the nodes need not be side by side, it is taken whole if that is cheapest", () => {
    const state = hallWithWide();
    const wide = { ...gang, contiguous: false };
    expect(planPreemption(state, addPending(state, wide))?.kills).toEqual([1, 2]);
    Object.assign(jobOf(state, 0), { done: 1500 });
    expect(planPreemption(state, addPending(state, wide))?.kills).toEqual([0]);
  });
});

describe("whoever need not die is spared", () => {
  test("one GPU's job beside the seven GPUs that are wanted", () => {
    const state = emptyHall();
    const cheap = addRunning(state, [0], { gpus: 1, done: 10 });
    const wide = addRunning(state, [0], { gpus: 7, done: 700 });
    for (const node of [1, 2, 3, 4, 5, 6, 7]) addRunning(state, [node], { gpus: 8, done: 8000 });
    const plan = planPreemption(state, addPending(state, { gpus: 7, priority: "production" }));
    expect(plan).toEqual({ nodes: [0], kills: [wide.id] });
    expect(cheap.status).toBe("running");
  });

  test("who has just started, where an empty place is as cheap", () => {
    const state = hallWithRisks([0, 0, 0, 0, 0]);
    expect(planPreemption(state, addPending(state, gang))).toEqual({ nodes: [5, 6], kills: [] });
    expect(planPreemption(state, addPending(state, { ...gang, contiguous: false }))?.kills).toEqual([]);
    expect(planPreemption(state, addPending(state, { gpus: 1, priority: "production" }))?.kills).toEqual([]);
  });

  test("who has been killed as often as the level allows", () => {
    const state = hallWithRisks([0, 0, 90, 90, 80, 80, 90, 90]);
    jobOf(state, 1).kills = smallLevel.preemptionLimit - 1;
    expect(planPreemption(state, addPending(state, gang))?.nodes).toEqual([0, 1]);
    jobOf(state, 1).kills = smallLevel.preemptionLimit;
    expect(planPreemption(state, addPending(state, gang))?.nodes).toEqual([4, 5]);
    for (const id of [1, 3, 5, 7]) jobOf(state, id).kills = smallLevel.preemptionLimit;
    expect(planPreemption(state, addPending(state, gang))).toBeNull();
  });
});

describe("no other choice of places and victims loses less, or as little with fewer killed", () => {
  const losses = fc.array(fc.nat({ max: 12 }), { minLength: 8, maxLength: 8 });

  test("for a wide job, side by side or not, beside jobs on two and three nodes", () => {
    fc.assert(
      fc.property(losses, fc.integer({ min: 2, max: 4 }), fc.boolean(), (done, nodes, contiguous) => {
        const state = emptyHall();
        for (const [index, home] of [[0, 1], [2], [4, 5, 6], [7]].entries()) {
          addRunning(state, home, { gpus: 8 * home.length, done: done[index] ?? 0 });
        }
        const job = addPending(state, { gpus: 8 * nodes, contiguous, priority: "production" });
        const places = subsets([0, 1, 2, 3, 4, 5, 6, 7]).filter(
          (place) => place.length === nodes && (!contiguous || isRun(place)),
        );
        const best = places.map((place) => killCostOf(state, jobsOnNodes(state, place))).toSorted(byKillCost)[0];
        const plan = planPreemption(state, job);
        expect(plan && killCostOf(state, plan.kills)).toEqual(best ?? null);
        expect(plan?.nodes ?? []).toHaveLength(best ? nodes : 0);
      }),
      { numRuns: 100 },
    );
  });

  test("for a narrow job", () => {
    const width = fc.integer({ min: 1, max: 8 });
    const shared = fc.array(fc.record({ gpus: fc.integer({ min: 1, max: 4 }), done: fc.nat({ max: 9 }) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(shared, { minLength: 8, maxLength: 8 }), width, (hall, gpus) => {
        const state = emptyHall();
        for (const [node, jobs] of hall.entries()) {
          for (const spec of jobs) if (spec.gpus <= (state.nodeFree[node] ?? 0)) addRunning(state, [node], spec);
        }
        const job = addPending(state, { gpus, priority: "production" });
        const costs = [...hall.keys()].flatMap((node) =>
          subsets(jobsOnNodes(state, [node]))
            .filter((kills) => (state.nodeFree[node] ?? 0) + gpusOf(state, kills) >= gpus)
            .map((kills) => killCostOf(state, kills)),
        );
        const plan = planPreemption(state, job);
        expect(plan && killCostOf(state, plan.kills)).toEqual(costs.toSorted(byKillCost)[0]);
      }),
      { numRuns: 100 },
    );
  });

  type KillCost = readonly [loss: number, kills: number];

  function killCostOf(state: SimState, jobs: readonly JobId[]): KillCost {
    return [jobs.reduce((sum, id) => sum + atRisk(jobOf(state, id), state.now), 0), jobs.length];
  }

  function gpusOf(state: SimState, jobs: readonly JobId[]): number {
    return jobs.reduce((sum, id) => sum + jobOf(state, id).gpus, 0);
  }

  function byKillCost(a: KillCost, b: KillCost): number {
    return a[0] - b[0] || a[1] - b[1];
  }

  function subsets(all: readonly number[]): number[][] {
    return all.reduce<number[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);
  }

  /** Side by side in one of the two pods of four nodes. */
  function isRun(nodes: readonly number[]): boolean {
    const [first = 0] = nodes;
    return nodes.every((node, index) => node === first + index) && (first >= 4 || first + nodes.length <= 4);
  }
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
    expect(planPreemption(state, wanted)).toEqual({ nodes: [7], kills: [cheap.id, cheaper.id] });
  });

  test("kills nobody where it fits", () => {
    const state = hallWithRisks([1, 1, 1, 1, 1, 1, 1]);
    expect(planPreemption(state, addPending(state, { gpus: 4, priority: "production" }))).toEqual({
      nodes: [7],
      kills: [],
    });
  });
});
