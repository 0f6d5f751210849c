import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Level, PolicyId, ScriptedJob, Seconds } from "../../src/sim/index.ts";
import { groupsByNeed, noteUse } from "../../src/sim/fair-share.ts";
import { replanEvery } from "../../src/sim/reservation.ts";
import { schedule } from "../../src/sim/schedule.ts";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import { jobOf } from "../../src/sim/state.ts";
import { buildLevel } from "./build-level.ts";
import { addPending, addRunning, emptyHall, fillNodes, reserve, smallLevel, takeDown } from "./hand-made-hall.ts";

const under = (policy: PolicyId): Level => ({ ...smallLevel, policy });

describe("under SJF", () => {
  test("the shortest by estimate starts first, and nobody overtakes it", () => {
    const state = emptyHall(under("sjf"));
    fillNodes(state, [8, 8, 8, 8, 8, 8, 8, 4]);
    const long = addPending(state, { gpus: 1, estimate: 900 });
    const short = addPending(state, { gpus: 2, estimate: 100 });
    const middle = addPending(state, { gpus: 8, estimate: 500 });
    schedule(state);
    expect([short, middle, long].map(({ status }) => status)).toEqual(["running", "pending", "pending"]);
  });
});

describe("under EASY", () => {
  /** Nodes 0 to 7: all busy until 1000, but for node 2, busy until 400, and node 3, which is empty. */
  const hall = (policy: PolicyId) => {
    const state = emptyHall(under(policy));
    for (const node of [0, 1, 4, 5, 6, 7]) addRunning(state, [node], { gpus: 8, work: 8000 });
    addRunning(state, [2], { gpus: 8, work: 3200, estimate: 400 });
    const gang = addPending(state, { gpus: 16, contiguous: true, priority: "production" });
    return { state, gang };
  };

  test("the head gets the nodes that are empty first, and the time", () => {
    const { state, gang } = hall("easy");
    schedule(state);
    expect(state.reservations).toEqual([{ job: gang.id, at: 400, nodes: [2, 3], plannedAt: 0 }]);
  });

  test("who ends by then overtakes it on its nodes, who does not only beside them", () => {
    const { state } = hall("easy");
    const tooLong = addPending(state, { gpus: 2, estimate: 401 });
    const fits = addPending(state, { gpus: 2, estimate: 400 });
    schedule(state);
    expect([tooLong.status, fits.status, fits.nodes]).toEqual(["pending", "running", [3]]);
  });

  test("the gaps go to who came first, or to the shortest", () => {
    for (const [policy, starts] of [
      ["easy", "first"],
      ["easy-sjbf", "shortest"],
    ] as const) {
      const { state } = hall(policy);
      const first = addPending(state, { gpus: 8, estimate: 300 });
      const shortest = addPending(state, { gpus: 8, estimate: 200 });
      schedule(state);
      expect([first.status === "running", shortest.status === "running"]).toEqual([
        starts === "first",
        starts === "shortest",
      ]);
    }
  });

  test("a plan holds for half a minute, or until a node of it is lost", () => {
    const { state, gang } = hall("easy");
    schedule(state);
    state.now = replanEvery - 1;
    schedule(state);
    expect(state.reservations[0]?.plannedAt).toBe(0);
    takeDown(state, 3);
    schedule(state);
    expect(state.reservations).toEqual([{ job: gang.id, at: 1000, nodes: [0, 1], plannedAt: replanEvery - 1 }]);
  });

  test("a job that goes to a window of its own is started nowhere else", () => {
    const { state } = hall("easy");
    const mine = addPending(state, { gpus: 24, contiguous: true, priority: "production", estimate: 60 });
    reserve(state, mine.id, 4, 3);
    schedule(state);
    expect(mine.status).toBe("pending");
  });
});

test("FGD takes the node on which the fewest GPUs become useless for what is asked for, Best-Fit the fullest", () => {
  const nodeOf = (policy: PolicyId) => {
    const state = emptyHall(under(policy));
    // 3 GPUs are free on the first node, 6 on the second.
    fillNodes(state, [5, 2, 8, 8, 8, 8, 8, 8]);
    const job = addPending(state, { gpus: 2 });
    addPending(state, { gpus: 3 });
    schedule(state);
    return job.nodes[0];
  };
  // Of 3 free GPUs a job of 2 leaves 1, useless for who wants 3; of 6 it leaves 4, which is not.
  expect([nodeOf("best-fit"), nodeOf("fgd")]).toEqual([0, 1]);
});

