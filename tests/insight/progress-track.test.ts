import { expect, test } from "vitest";
import { keptShares } from "../../src/lessons/checkpoint/play/paradox.tsx";
import { createProgressTrack } from "../../src/insight/checkpoint/progress-track.ts";
import { trainingOf } from "../../src/insight/checkpoint/training.ts";
import { parseLevel } from "../../src/levels/load-level.ts";
import { createSimulation, type SimEvent, type StorageTierId } from "../../src/sim/index.ts";
import act2 from "../../levels/act-2.json" with { type: "json" };

const { level } = parseLevel(act2);
const hour = 3600;

/** Two days of the first contract and two of another, each with its interval. */
function play(tier: StorageTierId, interval: number): ReturnType<typeof createSimulation> {
  const simulation = createSimulation({ ...level, clauses: [] }, "track");
  simulation.dispatch({ type: "set-checkpoint-interval", interval: 2 * hour });
  events.push(...simulation.advanceTo(level.storage.find(({ id }) => id === tier)?.offeredAt ?? 0));
  simulation.dispatch({ type: "choose-storage", tier });
  simulation.dispatch({ type: "set-checkpoint-interval", interval });
  return simulation;
}

let events: SimEvent[] = [];

test.each([
  ["parallel-fs", 40 * 60],
  ["in-memory", 15 * 60],
] as const)("the events alone tell how far the job is, under %s too", (tier, interval) => {
  events = [];
  const simulation = play(tier, interval);
  events.push(...simulation.advanceTo(simulation.time + 48 * hour));
  const view = simulation.view();
  const job = trainingOf(view);
  const { points, rollbacks, saves } = createProgressTrack().read(events, view);
  const [last, now] = points.slice(-2);
  if (job === null || last === undefined || now === undefined) throw new RangeError("there is no training job");
  expect(rollbacks.length).toBeGreaterThan(10);
  expect(saves).toHaveLength(job.checkpoints);
  expect(now.done).toBeCloseTo(view.doneOf(job.id) / job.gpus, 6);
  expect(last.saved).toBeCloseTo(job.saved / job.gpus, 0);
  expect(now.done - last.done).toBeLessThanOrEqual(now.time - last.time + 1);
  const lost = rollbacks.reduce((sum, { before, after }) => sum + before - after, 0);
  expect(lost * job.gpus).toBeCloseTo(view.ledger.lostToFailures, -6);
  expect(rollbacks.every(({ after }) => after >= 0)).toBe(true);
});

test("a course read in pieces is the course read at once, and never goes back in time", () => {
  events = [];
  const simulation = play("in-memory", 10 * 60);
  const track = createProgressTrack();
  let pieces = track.read(events, simulation.view());
  const all = [...events];
  for (let beat = 0; beat < 100; beat += 1) {
    const more = simulation.advanceTo(simulation.time + 1800);
    all.push(...more);
    pieces = track.read(more, simulation.view());
  }
  expect(createProgressTrack().read(all, simulation.view())).toEqual(pieces);
  const times = pieces.points.map(({ time }) => time);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test("ten days of saves every two minutes stay a few thousand points, and no rollback is lost of them", () => {
  events = [];
  const simulation = play("in-memory", 120);
  events.push(...simulation.advanceTo(level.duration));
  const track = createProgressTrack();
  let course = track.read([], simulation.view());
  for (let from = 0; from < events.length; from += 200) {
    course = track.read(events.slice(from, from + 200), simulation.view());
  }
  expect(course.saves.length).toBeGreaterThan(2500);
  expect(course.points.length).toBeLessThan(5000);
  for (const { time, after } of course.rollbacks) {
    expect(course.points.some((point) => point.time === time && Math.abs(point.done - after) < 2)).toBe(true);
  }
});

test("the line of what is kept begins after an hour, stands at nothing until the first save, and never goes below", () => {
  const simulation = createSimulation({ ...level, clauses: [] }, "track");
  simulation.dispatch({ type: "set-checkpoint-interval", interval: 2 * hour });
  const track = createProgressTrack();
  const sharesAt = (time: number): readonly number[] => {
    const course = track.read(simulation.advanceTo(time), simulation.view());
    return keptShares(simulation.view(), course);
  };
  expect(sharesAt(hour)).toEqual([]);
  expect(new Set(sharesAt(2 * hour))).toEqual(new Set([0]));
  const shares = sharesAt(60 * hour);
  expect(shares.at(-1)).toBeCloseTo(simulation.view().recentGoodput, 1);
  expect(Math.min(...shares)).toBe(0);
});
