import { expect, test } from "vitest";
import { createSimulation, restoreSimulation, type Level } from "../../src/sim/index.ts";
import { buildLevel } from "./build-level.ts";
import { crowdedLevel } from "./crowded-level.ts";

const gang = {
  name: "booked",
  owner: "flagship",
  priority: "production",
  gpus: 80,
  contiguous: true,
  arrives: 4000,
  runSeconds: 900,
  estimateSeconds: 900,
  stateBytesPerGpu: 4e10,
  checkpointInterval: null,
} as const;

/** An empty hall to which one gang comes. */
function levelWith(job: Partial<Level["jobs"][number]>): Level {
  return buildLevel({
    topology: { pods: 2, rowsPerPod: 2, racksPerRow: 4, nodesPerRack: 5, gpusPerNode: 8 },
    duration: 7200,
    jobs: [{ ...gang, ...job }],
  });
}

test("a booked gang is known before it arrives, can have a window kept, and starts in it when it arrives", () => {
  const simulation = createSimulation(levelWith({ bookedAhead: 1000 }), "one");
  const view = simulation.view();
  expect(simulation.advanceTo(2999)).toEqual([]);
  expect(view.booked).toEqual([]);
  expect(simulation.advanceTo(3000)).toMatchObject([{ type: "job-booked", job: 0, arrives: 4000 }]);
  expect(view.booked).toEqual([0]);
  expect(view.queue).toEqual([]);
  expect(simulation.dispatch({ type: "place-gang", job: 0, firstNode: 5, clear: "drain" })).toEqual({ ok: true });
  simulation.advanceTo(3999);
  expect(view.job(0).firstStart).toBeNull();
  simulation.advanceTo(4000);
  expect(view.booked).toEqual([]);
  expect(view.job(0)).toMatchObject({ submitted: 4000, firstStart: 4000 });
  expect(view.job(0).nodes[0]).toBe(5);
});

test("a gang that nobody booked arrives unannounced", () => {
  const simulation = createSimulation(levelWith({}), "one");
  expect(simulation.advanceTo(3999)).toEqual([]);
  expect(simulation.view().jobCount).toBe(0);
});

test("the seed draws a gang's size in whole nodes and its arrival in whole minutes, all that may be and no other", () => {
  const level = levelWith({ leastGpus: 64, gpus: 80, earliest: 3880, arrives: 4000 });
  const seen = new Set<string>();
  for (let seed = 0; seed < 120; seed++) {
    const simulation = createSimulation(level, `seed ${seed}`);
    simulation.advanceTo(4000);
    const { gpus, submitted } = simulation.view().job(0);
    seen.add(`${gpus} GPUs at ${submitted}`);
  }
  const all = [64, 72, 80].flatMap((gpus) => [3880, 3940, 4000].map((time) => `${gpus} GPUs at ${time}`));
  expect([...seen].toSorted()).toEqual(all.toSorted());
});

test("a run with a booked gang goes on from a snapshot as it would have gone on", () => {
  const level = { ...crowdedLevel, jobs: [...crowdedLevel.jobs, { ...gang, bookedAhead: 3000, gpus: 64 }] };
  const whole = createSimulation(level, "two");
  whole.advanceTo(1500);
  const [job = -1] = whole.view().booked;
  const first = whole.windows(job, 1)[0]?.firstNode ?? -1;
  expect(whole.dispatch({ type: "place-gang", job, firstNode: first, clear: "drain" })).toEqual({ ok: true });
  whole.dispatch({ type: "take-help", help: "windows" });
  const cut = restoreSimulation(level, "two", whole.snapshot());
  expect(cut.view().booked).toEqual([job]);
  expect(cut.view().helps).toEqual(["windows"]);
  whole.advanceTo(7000);
  cut.advanceTo(7000);
  expect(cut.digest()).toBe(whole.digest());
});

test("help is taken once, and shows in the digest", () => {
  const simulation = createSimulation(levelWith({}), "one");
  const before = simulation.digest();
  expect(simulation.dispatch({ type: "take-help", help: "hint-1" })).toEqual({ ok: true });
  expect(simulation.dispatch({ type: "take-help", help: "hint-1" })).toEqual({ ok: false, refusal: "nothing-to-do" });
  expect(simulation.digest()).not.toBe(before);
});

test("until the levers unlock no command is taken but for help", () => {
  const level = { ...levelWith({}), observeUntil: 600 };
  const simulation = createSimulation(level, "one");
  simulation.advanceTo(599);
  expect(simulation.dispatch({ type: "take-help", help: "hint-1" })).toEqual({ ok: true });
  const policy = { type: "set-policy", policy: "fcfs" } as const;
  expect(simulation.dispatch(policy)).toEqual({ ok: false, refusal: "observing" });
  expect(simulation.price(policy)).toEqual({ ok: false, refusal: "observing" });
  simulation.advanceTo(600);
  expect(simulation.dispatch(policy)).toEqual({ ok: true });
});
