import { describe, expect, test } from "vitest";
import { clausesOf, checkClauses, slaOf } from "../../src/sim/clauses.ts";
import { createSimulation, type Clause, type Level } from "../../src/sim/index.ts";
import type { SimState } from "../../src/sim/state.ts";
import { crowd } from "./crowded-level.ts";
import { addPending, emptyHall, smallLevel } from "./hand-made-hall.ts";

const gangJob = {
  name: "gang",
  owner: "models",
  priority: "production",
  gpus: 16,
  contiguous: true,
  arrives: 0,
  runSeconds: 1000,
  estimateSeconds: 1000,
  stateBytesPerGpu: 4e10,
  checkpointInterval: null,
} as const;

function hall(clause: Clause, level: Partial<Level> = {}): SimState {
  return emptyHall({ ...smallLevel, jobs: [gangJob], workload: { ...crowd, fill: 0.5 }, ...level, clauses: [clause] });
}

function standingOf(state: SimState): { value: number; state: string } {
  const [clause] = clausesOf(state);
  return { value: clause?.value ?? NaN, state: clause?.state ?? "" };
}

const clause = (id: Clause["id"], limit: number, fatal: number | null = null): Clause => ({
  id,
  limit,
  fatal,
  penaltyDollars: 500,
});

describe("the SLO that the gang starts in time", () => {
  test.each([
    { submitted: 100, firstStart: null, now: 150, value: 50, state: "waiting" },
    { submitted: 100, firstStart: null, now: 160, value: 60, state: "waiting" },
    { submitted: 100, firstStart: null, now: 161, value: 61, state: "violated" },
    { submitted: 100, firstStart: 160, now: 9000, value: 60, state: "met" },
    { submitted: 100, firstStart: 161, now: 9000, value: 61, state: "violated" },
  ])("of 60 s: come at $submitted, started at $firstStart, at $now is $state", (row) => {
    const state = hall(clause("gang-starts", 60));
    addPending(state, { gpus: 16, contiguous: true, submitted: row.submitted, firstStart: row.firstStart });
    state.now = row.now;
    expect(standingOf(state)).toEqual({ value: row.value, state: row.state });
  });

  test("waits for a gang that has not come yet", () => {
    expect(standingOf(hall(clause("gang-starts", 60)))).toEqual({ value: 0, state: "waiting" });
  });

  test("is kept by a gang that started, failed, and queues again", () => {
    const state = hall(clause("gang-starts", 60));
    addPending(state, { gpus: 16, contiguous: true, firstStart: 30, starts: 1, queuedAt: 40 });
    state.now = 500;
    expect(standingOf(state)).toEqual({ value: 30, state: "met" });
  });
});

test("a gang that fails after its start has started all the same", () => {
  const level: Level = {
    ...smallLevel,
    jobs: [{ ...gangJob, gpus: 32 }],
    failures: {
      perThousandNodeDays: 0,
      aging: [],
      standbys: false,
      scripted: [{ time: 100, nodes: [0, 4], cause: "gpu", repairSeconds: 600 }],
    },
    clauses: [clause("gang-starts", 60)],
  };
  const simulation = createSimulation(level, "s");
  simulation.advanceTo(300);
  expect(simulation.view().job(0).status).toBe("pending");
  simulation.advanceTo(900);
  expect(simulation.view().job(0).status).toBe("running");
  expect(simulation.view().clauses[0]).toMatchObject({ value: 0, state: "met" });
});

