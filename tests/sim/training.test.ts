import { describe, expect, test } from "vitest";
import { createSimulation, type Level, type Simulation } from "../../src/sim/index.ts";
import { eventsOf, failing, inMemory, linesUntil, parallelFs, trainingHall } from "./training-hall.ts";

const gpus = 32;

/** The same hall under the asynchronous contract from the start. */
function asynchronous(level: Level): Level {
  return { ...level, storage: [{ ...inMemory, offeredAt: 0 }] };
}

describe("a training job that saves every 300 s", () => {
  test("is paused for each save, and works on", () => {
    expect(linesUntil(createSimulation(trainingHall, "s"), 900)).toEqual([
      "0 job-submitted",
      "0 job-started",
      "300 checkpoint-started",
      "400 checkpoint-written",
      "700 checkpoint-started",
      "800 checkpoint-written",
    ]);
  });

  test("loses what it has not saved when a node fails while it works, and restarts where it stands", () => {
    const simulation = createSimulation(failing([650, 2]), "s");
    expect(linesUntil(simulation, 1200).slice(4)).toEqual([
      "650 node-failed",
      "650 job-rolled-back",
      "650 restart-started",
      "680 node-returned",
      "750 restart-done",
      "1050 checkpoint-started",
      "1150 checkpoint-written",
    ]);
    const { ledger } = simulation.view();
    expect(ledger).toMatchObject({ lostToFailures: 250 * gpus, useful: (300 + 300 + 50) * gpus, idle: 0 });
    // The failed node is down until its stand-by is there; the others are held all the while.
    expect(ledger).toMatchObject({ restarting: 100 * gpus - 30 * 8, down: 30 * 8 });
  });

  test("loses all when it fails before its first save", () => {
    const [rollback] = eventsOf(failing([250, 0]), "job-rolled-back", 300);
    expect(rollback).toMatchObject({ lost: 250 * gpus, voided: false });
  });

  test("loses the save that it was writing, too", () => {
    const simulation = createSimulation(failing([399, 1]), "s");
    const rollback = simulation.advanceTo(399).find(({ type }) => type === "job-rolled-back");
    expect(rollback).toMatchObject({ lost: 300 * gpus, voided: true });
    expect(simulation.view().job(0)).toMatchObject({ saved: 0, checkpoints: 0 });
    expect(simulation.view().doneOf(0)).toBe(0);
    expect(simulation.view().ledger).toMatchObject({ checkpointing: 99 * gpus, useful: 0 });
  });

  test("keeps a save from the second on in which it is written", () => {
    expect(eventsOf(failing([401, 1]), "job-rolled-back", 401)).toMatchObject([{ lost: gpus, voided: false }]);
  });

  test("starts its restart anew when a node fails in it", () => {
    const simulation = createSimulation(failing([250, 0], [300, 3]), "s");
    const lines = linesUntil(simulation, 800);
    expect(lines).toContain("400 restart-done");
    expect(lines).not.toContain("350 restart-done");
    expect(simulation.view().job(0).restarts).toBe(1);
    expect(simulation.view().ledger).toMatchObject({ restarting: (50 + 100) * gpus - 2 * 30 * 8, down: 2 * 30 * 8 });
  });

  test("rolls back once when several nodes fail in the same second, and all their stand-bys come", () => {
    const simulation = createSimulation(failing([250, 0, 1, 3]), "s");
    simulation.advanceTo(250);
    expect([...simulation.view().nodeDown]).toEqual([1, 1, 0, 1]);
    expect(simulation.view().ledger.lostToFailures).toBe(250 * gpus);
    simulation.advanceTo(280);
    expect([...simulation.view().nodeDown]).toEqual([0, 0, 0, 0]);
    expect(simulation.view().failures).toBe(3);
  });

  test("keeps its nodes and stays out of the queue while it restarts", () => {
    const simulation = createSimulation(failing([250, 0]), "s");
    simulation.advanceTo(260);
    const view = simulation.view();
    expect(view.queue).toEqual([]);
    expect(view.job(0)).toMatchObject({ status: "running", phase: "restarting", nodes: [0, 1, 2, 3], startedAt: 0 });
    expect(view.idleGpus).toBe(0);
  });
});

