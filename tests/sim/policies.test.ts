import { describe, expect, test } from "vitest";
import { JobQueue } from "../../src/sim/job-queue.ts";
import type { Level, PolicyId, SimEvent } from "../../src/sim/index.ts";
import { bestFit } from "../../src/sim/policies/best-fit.ts";
import { fcfs } from "../../src/sim/policies/fcfs.ts";
import { lineOf } from "../../src/sim/policies/line.ts";
import type { Line, PendingJob, Policy } from "../../src/sim/policies/policy.ts";
import { preemption } from "../../src/sim/policies/preemption.ts";
import type { PlacementStyle } from "../../src/sim/placement.ts";
import { runPolicy, schedule } from "../../src/sim/schedule.ts";
import { addPending, addRunning, emptyHall, fillNodes, reserve, smallLevel } from "./hand-made-hall.ts";

function pending(id: number, gpus: number, priority: PendingJob["priority"] = "student"): PendingJob {
  return { id, gpus, contiguous: false, priority, estimate: 100, queuedAt: id };
}

/** A scheduler with this many GPUs in one place; tells who started and how each was placed. */
function run(
  policy: Policy,
  free: number,
  queue: readonly PendingJob[],
): { started: number[]; styles: PlacementStyle[] } {
  const started: number[] = [];
  const styles: PlacementStyle[] = [];
  let left = free;
  const jobs = new JobQueue();
  for (const job of queue) jobs.push({ ...job, group: -1 });
  policy(lineIn(jobs, queue), {
    place: ({ gpus }, style) => {
      styles.push(style);
      return gpus <= left ? [0] : null;
    },
    start: (job) => {
      left -= job.gpus;
      started.push(job.id);
      jobs.remove({ ...job, group: -1 });
    },
    reserve: () => null,
    planAhead: () => [],
    reservations: () => [],
    placeBeside: () => null,
    isFree: () => false,
    groupsByNeed: () => [],
    now: 0,
  });
  return { started, styles };
}

function lineIn(jobs: JobQueue, queue: readonly PendingJob[]): Line {
  const describe = (id: number): PendingJob => {
    const job = queue[id];
    if (!job) throw new RangeError(`there is no job ${id}`);
    return job;
  };
  return lineOf(jobs, 8, { describe, hasWindow: () => false, withWindows: () => [] });
}

describe("of jobs that want 2, 8, 1 and 3 GPUs, with 5 free,", () => {
  const queue = [pending(0, 2), pending(1, 8), pending(2, 1), pending(3, 3, "production")];
  test.each([
    { name: "fcfs", policy: fcfs, starts: [0], style: "spread", because: "the second waits, and nobody overtakes" },
    { name: "best-fit", policy: bestFit, starts: [0, 2], style: "pack", because: "whatever fits starts, in order" },
    { name: "preemption", policy: preemption, starts: [3, 0], style: "pack", because: "the higher class comes first" },
  ])("$name starts $starts, because $because", ({ policy, starts, style }) => {
    const { started, styles } = run(policy, 5, queue);
    expect(started).toEqual(starts);
    expect(new Set(styles)).toEqual(new Set([style]));
  });

  test.each([
    { name: "fcfs", policy: fcfs },
    { name: "best-fit", policy: bestFit },
    { name: "preemption", policy: preemption },
  ])("$name starts all that fit together", ({ policy }) => {
    expect(new Set(run(policy, 14, queue).started)).toEqual(new Set([0, 1, 2, 3]));
  });
});

test.each([
  { name: "best-fit", policy: bestFit },
  { name: "preemption", policy: preemption },
])("$name asks for as many places as jobs start and widths wait, however long the queue is", ({ policy }) => {
  const asked = [500, 1000, 2000].map((length) => {
    const queue = Array.from({ length }, (_, id) => pending(id, [4, 2, 8, 64][id % 4] ?? 1));
    const { started, styles } = run(policy, 7, queue);
    expect(started).toEqual([0, 1]);
    return styles.length;
  });
  expect(Math.max(...asked)).toBeLessThanOrEqual(2 + 4);
});

test("a policy gets what an operator may know of a job, as a copy, and its true run time by no way", () => {
  const state = emptyHall();
  const job = addPending(state, { gpus: 2, work: 2 * 777, estimate: 900 });
  const seen: unknown[] = [];
  runPolicy(state, (line, scheduler) => {
    const told = line.next();
    if (!told) return;
    seen.push(told);
    Object.assign(told, { gpus: 1, estimate: 1, queuedAt: 99 });
    expect(job).toMatchObject({ gpus: 2, estimate: 900, queuedAt: 0 });
    expect(line.next()).toMatchObject({ gpus: 2, estimate: 900, queuedAt: 0 });
    seen.push(line.next(), line, scheduler);
  });
  expect(seen[1]).toEqual({
    id: job.id,
    gpus: 2,
    contiguous: false,
    priority: "student",
    estimate: 900,
    queuedAt: 0,
  });
  expect(JSON.stringify(seen)).not.toMatch(/777|1554/);
});