describe("the other SLOs", () => {
  test("the killed share is of the GPU-seconds that the students hold at the level's fill over the whole level", () => {
    const state = hall(clause("student-work-killed", 0.01));
    // 64 GPUs, half full, for 7,200 s.
    state.totals.studentLostToKills = 64 * 0.5 * 7200 * 0.01;
    expect(standingOf(state)).toEqual({ value: 0.01, state: "met" });
    state.totals.studentLostToKills += 1;
    expect(standingOf(state).state).toBe("violated");
  });

  test("without students, no share of their work is killed", () => {
    expect(standingOf(hall(clause("student-work-killed", 0), { workload: null }))).toEqual({ value: 0, state: "met" });
  });

  test("the longest pause grows while the world is stopped", () => {
    const state = hall(clause("longest-pause", 300));
    state.longestPause = 100;
    state.defragmentation = { started: 50, until: 900, moves: new Map() };
    state.now = 350;
    expect(standingOf(state)).toEqual({ value: 300, state: "met" });
    state.now = 351;
    expect(standingOf(state).state).toBe("violated");
  });

  test("the 95th percentile of the students' waits may recover", () => {
    const state = hall(clause("student-p95-wait", 60));
    state.startedWaits.add(1, 100, 1);
    state.now = 200;
    expect(standingOf(state)).toEqual({ value: 100, state: "violated" });
    for (let student = 0; student < 30; student++) state.startedWaits.add(1, 0, 1);
    expect(standingOf(state)).toEqual({ value: 0, state: "met" });
  });
});

test("a violated SLO is reported once, and again only after it has been met in between", () => {
  const state = hall(clause("student-p95-wait", 60));
  state.now = 200;
  const violated = (): number => state.events.filter(({ type }) => type === "clause-broken").length;
  state.startedWaits.add(1, 100, 1);
  checkClauses(state);
  checkClauses(state);
  expect(violated()).toBe(1);
  for (let student = 0; student < 30; student++) state.startedWaits.add(1, 0, 1);
  checkClauses(state);
  for (let student = 0; student < 29; student++) state.startedWaits.add(1, 100, 1);
  checkClauses(state);
  expect(violated()).toBe(2);
});

test.each([
  { states: [], sla: "met" },
  { states: ["met", "met"], sla: "met" },
  { states: ["met", "waiting"], sla: "waiting" },
  { states: ["waiting", "violated"], sla: "missed" },
] as const)("SLOs that are $states make an SLA that is $sla", ({ states, sla }) => {
  const views = states.map((state) => ({ id: "longest-pause" as const, limit: 1, fatal: null, value: 0, state }));
  expect(slaOf(views)).toBe(sla);
});

describe("a fatal SLO", () => {
  // Two gangs that cannot both stand in the hall: the second waits until it is too late.
  const level: Level = {
    ...smallLevel,
    jobs: [
      { ...gangJob, gpus: 32 },
      { ...gangJob, gpus: 32 },
      { ...gangJob, gpus: 32 },
    ],
    clauses: [clause("gang-starts", 100, 180)],
  };

  test("ends the level at the first check that finds it passed, and nothing moves any more", () => {
    const simulation = createSimulation(level, "s");
    const events = simulation.advanceTo(7200);
    const ended = events.find(({ type }) => type === "level-ended");
    // Checked once a minute: 180 s are reached at 180, and passed first at 240.
    expect(ended).toEqual({ time: 240, type: "level-ended", lostBy: "gang-starts" });
    expect(events.at(-1)).toBe(ended);
    expect(simulation.view()).toMatchObject({ time: 240, ended: { time: 240, lostBy: "gang-starts" }, sla: "missed" });
    const digest = simulation.digest();
    expect(simulation.dispatch({ type: "set-policy", policy: "fcfs" })).toEqual({ ok: false, refusal: "over" });
    expect(simulation.advanceTo(7200)).toEqual([]);
    expect(simulation.digest()).toBe(digest);
  });

  test("is reported as broken at the first check past its limit, and its penalty is owed", () => {
    const simulation = createSimulation(level, "s");
    const events = simulation.advanceTo(150);
    expect(events.find(({ type }) => type === "clause-broken")).toMatchObject({ time: 120, value: 120 });
    // 64 GPUs at $3 for 150 s, the storage's $10 an hour, and the penalty.
    expect(simulation.view().metrics.tcoDollars).toBeCloseTo((64 * 150 * 3) / 3600 + (150 / 3600) * 10 + 500, 9);
  });
});

test("a level that nobody loses ends when its time is up", () => {
  const simulation = createSimulation(smallLevel, "s");
  expect(simulation.advanceTo(7200)).toEqual([{ time: 7200, type: "level-ended", lostBy: null }]);
  expect(() => simulation.advanceTo(7100)).toThrow(RangeError);
  expect(() => createSimulation(smallLevel, "s").advanceTo(1.5)).toThrow(RangeError);
});