describe("a save that drains in the background", () => {
  test("stops the job for its pause only, and is complete when it has drained", () => {
    expect(linesUntil(createSimulation(asynchronous(trainingHall), "s"), 700)).toEqual([
      "0 job-submitted",
      "0 job-started",
      "300 checkpoint-started",
      "310 checkpoint-drains",
      "350 checkpoint-written",
      "610 checkpoint-started",
      "620 checkpoint-drains",
      "660 checkpoint-written",
    ]);
  });

  test.each([
    { at: 609, lost: 299, voided: false, when: "before the next is begun" },
    { at: 615, lost: 300, voided: true, when: "in its pause" },
    { at: 640, lost: 300 + 20, voided: true, when: "while it drains, one save more" },
    { at: 661, lost: 41, voided: false, when: "when it has drained, what came after its pause" },
  ])("loses $lost s of work to a failure at $at: $when", ({ at, lost, voided }) => {
    const rollbacks = eventsOf(asynchronous(failing([at, 2])), "job-rolled-back", at);
    expect(rollbacks).toMatchObject([{ lost: lost * gpus, voided }]);
  });

  test("does not come to its end after a failure has voided it", () => {
    const simulation = createSimulation(asynchronous(failing([640, 2])), "s");
    expect(linesUntil(simulation, 700)).not.toContain("660 checkpoint-written");
    expect(simulation.view().job(0)).toMatchObject({ saved: 300 * gpus, captured: 300 * gpus, drainEnds: null });
  });

  test("ends as it began when the contract changes in its pause", () => {
    const level = { ...trainingHall, storage: trainingHall.storage.map((tier) => ({ ...tier, offeredAt: 0 })) };
    const simulation = createSimulation(level, "s");
    simulation.dispatch({ type: "choose-storage", tier: "in-memory" });
    simulation.advanceTo(305);
    simulation.dispatch({ type: "choose-storage", tier: "shared-nfs" });
    expect(linesUntil(simulation, 360)).toEqual(
      expect.arrayContaining(["310 checkpoint-drains", "350 checkpoint-written"]),
    );
  });

  test("ends with the job, whose result is its last save", () => {
    const [job] = trainingHall.jobs;
    const level = { ...asynchronous(trainingHall), jobs: job === undefined ? [] : [{ ...job, runSeconds: 320 }] };
    const simulation = createSimulation(level, "s");
    // 300 s, a pause of 10, and the last 20 s while the save drains.
    expect(linesUntil(simulation, 1000).slice(-2)).toEqual(["310 checkpoint-drains", "330 job-finished"]);
    expect(simulation.view().job(0)).toMatchObject({ saved: 320 * gpus, captured: 320 * gpus, drainEnds: null });
    expect(simulation.view().ledger).toMatchObject({ useful: 320 * gpus, checkpointing: 10 * gpus });
  });

  test("is waited for by the next one when it takes longer than the interval", () => {
    const level = { ...asynchronous(trainingHall), checkpointInterval: 30 };
    expect(linesUntil(createSimulation(level, "s"), 130).slice(2)).toEqual([
      "30 checkpoint-started",
      "40 checkpoint-drains",
      "80 checkpoint-written",
      "80 checkpoint-started",
      "90 checkpoint-drains",
      "130 checkpoint-written",
      "130 checkpoint-started",
    ]);
  });
});