describe("a scheduling pass", () => {
  const level = (policy: PolicyId, preempts = false): Level => ({ ...smallLevel, policy, preemption: preempts });

  function started(events: readonly SimEvent[]): number[] {
    return events.flatMap((event) => (event.type === "job-started" ? [event.job] : []));
  }

  test("leaves the queue without those that started, in order", () => {
    const state = emptyHall(level("best-fit"));
    fillNodes(state, [4, 8, 8, 8, 8, 8, 8, 8]);
    const [wide, first, second] = [8, 2, 2].map((gpus) => addPending(state, { gpus }).id);
    schedule(state);
    expect(started(state.events)).toEqual([first, second]);
    expect(state.queue.inOrder()).toEqual([wide]);
  });

  test("starts nobody while the world is stopped", () => {
    const state = emptyHall(level("best-fit"));
    addPending(state, { gpus: 1 });
    state.defragmentation = { started: 0, until: 100, moves: new Map() };
    schedule(state);
    expect(state.queue.length).toBe(1);
  });

  test("lets a gang into its empty window although it is not at the head of the queue", () => {
    const state = emptyHall(level("fcfs"));
    fillNodes(state, [1, 1, 1, 1, 0, 0, 1, 1]);
    const head = addPending(state, { gpus: 24, contiguous: true });
    const gang = addPending(state, { gpus: 16, contiguous: true });
    reserve(state, gang.id, 4, 2);
    schedule(state);
    expect(started(state.events)).toEqual([gang.id]);
    expect(state.queue.inOrder()).toEqual([head.id]);
    expect(state.windows.size).toBe(0);
    expect([...state.nodeReservedFor]).toEqual(Array.from({ length: 8 }, () => -1));
  });

  test("under FCFS lets nobody past a gang that waits for its window", () => {
    const state = emptyHall(level("fcfs"));
    fillNodes(state, [0, 0, 0, 0, 1]);
    const gang = addPending(state, { gpus: 16, contiguous: true });
    reserve(state, gang.id, 4, 2);
    addPending(state, { gpus: 1 });
    schedule(state);
    expect(started(state.events)).toEqual([]);
  });

  test.each([
    { preempts: true, killed: 1 },
    { preempts: false, killed: 0 },
  ])("kills for a higher class only with the switch on: $preempts", ({ preempts, killed }) => {
    const state = emptyHall(level("best-fit", preempts));
    fillNodes(state, [1, 8, 8, 8, 8, 8, 8, 8]);
    addPending(state, { gpus: 8, priority: "production" });
    schedule(state);
    expect(state.killed).toBe(killed);
  });

  test("never kills for students, nor for a gang that has its window", () => {
    const state = emptyHall(level("best-fit", true));
    fillNodes(state, [1, 1, 1, 1, 1, 1, 1, 1]);
    addPending(state, { gpus: 8 });
    const gang = addPending(state, { gpus: 16, contiguous: true, priority: "production" });
    reserve(state, gang.id, 4, 2);
    schedule(state);
    expect(state.killed).toBe(0);
  });

  test("a job that starts for the first time waits for nothing, one that has run before pays for its restart", () => {
    const state = emptyHall(level("best-fit"));
    const fresh = addPending(state, { gpus: 1 });
    const again = addPending(state, { gpus: 1, starts: 1, done: 500, saved: 500 });
    const scratch = addPending(state, { gpus: 1, starts: 1 });
    schedule(state);
    expect([fresh, again, scratch].map(({ phase }) => phase)).toEqual(["working", "restarting", "restarting"]);
    const ends = state.future.inOrder().map(({ time, type, id }) => [type === "phase-ends" && id, time]);
    // 30 s to detect and 60 s to reschedule; 40 GB at 1 GB/s to load what was saved.
    expect(ends).toEqual([
      [scratch.id, 90],
      [again.id, 130],
      [fresh.id, 1000],
    ]);
  });
});

test("a student's first start fixes whether it saves: by the lever's position at that moment", () => {
  const state = emptyHall({ ...smallLevel, checkpointInterval: 600 });
  const student = addPending(state, { gpus: 1, work: 2000 });
  addRunning(state, [1], { gpus: 1 });
  schedule(state);
  expect(student.checkpointInterval).toBe(600);
  expect(state.future.nextTime).toBe(600);
});
