import { describe, expect, test } from "vitest";
import type { Command, Level, Simulation } from "../../src/sim/index.ts";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import { begin, ringHall, striking } from "./elastic-hall.ts";
import { checkLaws } from "./laws.ts";

const elasticMode: Command = { type: "set-recovery", mode: "elastic" };
const automatic: Command = { type: "set-routing", routing: "automatic" };

/** Five students of 4 GPUs on nodes 5, 11, 16, 17 and 22 beside the ring: a compaction would empty 22 and 23. */
function withStudents(level: Level): Level {
  const [ring] = level.jobs;
  if (!ring) throw new RangeError("the hall has no ring");
  const { dataParallel: _, ...narrow } = ring;
  const student = {
    ...narrow,
    priority: "student",
    gpus: 4,
    runSeconds: 15_000,
    estimateSeconds: 15_000,
    stateBytesPerGpu: 4e10,
    checkpointInterval: null,
  } as const;
  // FCFS spreads: each takes the emptiest node.
  const students = ["one", "two", "three", "four", "five"].map((name) => ({ ...student, name, arrives: 1 }));
  return { ...level, policy: "fcfs", jobs: [...level.jobs, ...students] };
}

function stop(simulation: Simulation): number {
  expect(simulation.dispatch({ type: "defragment" })).toEqual({ ok: true });
  const until = simulation.view().defragmentingUntil;
  if (until === null) throw new RangeError("the world is not stopped");
  return until;
}

describe("when the world was stopped and goes on", () => {
  test("a ring that was open waits on: it does not train with broken replicas", () => {
    const { simulation, elastic } = begin(withStudents(striking([500, 0])));
    simulation.dispatch(elasticMode);
    simulation.advanceTo(600);
    const until = stop(simulation);
    simulation.advanceTo(until + 100);
    expect(elastic).toMatchObject({ stage: "waiting-for-ring", tokensPerSecond: 0 });
    expect(simulation.view().job(elastic.job).phase).toBe("stalled");
    expect(simulation.view().ledger.stalled).toBeGreaterThan(0);
  });

  test("a rigid job that waited for its nodes waits on", () => {
    const { simulation, elastic } = begin(withStudents(striking([500, 0])));
    simulation.advanceTo(600);
    simulation.advanceTo(stop(simulation) + 100);
    expect(elastic.stage).toBe("waiting-for-nodes");
    expect(simulation.view().job(elastic.job).phase).toBe("stalled");
  });

  test("a ring that was built meanwhile begins to train only now", () => {
    const level = withStudents(striking([500, 0]));
    const state = beginRun(level, "s");
    const simulation = simulationOf(state);
    for (const command of [elasticMode, automatic]) simulation.dispatch(command);
    simulation.advanceTo(535);
    const until = stop(simulation);
    simulation.advanceTo(until - 1);
    checkLaws(state, simulation);
    const before = simulation.view().doneOf(0);
    expect(simulation.view().elastic).toMatchObject({ stage: "working", tokensPerSecond: 0 });
    simulation.advanceTo(until);
    expect(simulation.view().doneOf(0)).toBe(before);
    simulation.advanceTo(until + 100);
    expect(simulation.view().doneOf(0)).toBeGreaterThan(before);
  });

  test("a failure that struck meanwhile is recovered from as ever", () => {
    const { simulation, elastic } = begin(withStudents(striking([500, 0])));
    for (const command of [elasticMode, automatic]) simulation.dispatch(command);
    simulation.advanceTo(480);
    const until = stop(simulation);
    expect(until).toBeGreaterThan(544);
    simulation.advanceTo(until + 10);
    expect(elastic).toMatchObject({ stage: "working" });
    expect(elastic.ring).toHaveLength(7);
    expect(elastic.tokensPerSecond).toBeGreaterThan(0);
  });
});

test("a job that restarts when the world is stopped goes on restarting, also when it is moved", () => {
  const level = withStudents({ ...ringHall, restart: { detectSeconds: 30, rescheduleSeconds: 570 } });
  const { simulation } = begin(level);
  const students = [1, 2, 3, 4, 5];
  simulation.advanceTo(100);
  simulation.dispatch({ type: "kill", jobs: students });
  simulation.advanceTo(110);
  const until = stop(simulation);
  expect(until).toBeLessThan(600);
  const phases = (): Set<string> => new Set(students.map((id) => simulation.view().job(id).phase));
  expect(phases()).toEqual(new Set(["restarting"]));
  simulation.advanceTo(699);
  expect(phases()).toEqual(new Set(["restarting"]));
  expect(simulation.view().job(5).nodes).not.toEqual([22]);
  simulation.advanceTo(701);
  expect(phases()).toEqual(new Set(["working"]));
});
