import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copyMoment } from "../../src/sim/copy-state.ts";
import { killJobs } from "../../src/sim/kill.ts";
import { place } from "../../src/sim/placement.ts";
import { planPreemption } from "../../src/sim/preempt.ts";
import { simulationOf } from "../../src/sim/simulation.ts";
import { jobOf, type SimState } from "../../src/sim/state.ts";
import { addPending, addRunning, emptyHall, smallLevel } from "./hand-made-hall.ts";

interface Standing {
  readonly node: number;
  readonly gpus: number;
  readonly done: number;
  readonly kind: "student" | "production" | "killed-enough";
}

const standing: fc.Arbitrary<Standing> = fc.record({
  node: fc.nat({ max: 7 }),
  gpus: fc.constantFrom(1, 2, 3, 5, 8, 16, 24),
  done: fc.nat({ max: 9 }),
  kind: fc.constantFrom("student", "student", "student", "student", "student", "production", "killed-enough"),
});

/** Two pods of four nodes, with jobs from a GPU to three nodes wide wherever they fit. */
function hallWith(jobs: readonly Standing[]): SimState {
  const state = emptyHall();
  for (const { node, gpus, done, kind } of jobs) {
    const nodes = Array.from({ length: Math.ceil(gpus / 8) }, (_, index) => (node + 3 * index) % 8);
    const each = Math.min(gpus, 8);
    if (nodes.some((one) => (state.nodeFree[one] ?? 0) < each)) continue;
    addRunning(
      state,
      nodes.toSorted((a, b) => a - b),
      {
        gpus,
        done,
        priority: kind === "production" ? "production" : "student",
        kills: kind === "killed-enough" ? smallLevel.preemptionLimit : 0,
      },
    );
  }
  return state;
}

const wanted = fc.oneof(
  fc.record({ gpus: fc.integer({ min: 1, max: 8 }), contiguous: fc.constant(false) }),
  fc.record({ gpus: fc.constantFrom(16, 24, 32), contiguous: fc.boolean() }),
);

test("no bystander dies: left alive, any one victim keeps the preemptor out, whichever is tried first", () => {
  let tried = 0;
  fc.assert(
    fc.property(fc.array(standing, { minLength: 6, maxLength: 24 }), wanted, (jobs, shape) => {
      const state = hallWith(jobs);
      const job = addPending(state, { ...shape, priority: "production" });
      const plan = planPreemption(state, job);
      if (!plan) return;
      const placeAfter = (kills: readonly number[]): readonly number[] | null => {
        const copy = copyMoment(state);
        killJobs(copy, kills, "preemption", job.id);
        return place(copy, jobOf(copy, job.id), "pack");
      };
      expect(placeAfter(plan.kills)).not.toBeNull();
      for (const victim of plan.kills) {
        tried++;
        expect(placeAfter(plan.kills.filter((id) => id !== victim))).toBeNull();
      }
    }),
    { numRuns: 300 },
  );
  expect(tried).toBeGreaterThan(100);
});

describe("several gangs take their places one after the other, each in the hall that the one before has left", () => {
  const gang = { gpus: 16, contiguous: true, priority: "production" } as const;
  const killsOf = (state: SimState): readonly (readonly number[])[] => {
    const simulation = simulationOf(state);
    simulation.dispatch({ type: "set-preemption", on: true });
    return simulation
      .advanceTo(0)
      .flatMap((event) => (event.type === "jobs-killed" && event.jobs.length > 0 ? [event.jobs] : []));
  };

  test("what the first victim leaves over is the second one's, and nobody else dies", () => {
    const state = emptyHall();
    const wide = addRunning(state, [0, 1, 2, 3], { gpus: 32, done: 10 });
    for (const node of [4, 5, 6, 7]) addRunning(state, [node], { gpus: 8, done: 6 });
    const gangs = [addPending(state, gang), addPending(state, gang)];
    expect(killsOf(state)).toEqual([[wide.id]]);
    expect(gangs.map(({ nodes }) => nodes)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test("the second kills where the first is not, the next cheapest, and nobody twice", () => {
    const state = emptyHall();
    for (const [node, done] of [70, 10, 20, 60, 50, 30, 40, 80].entries()) addRunning(state, [node], { gpus: 8, done });
    const gangs = [addPending(state, gang), addPending(state, gang), addPending(state, gang)];
    // Of nodes 0, 3, 4 and 7, which are left, no two lie side by side in one pod.
    expect(killsOf(state)).toEqual([
      [1, 2],
      [5, 6],
    ]);
    expect(gangs.map(({ status }) => status)).toEqual(["running", "running", "pending"]);
  });
});