describe("the interval", () => {
  const nextSave = (simulation: Simulation): string | undefined =>
    linesUntil(simulation, simulation.time + 2000).find((line) => line.endsWith("checkpoint-started"));

  test.each([
    { at: 100, to: 200, next: "200" },
    { at: 250, to: 200, next: "250" },
    { at: 100, to: 700, next: "700" },
    { at: 500, to: 200, next: "600" },
    { at: 650, to: 200, next: "650" },
  ])("changed to $to s at $at counts from the last save at once: the next one comes at $next", ({ at, to, next }) => {
    const simulation = createSimulation(trainingHall, "s");
    simulation.advanceTo(at);
    expect(simulation.dispatch({ type: "set-checkpoint-interval", interval: to })).toEqual({ ok: true });
    expect(nextSave(simulation)).toBe(`${next} checkpoint-started`);
  });

  test("leaves a save under way alone", () => {
    const simulation = createSimulation(trainingHall, "s");
    simulation.advanceTo(350);
    simulation.dispatch({ type: "set-checkpoint-interval", interval: 500 });
    expect(linesUntil(simulation, 999).slice(1)).toEqual(["400 checkpoint-written", "900 checkpoint-started"]);
  });

  test("can be taken away, and a job that has never saved can get one", () => {
    const simulation = createSimulation(trainingHall, "s");
    simulation.dispatch({ type: "set-checkpoint-interval", interval: null });
    expect(nextSave(simulation)).toBeUndefined();
    simulation.dispatch({ type: "set-checkpoint-interval", interval: 3000 });
    expect(nextSave(simulation)).toBe("3000 checkpoint-started");
  });

  test.each([199, 250.5, 86_401, 0, -300])(
    "of %d s is refused: the contract or the level does not bear it",
    (interval) => {
      const simulation = createSimulation(trainingHall, "s");
      const result = simulation.dispatch({ type: "set-checkpoint-interval", interval });
      expect(result).toEqual({ ok: false, refusal: "bad-interval" });
    },
  );
});

describe("a storage contract", () => {
  const choose = { type: "choose-storage", tier: "parallel-fs" } as const;

  test("can be chosen from the second on in which it is offered, and not twice", () => {
    const simulation = createSimulation(trainingHall, "s");
    simulation.advanceTo(1999);
    expect(simulation.dispatch(choose)).toEqual({ ok: false, refusal: "not-offered" });
    expect(linesUntil(simulation, 2000)).toContain("2000 storage-offered");
    expect(simulation.view().offeredTiers).toEqual(["shared-nfs", "parallel-fs"]);
    expect(simulation.dispatch(choose)).toEqual({ ok: true });
    expect(simulation.dispatch(choose)).toEqual({ ok: false, refusal: "nothing-to-do" });
  });

  test("is of use from the next save and the next restart on", () => {
    const simulation = createSimulation(failing([2500, 0]), "s");
    simulation.advanceTo(2050);
    simulation.dispatch(choose);
    const lines = linesUntil(simulation, 2700);
    for (const line of ["2300 checkpoint-started", "2320 checkpoint-written", "2600 restart-done"]) {
      expect(lines).toContain(line);
    }
  });

  test("that bears no interval so short raises it, at once", () => {
    const simulation = createSimulation(trainingHall, "s");
    simulation.advanceTo(2000);
    simulation.dispatch(choose);
    simulation.dispatch({ type: "set-checkpoint-interval", interval: 60 });
    simulation.dispatch({ type: "choose-storage", tier: "shared-nfs" });
    expect(simulation.view().checkpointInterval).toBe(200);
    expect(simulation.view().job(0).checkpointInterval).toBe(200);
  });

  test("costs its setup when it is chosen and its rate by the hour, to the cent", () => {
    const simulation = createSimulation(trainingHall, "s");
    const view = simulation.view();
    expect(view.storageDollars).toBe(7);
    simulation.advanceTo(2000);
    expect(view.storageDollars).toBeCloseTo(7 + (18 * 2000) / 3600, 9);
    expect(simulation.price(choose)).toMatchObject({ ok: true, price: { dollars: 500, total: 0 } });
    simulation.dispatch(choose);
    expect(view.storageDollars).toBeCloseTo(7 + 10 + 500, 9);
    simulation.advanceTo(3800);
    expect(view.storageDollars).toBeCloseTo(7 + 10 + 500 + 45, 9);
    expect(view.metrics.tcoDollars).toBeCloseTo((gpus * 3800 * 3) / 3600 + 562, 9);
  });

  test("that is chosen again has to be set up again", () => {
    const simulation = createSimulation({ ...trainingHall, storage: [{ ...parallelFs, offeredAt: 0 }, inMemory] }, "s");
    simulation.advanceTo(4000);
    for (const tier of ["in-memory", "parallel-fs"] as const) simulation.dispatch({ type: "choose-storage", tier });
    expect(simulation.view().storageDollars).toBeCloseTo(500 + 100 + 1000 + 500, 9);
  });
});
