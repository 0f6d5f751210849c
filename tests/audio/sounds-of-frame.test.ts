import { describe, expect, test } from "vitest";
import { createGate } from "../../src/audio/create-gate.ts";
import { soundRules, type SoundName } from "../../src/audio/sound-name.ts";
import { hear, soundsOf, type AudibleFrame } from "../../src/audio/sounds-of-frame.ts";
import type { Badge } from "../../src/session/session.ts";
import type { Command, Price, SimEvent } from "../../src/sim/index.ts";
import sprite from "../../assets/sounds/fleet.json";

const student = 0;
const giant = 1;
const cluster = {
  job: (id: number) =>
    id === giant
      ? ({ contiguous: true, priority: "production", gpus: 1000 } as const)
      : ({ contiguous: false, priority: "student", gpus: 8 } as const),
};
const badge = (state: Badge["state"]): Badge => ({ id: "goodput", value: 0.5, limit: 0.8, state, clause: null });
const frameAt = (
  time: number,
  events: readonly SimEvent[],
  badges: readonly Badge[] = [],
  stars: 0 | 1 = 0,
): AudibleFrame => ({
  view: { ...cluster, time },
  events,
  score: { stars, badges },
});
const nothing = { jobs: 0, gpus: 0 };
const free: Price = {
  lostToKills: 0,
  migrating: 0,
  tax: 0,
  stalled: 0,
  restarting: 0,
  total: 0,
  dollars: 0,
  seconds: 0,
  kills: nothing,
  moves: nothing,
  stays: { ...nothing, lastEnds: 0 },
  waits: nothing,
  copiesDoneIn: 0,
  frees: { gpus: 0, nodes: 0 },
};
const time = 100;
const done = (command: Command): SimEvent => ({ time, type: "command-done", command, price: free, nodes: [] });
const failed: SimEvent = { time, type: "node-failed", node: 7, cause: "gpu", repairSeconds: 60, jobs: [], lost: 0 };
const killed: SimEvent = {
  time,
  type: "jobs-killed",
  jobs: [student],
  nodes: [0],
  gpus: 8,
  lost: 9,
  by: "player",
  forJob: null,
};
const rolledBack = (minutes: number): SimEvent => ({
  time,
  type: "job-rolled-back",
  job: giant,
  lost: minutes * 60 * 1000,
  voided: false,
});
const started = (job: number): SimEvent => ({ time, type: "job-started", job, waited: 0 });
const broken = (replicas: number[]): SimEvent => ({ time, type: "ring-broken", job: giant, replicas, lost: 9 });
const building: SimEvent = { time, type: "ring-building", job: giant, replicas: 90, cold: false, until: 112 };
const regrouped: SimEvent = { time, type: "replicas-regrouped", job: giant, healthy: [3] };
const slowed: SimEvent = { time, type: "steps-slowed", job: giant, fromSeconds: 2.8, toSeconds: 3.5 };
const before = hear(frameAt(time - 1, []));

describe("an event sounds like what it means", () => {
  test.each<[string, SimEvent, SoundName | null]>([
    ["a student's start is only a tick", started(student), "job-placed"],
    ["a gang's start is the chord the act is about", started(giant), "gang-placed"],
    ["a student's arrival is silent: one comes every second", { time, type: "job-submitted", job: student }, null],
    ["the giant's arrival starts a clock", { time, type: "job-submitted", job: giant }, "gang-arrived"],
    ["the end of a job is silent", { time, type: "job-finished", job: student }, null],
    ["a kill is a thud", killed, "kill"],
    ["one moved job is a tick", { time, type: "job-migrated", job: student, from: [0], to: [1] }, "job-placed"],
    ["the last move is heard", { time, type: "moves-done" }, "migrated"],
    ["a failure crackles", failed, "failure"],
    ["its victims do not crackle again", { time, type: "job-rolled-back", job: student, lost: 5, voided: false }, null],
    ["a student's checkpoint is silent", { time, type: "checkpoint-written", job: student }, null],
    ["the giant's checkpoint is heard", { time, type: "checkpoint-written", job: giant }, "saved"],
    ["the giant's save begins softly", { time, type: "checkpoint-started", job: giant, until: 200 }, "saving"],
    ["a student's save begins silently", { time, type: "checkpoint-started", job: student, until: 200 }, null],
    ["what drains in the background is silent", { time, type: "checkpoint-drains", job: giant, until: 200 }, null],
    ["20 minutes lost are a stumble", rolledBack(20), "rollback-small"],
    ["an hour lost is a fall", rolledBack(60), "rollback"],
    ["8 hours lost are a catastrophe", rolledBack(8 * 60), "rollback-large"],
    ["a restart begins silently: its fall was heard", { time, type: "restart-started", job: giant, until: 200 }, null],
    ["the giant runs again", { time, type: "restart-done", job: giant }, "restarted"],
    ["a student's restart is silent", { time, type: "restart-done", job: student }, null],
    ["one broken replica is a fall", broken([3]), "rollback"],
    ["many at once are a catastrophe", broken([3, 14, 25]), "rollback-large"],
    ["a fleet that waits alarms", { time, type: "training-waits", job: giant, for: "ring" }, "alarm"],
    ["replicas that are put together are heard as a move done", regrouped, "migrated"],
    ["a replica that is healthy again ticks", { time, type: "replica-ready", job: giant, replica: 3 }, "job-placed"],
    ["a ring that is being built clunks", building, "drain"],
    ["a ring that works is the chord", { time, type: "ring-built", job: giant, replicas: 90 }, "gang-placed"],
    ["steps that get slower creak", slowed, "aged"],
    ["a new ring is heard once, as its event", done({ type: "set-ring", order: [1, 2] }), null],
    ["a way to recover is a lever", done({ type: "set-recovery", mode: "elastic" }), "click"],
    ["a spare that is swapped in clunks", done({ type: "swap-nodes", nodes: [3] }), "drain"],
    ["a storage contract is offered", { time, type: "storage-offered", tier: "parallel-fs" }, "offer"],
    ["a storage contract clunks", done({ type: "choose-storage", tier: "parallel-fs" }), "drain"],
    ["hardware creaks as it ages", { time, type: "hardware-aged", mttf: 7200 }, "aged"],
    ["a drain clunks", done({ type: "drain", nodes: [1] }), "drain"],
    ["a lever clicks", done({ type: "set-policy", policy: "fcfs" }), "click"],
    ["a kill by command is heard once, as its event", done({ type: "kill", jobs: [student] }), null],
    ["a stopped world clunks", { time, type: "defragmentation-started", until: 200, moves: 3 }, "drain"],
    ["a world that goes on again is a migration done", { time, type: "defragmentation-done", moves: 3 }, "migrated"],
    ["a violated SLO alarms", { time, type: "clause-broken", clause: "gang-starts", value: 7201 }, "alarm"],
    ["a lost level falls", { time, type: "level-ended", lostBy: "gang-starts" }, "loss"],
    ["a level that ends without a star is lost too", { time, type: "level-ended", lostBy: null }, "loss"],
  ])("%s", (_reason, event, sound) => {
    expect(soundsOf(frameAt(time, [event]), before)).toEqual(sound === null ? [] : [sound]);
  });

  test("a level that ends with a star is won", () => {
    expect(soundsOf(frameAt(time, [{ time, type: "level-ended", lostBy: null }], [], 1), before)).toEqual(["win"]);
  });
});

