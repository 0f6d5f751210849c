import { createOnSeed } from "../../src/analysis/best-known.ts";
import { describe, expect, test } from "vitest";
import { elasticCommands, podRing } from "../../src/analysis/elastic-actions.ts";
import { elasticOracle } from "../../src/analysis/elastic-oracle.ts";
import {
  createSimulation,
  slowReplicas,
  type ElasticView,
  type SimEvent,
  type Simulation,
} from "../../src/sim/index.ts";
import { act1File } from "../levels/level-files.ts";
import { act3File } from "../levels/level-files.ts";
import { playBaseline } from "../../src/analysis/play-baseline.ts";

const { level } = act3File;
const failure = level.failures.scripted[0]?.time ?? 0;
const waits = failure + level.restart.detectSeconds;
const slows = level.failures.slowdowns?.[0]?.time ?? 0;
const route = { type: "route", by: "pods", rejoin: true } as const;

/** Act III, elastic, at a time. */
function elasticAt(time: number): { simulation: Simulation; elastic: ElasticView } {
  const simulation = createSimulation({ ...level, clauses: [] }, "a");
  simulation.dispatch({ type: "set-recovery", mode: "elastic" });
  simulation.advanceTo(time);
  const { elastic } = simulation.view();
  if (!elastic) throw new RangeError("Act III trains nothing");
  return { simulation, elastic };
}

function act(simulation: Simulation, ...actions: readonly Parameters<typeof elasticCommands>[1][]): void {
  for (const action of actions) {
    for (const command of elasticCommands(simulation.view(), action)) simulation.dispatch(command);
  }
}

/** The ring that is being built since the last look. */
function building(simulation: Simulation): SimEvent | undefined {
  return simulation.advanceTo(simulation.time).findLast(({ type }) => type === "ring-building");
}

describe("what a stored play does with the ring", () => {
  test("pod by pod, it leaves each pod once, and so goes at the full speed of every link", () => {
    const { elastic } = elasticAt(0);
    const plan = elastic.planOf(podRing(elastic, elastic.ring));
    expect(plan?.hops.filter(({ kind }) => kind === "hall")).toHaveLength(level.topology.pods);
    expect(plan?.hops.every(({ bytesPerSecond }) => bytesPerSecond === level.network?.bytesPerSecondPerGpu)).toBe(true);
  });

  test("after the failure it goes on with the replicas that are healthy", () => {
    const { simulation, elastic } = elasticAt(waits);
    expect(elastic.stage).toBe("waiting-for-ring");
    act(simulation, { ...route, rejoin: false });
    expect(elastic.stage).toBe("building");
    expect(building(simulation)).toMatchObject({ replicas: 90, cold: false });
  });

  test("spares make as many broken replicas healthy as there are, and these join without a cold start", () => {
    const { simulation, elastic } = elasticAt(waits);
    act(simulation, { type: "swap-in-spares" });
    expect(elastic.spares).toHaveLength(0);
    expect(elastic.replicas.filter(({ status }) => status === "ready")).toHaveLength(elastic.spareCount);
    act(simulation, route);
    expect(building(simulation)).toMatchObject({ replicas: 90 + elastic.spareCount, cold: false });
  });

  test("empty nodes make more of them whole, and these start cold", () => {
    const { simulation, elastic } = elasticAt(waits);
    const empty = simulation.view().emptyNodes;
    expect(empty).toBeGreaterThan(0);
    act(simulation, { type: "swap-in-spares", andEmpty: true }, route);
    const replicas = Math.min(100, 90 + elastic.spareCount + empty);
    expect(building(simulation)).toMatchObject({ replicas, cold: true });
  });

  test("only the slow replica is left out, found by its own time, and no later ring takes it back in", () => {
    const { simulation, elastic } = elasticAt(waits);
    act(simulation, route, { type: "leave-out-slow" });
    expect(elastic.ring).toHaveLength(90);
    simulation.advanceTo(slows - 1);
    act(simulation, route);
    simulation.advanceTo(slows + 300);
    const slow = slowReplicas(elastic).map(({ id }) => id);
    expect(slow).toHaveLength(1);
    const before = elastic.ring.length;
    act(simulation, { type: "leave-out-slow" });
    simulation.advanceTo(slows + 600);
    act(simulation, route);
    expect(elastic.ring).toHaveLength(before - 1);
    expect(elastic.ring).not.toContain(slow[0]);
  });

  test("nothing happens in a hall without a data-parallel job", () => {
    expect(elasticCommands(createSimulation(act1File.level, "a").view(), route)).toEqual([]);
  });
});

test.each(["a", "b"])("the best in hindsight loses no more than the solution, and gets its stars: seed %s", (seed) => {
  const solution = act3File.plays.find(({ role }) => role === "solution");
  if (!solution) throw new RangeError("Act III ships no solution");
  const played = playBaseline(act3File, solution, "solution", seed);
  const oracle = elasticOracle(createOnSeed()(act3File, seed), solution, seed);
  expect(oracle.score.stars).toBe(3);
  const { value } = oracle.score.measure;
  expect(value).toBeLessThanOrEqual(played.measure);
  expect(value).toBeGreaterThan(0.6 * played.measure);
});
