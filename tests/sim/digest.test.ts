import { expect, test, vi } from "vitest";
import { regretOf } from "../../src/levels/regret.ts";
import { digestOf } from "../../src/sim/digest.ts";
import { FutureEventList } from "../../src/sim/future-event-list.ts";
import { createSimulation, type Command, type Level, type Seconds } from "../../src/sim/index.ts";
import { Job } from "../../src/sim/job.ts";
import { Jobs } from "../../src/sim/jobs.ts";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import { HashSum } from "../../src/sim/hash-sum.ts";
import { addFinished, addJob } from "../../src/sim/job-hash.ts";
import { jobOf, type SimState } from "../../src/sim/state.ts";
import { crowdedLevel, trainingLevel } from "./crowded-level.ts";
import { crowdedRing } from "./elastic-hall.ts";
import { mixedHall } from "./mixed-hall.ts";
import { failing, sharedNfs } from "./training-hall.ts";

/** Who stands at the head of the queue goes to its end. */
function turnRound(state: SimState): void {
  const [head = 0] = state.queue.inOrder();
  state.queue.remove(jobOf(state, head));
  state.queue.push(jobOf(state, head));
}

const changes: readonly (readonly [what: string, change: (state: SimState) => unknown])[] = [
  ["the clock", (state) => state.now++],
  ["a job's phase", (state) => Object.assign(state.jobs.get(0) ?? {}, { phase: "stalled" })],
  ["a job's work", (state) => Object.assign(state.jobs.get(0) ?? {}, { done: 401 })],
  ["what a job saved", (state) => Object.assign(state.jobs.get(0) ?? {}, { saved: 1 })],
  ["a job's rate", (state) => Object.assign(state.jobs.get(0) ?? {}, { rate: 900 })],
  ["a job's interval", (state) => Object.assign(state.jobs.get(0) ?? {}, { checkpointInterval: 60 })],
  ["a job's target", (state) => Object.assign(state.jobs.get(0) ?? {}, { movingTo: [5] })],
  ["the order of the queue", (state) => turnRound(state)],
  ["a GPU's job", (state) => state.nodes.take(7, 1, 3)],
  ["a GPU that is held", (state) => state.nodes.hold(7, 1, 0)],
  ["a drained node", (state) => state.nodes.setDrained(1, 1)],
  ["a reserved node", (state) => state.nodes.reserve(1, 4)],
  ["a node's return", (state) => state.nodes.takeDown(6, 900)],
  ["a node's failures", (state) => (state.nodeFailures[0] = 1)],
  ["the copies' queue", (state) => state.moveQueue.push(0)],
  ["the policy", (state) => (state.policy = "fcfs")],
  ["the kill switch", (state) => (state.preemption = true)],
  ["the interval", (state) => (state.checkpointInterval = 600)],
  ["an account", (state) => state.totals.tax++],
  ["a wait", (state) => state.startedWaits.add(1, 7, 1)],
  ["a storage contract", (state) => (state.storage = { ...state.storage, tier: "in-memory" })],
  ["what a job has captured", (state) => (jobOf(state, 0).captured = 7)],
  ["a drain", (state) => (jobOf(state, 0).drainEnds = 7)],
  ["how long a save will drain", (state) => (jobOf(state, 0).drain = 7)],
  ["the longest pause", (state) => (state.longestPause = 3)],
  ["what is bound to happen", (state) => state.future.add(90, "defragmentation-ends")],
  ["the end", (state) => (state.ended = { time: 0, lostBy: null })],
];

test("a digest tells two states apart by each field of what is bound to happen", () => {
  const state = mixedHall();
  state.future.add(90, "node-fails", 3);
  const before = digestOf(state);
  for (const name of ["time", "order", "type", "id", "epoch"] as const) {
    const saved = state.future.save();
    saved[name][0] = (saved[name][0] ?? 0) + 1;
    const future = new FutureEventList();
    future.restore(saved, state.future.inserted);
    expect(digestOf({ ...state, future }), name).not.toBe(before);
  }
});

test.each(changes)("a digest tells two states apart by %s", (_what, change) => {
  const state = mixedHall();
  const before = digestOf(state);
  change(state);
  expect(digestOf(state)).not.toBe(before);
  expect(digestOf(mixedHall())).toBe(before);
});

/** Left out: what follows from the level, from a job's number, or was handed out already, and what is for drawing. */
const leftOut = /^(level|hall|demand|lines|key|events|revision|elastics\.\d+\.(spec|network|firstRack))\b/;