describe("fair shares", () => {
  test("the group that is furthest below its share goes first, and usage halves with the half-life", () => {
    const state = emptyHall(under("fair-share"));
    fillNodes(state, [8, 8, 8, 8, 8, 8, 8, 6]);
    const vision = addPending(state, { gpus: 2, group: 0 });
    const language = addPending(state, { gpus: 2, group: 1 });
    // Vision has one share and language two: 300 GPU-seconds against 500 of twice the share.
    for (const [group, used] of [300, 500].entries()) Object.assign(state.usage[group] ?? {}, { used });
    expect(groupsByNeed(state)).toEqual([1, 0]);
    schedule(state);
    expect([vision.status, language.status]).toEqual(["pending", "running"]);
    // An hour later the old usage counts half, and two GPUs of language's have worked for an hour.
    state.now = 3600;
    expect(groupsByNeed(state)).toEqual([0, 1]);
    noteUse(state, language, -2);
    expect(state.usage[1]?.used).toBeCloseTo(250 + (2 * 0.5 * 3600) / Math.LN2, 6);
  });
});

test("a policy that the level does not offer is refused", () => {
  const simulation = simulationOf(beginRun({ ...smallLevel, policies: ["best-fit", "easy"] }, "s"));
  expect(simulation.dispatch({ type: "set-policy", policy: "fgd" })).toEqual({
    ok: false,
    refusal: "policy-not-offered",
  });
  expect(simulation.dispatch({ type: "set-policy", policy: "easy" })).toEqual({ ok: true });
});

/** Jobs whose estimates are exact, in a hall of 64 GPUs. */
const exactJobs = fc.array(
  fc.record({
    gpus: fc.constantFrom(1, 2, 3, 5, 8, 16, 24),
    contiguous: fc.boolean(),
    arrives: fc.nat({ max: 1500 }),
    runSeconds: fc.integer({ min: 40, max: 900 }),
  }),
  { minLength: 12, maxLength: 40 },
);

function levelOf(policy: PolicyId, jobs: readonly Partial<ScriptedJob>[]): Level {
  return buildLevel({
    policy,
    jobs: jobs.map((job, index) => ({
      ...job,
      name: `job-${index}`,
      priority: "student" as const,
      contiguous: job.contiguous === true && (job.gpus ?? 0) % 8 === 0,
      estimateSeconds: job.runSeconds ?? 0,
      checkpointInterval: null,
    })),
  });
}

test.each(["easy", "easy-sjbf", "conservative"] as const)(
  "under %s nobody starts later than was ever promised, where estimates are exact",
  (policy) => {
    fc.assert(
      fc.property(exactJobs, (jobs) => {
        const state = beginRun(levelOf(policy, jobs), "s");
        const simulation = simulationOf(state);
        const promised = new Map<number, Seconds>();
        while (simulation.time < 7200) {
          for (const { job, at } of state.reservations) promised.set(job, Math.min(promised.get(job) ?? Infinity, at));
          simulation.skipTo(Math.min(7200, Math.max(simulation.time + 1, state.future.nextTime)));
        }
        for (const [id, at] of promised) {
          const started = jobOf(state, id).firstStart ?? Infinity;
          expect(started, `job ${id}, promised ${at}`).toBeLessThanOrEqual(at + replanEvery);
        }
      }),
      { numRuns: 60 },
    );
  },
);

test("a gang that starves under Best-Fit starts under EASY when its reservation says", () => {
  // Every node is asked for again as soon as it is free, by jobs that come every 20 s and stay for 300.
  const students = Array.from({ length: 150 }, (_, index) => ({ gpus: 8, arrives: index * 20, runSeconds: 300 }));
  const gang = { gpus: 24, contiguous: true, arrives: 400, runSeconds: 600 };
  const startUnder = (policy: PolicyId): Seconds | null => {
    const state = beginRun(levelOf(policy, [...students, gang]), "s");
    simulationOf(state).skipTo(2900);
    return [...state.jobs].find(({ gpus }) => gpus === 24)?.firstStart ?? null;
  };
  expect(startUnder("best-fit")).toBeNull();
  expect(startUnder("easy")).toBeLessThan(1000);
  expect(startUnder("conservative")).toBeLessThan(1000);
});
