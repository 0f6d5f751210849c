import { describe, expect, test } from "vitest";
import { createSimulation, type Level, type ScriptedJob, type SimEvent, type Simulation } from "../../src/sim/index.ts";
import { smallLevel } from "./hand-made-hall.ts";

const student: ScriptedJob = {
  name: "student",
  owner: "student",
  priority: "student",
  gpus: 4,
  contiguous: false,
  arrives: 100,
  runSeconds: 1000,
  estimateSeconds: 1000,
  stateBytesPerGpu: 2e10,
  checkpointInterval: 300,
};

/** Checkpoints take 20 s, restarts 90 s and 20 s more with something to load; one copy takes 30 + 32 s. */
const level: Level = { ...smallLevel, jobs: [student] };

function failing(time: number, nodes: readonly number[] = [0], repairSeconds = 500): Level {
  return {
    ...level,
    failures: {
      perThousandNodeDays: 0,
      aging: [],
      standbys: false,
      scripted: [{ time, nodes, cause: "gpu", repairSeconds }],
    },
  };
}

/** What happened, as `130 job-started`. */
function linesOf(events: readonly SimEvent[]): string[] {
  return events.map(({ time, type }) => `${time} ${type}`);
}

function linesUntil(simulation: Simulation, time: number): string[] {
  return linesOf(simulation.advanceTo(time));
}

// A student's interval is the lever's, which is off here: set it before the job arrives.
function savingEvery(simulation: Simulation, interval: number): Simulation {
  simulation.dispatch({ type: "set-checkpoint-interval", interval });
  simulation.advanceTo(0);
  return simulation;
}