/** Fields of a job that change. */
const mutable: readonly (keyof Job)[] = [
  "checkpointInterval",
  "nodes",
  "movingTo",
  "queuedAt",
  "startedAt",
  "firstStart",
  "kills",
  "rate",
  "starts",
  "settledTo",
  "phaseStart",
  "phaseEnds",
  "done",
  "captured",
  "saved",
  "drainEnds",
  "drain",
  "checkpoints",
  "restarts",
  "heldGpus",
  "epoch",
];

/** Of a job that has never started. */
const ofNewcomers: readonly (keyof Job)[] = ["checkpointInterval", "queuedAt", "starts"];

/** Of one that nothing has ever happened to; with one of the last three changed it is not plain any more. */
const ofPlain: readonly (keyof Job)[] = [
  "nodes",
  "queuedAt",
  "startedAt",
  "phaseStart",
  "phaseEnds",
  "settledTo",
  "done",
  "epoch",
  "checkpointInterval",
  "starts",
  "course",
];

/** Runs with all that a state can hold: moves under way, a world stopped, stretches of settings, a ring with a past. */
const rich: readonly (readonly [what: string, make: () => SimState])[] = [
  [
    "a crowded hall while jobs are moved",
    () => played(crowdedLevel, 400, { type: "set-checkpoint-interval", interval: 500 }, moveSome),
  ],
  ["a crowded hall that is paused", () => played(crowdedLevel, 400, { type: "defragment" })],
  [
    "a hall that trains",
    () =>
      played(
        trainingLevel,
        3000,
        { type: "set-checkpoint-interval", interval: 900 },
        { type: "choose-storage", tier: "in-memory" },
      ),
  ],
  [
    "a ring of replicas",
    () =>
      played(
        crowdedRing,
        4000,
        { type: "set-recovery", mode: "elastic" },
        { type: "set-routing", routing: "automatic" },
      ),
  ],
];

test.each(rich)("a digest depends on every field of a state, also on those that are new: %s", (_what, make) => {
  const state = make();
  const before = digestOf(state);
  const ignored: string[] = [];
  let tried = 0;
  for (const { path, change, undo } of changesOf(state, "")) {
    change();
    if (digestOf(state) === before) ignored.push(path);
    undo();
    tried++;
  }
  expect(ignored.filter((path) => !leftOut.test(path))).toEqual([]);
  expect(tried).toBeGreaterThan(200);
  expect(digestOf(state)).toBe(before);
});

test.each(rich)("a job is finished and in the sum, or it waits or runs: %s", (_what, make) => {
  const retire = vi.spyOn(Jobs.prototype, "retire").mockReturnValue();
  const state = make();
  retire.mockRestore();
  const sum = new HashSum();
  for (const job of state.jobs) if (job.status === "finished") sum.add(job, addFinished);
  // Whatever came after a job's end has not changed it.
  expect([state.finishedSum.high, state.finishedSum.low]).toEqual([sum.high, sum.low]);
  const others = [...state.jobs].filter(({ status }) => status !== "finished").map(({ id }) => id);
  expect([...state.queue.inOrder(), ...state.running].toSorted((a, b) => a - b)).toEqual(others);
  // That most of what is known of a job is forgotten when it is over changes nothing.
  expect(digestOf(make())).toBe(digestOf(state));
});

test("the sum of finished jobs tells them apart by every field, not by their order", () => {
  const sumOf = (...jobs: readonly Job[]): unknown => {
    const sum = new HashSum();
    for (const job of jobs) sum.add(job, addJob);
    return [sum.high, sum.low];
  };
  const [one, other] = mixedHall().jobs;
  if (!one || !other) throw new RangeError("there are no jobs");
  expect(sumOf(one, other)).toEqual(sumOf(other, one));
  const before = sumOf(one);
  const ignored = [...changesOf(one, "jobs.0")].filter(({ change, undo }) => {
    change();
    const after = sumOf(one);
    undo();
    return JSON.stringify(after) === JSON.stringify(before);
  });
  expect(ignored.map(({ path }) => path).filter((path) => !leftOut.test(path))).toEqual([]);
});