describe("a badge sounds when it turns", () => {
  test.each<[Badge["state"], Badge["state"], SoundName | null]>([
    ["red", "green", "badge-green"],
    ["waiting", "green", "badge-green"],
    ["green", "red", "badge-red"],
    ["waiting", "red", "badge-red"],
    ["green", "waiting", null],
    ["green", "green", null],
    ["red", "red", null],
  ])("from %s to %s", (from, to, sound) => {
    const last = hear(frameAt(time - 1, [], [badge(from)]));
    expect(soundsOf(frameAt(time, [], [badge(to)]), last)).toEqual(sound === null ? [] : [sound]);
  });
});

describe("many events at once", () => {
  test("make each sound once, the most important first", () => {
    const events = [started(student), started(student), killed, killed, failed, started(giant)];
    expect(soundsOf(frameAt(time, events), before)).toEqual(["gang-placed", "failure", "kill", "job-placed"]);
  });

  test("of a catch-up of minutes are heard as the most important one alone", () => {
    const events = [started(student), killed, failed];
    expect(soundsOf(frameAt(time + 3600, events), before)).toEqual(["failure"]);
    expect(soundsOf(frameAt(time + 60, events), before)).toEqual(["failure", "kill", "job-placed"]);
  });
});

test("the first frame of a run is silent", () => {
  expect(soundsOf(frameAt(time, [started(giant), failed], [badge("red")]), null)).toEqual([]);
});

describe("the gate", () => {
  test("lets a sound through again only after its time, and keeps no sound waiting for another", () => {
    const gate = createGate();
    expect(gate.opens("failure", 10)).toBe(true);
    expect(gate.opens("failure", 10.39)).toBe(false);
    expect(gate.opens("kill", 10.39)).toBe(true);
    expect(gate.opens("failure", 10.41)).toBe(true);
  });

  test("lets what keeps coming through ever more rarely, and forgets that once it rests", () => {
    const gate = createGate();
    const heard = Array.from({ length: 3000 }, (_, frame) => frame / 100).filter((now) => gate.opens("saved", now));
    const gaps = heard.slice(1).map((at, index) => at - (heard[index] ?? 0));
    expect(gaps.slice(0, 2).map((gap) => Math.round(gap * 10) / 10)).toEqual([1, 1.5]);
    expect(Math.max(...gaps)).toBeCloseTo(soundRules.saved.tired ?? 0, 1);
    expect(gaps.at(-1)).toBeCloseTo(soundRules.saved.tired ?? 0, 1);
    expect([gate.opens("saved", 60), gate.opens("saved", 60.9), gate.opens("saved", 61.1)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("lets at most three ticks of students through in a second", () => {
    const gate = createGate();
    const heard = Array.from({ length: 60 }, (_, frame) => gate.opens("job-placed", frame / 60)).filter(Boolean);
    expect(heard).toHaveLength(3);
  });
});

test("every sound has a rule, a place in the file, and an importance of its own", () => {
  expect(Object.keys(soundRules).sort()).toEqual(Object.keys(sprite).sort());
  const importances = Object.values(soundRules).map((rule) => rule.importance);
  expect(new Set(importances).size).toBe(importances.length);
});