describe("a job of 1000 s", () => {
  test("without checkpoints ends 1000 s after it starts, and all it held was useful", () => {
    const simulation = createSimulation(level, "s");
    expect(linesUntil(simulation, 2000)).toEqual(["100 job-submitted", "100 job-started", "1100 job-finished"]);
    expect(simulation.view().ledger).toMatchObject({ useful: 4000, idle: 64 * 2000 - 4000 });
  });

  test("that saves every 300 s writes three times, doing no work for 20 s each", () => {
    const simulation = savingEvery(createSimulation(level, "s"), 300);
    expect(linesUntil(simulation, 2000)).toEqual([
      "100 job-submitted",
      "100 job-started",
      "400 checkpoint-started",
      "420 checkpoint-written",
      "720 checkpoint-started",
      "740 checkpoint-written",
      "1040 checkpoint-started",
      "1060 checkpoint-written",
      "1160 job-finished",
    ]);
    expect(simulation.view().ledger).toMatchObject({ useful: 4000, checkpointing: 4 * 60 });
  });

  test("that fails before its first checkpoint begins anew, after its restart", () => {
    const simulation = createSimulation(failing(350), "s");
    expect(linesUntil(simulation, 3000)).toEqual([
      "100 job-submitted",
      "100 job-started",
      "350 node-failed",
      "350 job-started",
      "350 restart-started",
      "440 restart-done",
      "850 node-returned",
      "1440 job-finished",
    ]);
    expect(simulation.view().ledger).toMatchObject({ useful: 4000, lostToFailures: 1000, restarting: 360, down: 4000 });
  });

  test("that fails after a checkpoint loses what it did since, and loads what it saved", () => {
    const simulation = savingEvery(createSimulation(failing(520), "s"), 300);
    const events = simulation.advanceTo(3000);
    expect(linesOf(events)).toContain("1370 job-finished");
    // Restarted at 520 for 110 s, 700 s of work left, two checkpoints of 20 s on the way.
    expect(simulation.view().ledger).toMatchObject({ lostToFailures: 400, restarting: 440, checkpointing: 240 });
    expect(events.find(({ type }) => type === "node-failed")).toMatchObject({ jobs: [0], lost: 400, cause: "gpu" });
  });

  test("that fails while writing loses that checkpoint, too", () => {
    const simulation = savingEvery(createSimulation(failing(419), "s"), 300);
    simulation.advanceTo(3000);
    expect(simulation.view().ledger).toMatchObject({ lostToFailures: 1200, checkpointing: 4 * (19 + 60) });
  });

  test("that fails while restarting starts its restart anew", () => {
    const twice = failing(350);
    const scripted = [...twice.failures.scripted, { time: 400, nodes: [1], cause: "cpu", repairSeconds: 500 } as const];
    const simulation = createSimulation(
      { ...twice, failures: { perThousandNodeDays: 0, aging: [], standbys: false, scripted } },
      "s",
    );
    expect(linesUntil(simulation, 3000)).toContain(`${400 + 90 + 1000} job-finished`);
    expect(simulation.view().ledger.restarting).toBe(4 * (50 + 90));
  });

  test("that is killed loses what it did and starts again at once where there is room", () => {
    const simulation = createSimulation(level, "s");
    simulation.advanceTo(350);
    simulation.dispatch({ type: "kill", jobs: [0] });
    expect(linesUntil(simulation, 3000)).toEqual([
      "350 command-done",
      "350 jobs-killed",
      "350 job-started",
      "350 restart-started",
      "440 restart-done",
      "1440 job-finished",
    ]);
    expect(simulation.view().ledger).toMatchObject({ useful: 4000, lostToKills: 1000, restarting: 360 });
  });

  test("that is moved is paused for its copy, holds both ends, and is a tenth slower for the rest", () => {
    const simulation = createSimulation(level, "s");
    simulation.advanceTo(550);
    simulation.dispatch({ type: "migrate", jobs: [0], to: [5] });
    expect(linesUntil(simulation, 3000)).toEqual([
      "550 command-done",
      "550 move-started",
      "612 job-migrated",
      "612 moves-done",
      // 550 s of work are left, at nine tenths.
      `${612 + Math.ceil(550 / 0.9)} job-finished`,
    ]);
    const { ledger } = simulation.view();
    expect(ledger).toMatchObject({ useful: 4000, migrating: 2 * 4 * 62, tax: 4 * (612 - 550) });
  });

  test("that is moved from a node that fails under the copy is lost; to one that fails, stays untaxed", () => {
    for (const [node, line] of [
      [0, "600 move-canceled"],
      [5, "600 move-canceled"],
    ] as const) {
      const simulation = createSimulation(failing(600, [node], 7000), "s");
      simulation.advanceTo(550);
      simulation.dispatch({ type: "migrate", jobs: [0], to: [5] });
      const events = simulation.advanceTo(5000);
      expect(linesOf(events)).toContain(line);
      const { ledger } = simulation.view();
      expect(ledger).toMatchObject({ migrating: 2 * 4 * 50, tax: 0, lostToFailures: node === 0 ? 1800 : 0 });
      expect(linesOf(events)).toContain(`${node === 0 ? 600 + 90 + 1000 : 1100 + 50} job-finished`);
    }
  });
});

test("copies beyond the lanes wait, working, and their targets are held for them", () => {
  const jobs = Array.from({ length: 4 }, (_, index) => ({ ...student, name: `s${index}`, arrives: 0 }));
  const simulation = createSimulation({ ...level, jobs, migration: { ...level.migration, lanes: 1 } }, "s");
  simulation.advanceTo(100);
  const view = simulation.view();
  simulation.dispatch({ type: "migrate", jobs: [0, 1, 2, 3] });
  expect(view.moves).toEqual({ queued: 3, copying: 1, waiting: 0, doneAt: 100 + 4 * 62 });
  expect([0, 1].map((id) => view.job(id).phase)).toEqual(["migrating", "working"]);
  expect(view.job(1).movingTo).toHaveLength(1);
  const events = simulation.advanceTo(1000);
  expect(linesOf(events).filter((line) => line.endsWith("job-migrated"))).toEqual(
    [162, 224, 286, 348].map((time) => `${time} job-migrated`),
  );
});

test("a student who is killed waits anew, but counts once among those submitted", () => {
  const simulation = createSimulation(level, "s");
  simulation.advanceTo(350);
  simulation.dispatch({ type: "drain", nodes: [0, 1, 2, 3, 4, 5, 6, 7] });
  simulation.dispatch({ type: "kill", jobs: [0] });
  simulation.advanceTo(450);
  const view = simulation.view();
  expect(view.counts).toEqual({ submitted: 1, running: 0, pending: 1, finished: 0, killed: 1 });
  expect(view.metrics).toMatchObject({ meanWait: 50, longestWait: 100 });
});