test("two runs whose settings differed for a while have other digests, though nothing else came of it", () => {
  const hall = failing([1000, 0]);
  const level = { ...hall, storage: [sharedNfs], failures: { ...hall.failures, perThousandNodeDays: 0.001 } };
  const [one, other] = [createSimulation(level, "s"), createSimulation(level, "s")];
  // While the job restarts, a setting that is taken back has no effect, but regret is computed from it.
  other.advanceTo(1010);
  other.dispatch({ type: "set-checkpoint-interval", interval: 6000 });
  other.advanceTo(1050);
  other.dispatch({ type: "set-checkpoint-interval", interval: 300 });
  for (const simulation of [one, other]) simulation.advanceTo(2000);
  expect(one.view().ledger).toEqual(other.view().ledger);
  expect(regretOf(one.view())).not.toBe(regretOf(other.view()));
  expect(one.digest()).not.toBe(other.digest());
});

test("a digest is 16 hex digits", () => {
  expect(digestOf(mixedHall())).toMatch(/^[0-9a-f]{16}$/);
});

interface Change {
  readonly path: string;
  readonly change: () => void;
  readonly undo: () => void;
}

/** One change of each field of some data, down to its numbers and texts; of a long list, of its first and last entries. */
function* changesOf(value: unknown, path: string): Generator<Change> {
  if (value instanceof FutureEventList) return;
  if (value instanceof Jobs) {
    const others = [...value].filter(({ status }) => status !== "finished");
    for (const job of others.slice(0, 8)) yield* changesOf(job, `${path}.${job.id}`);
  } else if (value instanceof Job) {
    for (const field of value.starts === 0 ? ofNewcomers : value.isPlain ? ofPlain : mutable) {
      const before = value[field];
      const after = Array.isArray(before) ? [...before, 7] : changed(before);
      yield {
        path: `${path}.${field}`,
        change: () => Object.assign(value, { [field]: after }),
        undo: () => Object.assign(value, { [field]: before }),
      };
    }
  } else if (value instanceof Set) {
    yield { path: `${path}+`, change: () => value.add("new"), undo: () => value.delete("new") };
  } else if (value instanceof Map) {
    yield { path: `${path}+`, change: () => value.set(-7, -7), undo: () => value.delete(-7) };
    for (const [key, entry] of value) {
      if (typeof entry === "object") yield* changesOf(entry, `${path}.${String(key)}`);
      else
        yield {
          path: `${path}.${String(key)}`,
          change: () => value.set(key, changed(entry)),
          undo: () => value.set(key, entry),
        };
    }
  } else if (Array.isArray(value)) {
    yield { path: `${path}+`, change: () => value.push({}), undo: () => value.pop() };
    yield* fieldsOf(value, ends(value.length), path);
  } else if (ArrayBuffer.isView(value)) {
    yield* fieldsOf(value, ends((value as Uint8Array).length), path);
  } else if (typeof value === "object" && value !== null) yield* fieldsOf(value, Object.keys(value), path);
}

function* fieldsOf(record: object, keys: readonly (string | number)[], path: string): Generator<Change> {
  const fields = record as Record<string | number, unknown>;
  for (const key of keys) {
    const value = fields[key];
    const name = path === "" ? String(key) : `${path}.${key}`;
    if (["level", "hall", "elastic.spec", "elastic.network"].includes(name)) continue;
    if (typeof value === "object" && value !== null) yield* changesOf(value, name);
    else yield { path: name, change: () => (fields[key] = changed(value)), undo: () => (fields[key] = value) };
  }
}

function ends(length: number): number[] {
  return [...new Set([0, 1, 2, length - 2, length - 1])].filter((index) => index >= 0 && index < length);
}

function changed(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "string") return `${value}!`;
  return typeof value === "boolean" ? !value : 7;
}

/** A run at a time, these commands having been given at half of it and at the time itself. */
function played(
  level: Level,
  time: Seconds,
  ...commands: readonly (Command | ((state: SimState) => Command))[]
): SimState {
  const state = beginRun(level, "s");
  const simulation = simulationOf(state);
  for (const at of [Math.floor(time / 2), time]) {
    simulation.advanceTo(at);
    for (const command of commands) simulation.dispatch(typeof command === "function" ? command(state) : command);
  }
  return state;
}

/** Moves the first jobs that may be moved. */
function moveSome(state: SimState): Command {
  const jobs = [...state.running].filter((id) => jobOf(state, id).gpus === 1 && jobOf(state, id).movingTo.length === 0);
  return { type: "migrate", jobs: jobs.slice(0, 5) };
}
