import { describe, expect, test } from "vitest";
import {
  createSimulation,
  type Command,
  type Level,
  type PriceResult,
  type SimEvent,
  type Simulation,
} from "../../src/sim/index.ts";
import { begin, ringHall, striking } from "./elastic-hall.ts";
import { smallLevel } from "./hand-made-hall.ts";

const gpusPerReplica = 16;
const elasticMode: Command = { type: "set-recovery", mode: "elastic" };
const regrouping: Command = { type: "set-recovery", mode: "regroup" };
const automatic: Command = { type: "set-routing", routing: "automatic" };

/** The rack of replica 0 is nodes 0 and 1; of replica 7, nodes 20 and 21. */
const oneNode = striking([500, 0]);
/** One node in two replicas of a pod. */
const twoNodes = striking([500, 0, 2]);

function run(level: Level, ...commands: readonly Command[]): ReturnType<typeof begin> {
  const started = begin(level);
  for (const command of commands) expect(started.simulation.dispatch(command)).toEqual({ ok: true });
  return started;
}

function linesOf(simulation: Simulation, until: number): string[] {
  const told: readonly SimEvent["type"][] = [
    "ring-broken",
    "training-waits",
    "ring-building",
    "ring-built",
    "replica-ready",
    "replicas-regrouped",
  ];
  return simulation
    .advanceTo(until)
    .filter(({ type }) => told.includes(type))
    .map(({ time, type }) => `${time} ${type}`);
}

describe("a rigid job", () => {
  test("loses its work since the last save, waits for all its nodes, and restarts from the save", () => {
    const { simulation, elastic } = run(oneNode);
    expect(linesOf(simulation, 5499)).toEqual(["500 ring-broken", "530 training-waits"]);
    expect(elastic.stage).toBe("waiting-for-nodes");
    expect(simulation.view().ledger.lostToFailures).toBeGreaterThan(480 * 8 * gpusPerReplica * 0.95);
    // The node is back after 5,000 s; 60 s to reschedule, 10 to load and 16 for the ring.
    expect(linesOf(simulation, 6000)).toEqual(["5500 replica-ready", "5500 ring-building", "5586 ring-built"]);
    expect(elastic.ring).toHaveLength(8);
  });

  test("that waits goes on with what it has when it is made elastic, and loads its save for it", () => {
    const { simulation, elastic } = run(oneNode, automatic);
    simulation.advanceTo(1000);
    expect(simulation.dispatch(elasticMode)).toEqual({ ok: true });
    expect(linesOf(simulation, 2000)).toEqual(["1000 ring-building", "1084 ring-built"]);
    expect(elastic.ring).toHaveLength(7);
  });
});

describe("an elastic job", () => {
  test("keeps its work, and goes on without the broken replica within a minute", () => {
    const { simulation, elastic } = run(oneNode, elasticMode, automatic);
    // 30 s to detect it, 14 for a ring of 112 GPUs.
    expect(linesOf(simulation, 1000)).toEqual(["500 ring-broken", "530 ring-building", "544 ring-built"]);
    expect(elastic.ring).toEqual(expect.not.arrayContaining([0]));
    // Of the step that was under way at most.
    expect(simulation.view().ledger.lostToFailures).toBeLessThan(5 * 8 * gpusPerReplica);
    expect(elastic.replicas[0]).toMatchObject({ status: "broken", down: 1, computeSeconds: null });
    expect(elastic.firstFailureShare).toBe(1 / 8);
  });

  test("waits for the player to close the ring where it is routed by hand", () => {
    const { simulation, elastic } = run(oneNode, elasticMode);
    expect(linesOf(simulation, 800)).toEqual(["500 ring-broken", "530 training-waits"]);
    expect(elastic).toMatchObject({ stage: "waiting-for-ring", plan: null, tokensPerSecond: 0 });
    const order = elastic.ring.filter((id) => id !== 0);
    expect(simulation.dispatch({ type: "set-ring", order })).toEqual({ ok: true });
    expect(linesOf(simulation, 900)).toEqual(["800 ring-building", "814 ring-built"]);
  });

  test("takes a ring that is drawn before the failure is detected", () => {
    const { simulation, elastic } = run(oneNode, elasticMode);
    simulation.advanceTo(505);
    expect(elastic.stage).toBe("detecting");
    simulation.dispatch({ type: "set-ring", order: elastic.ring.filter((id) => id !== 0) });
    expect(linesOf(simulation, 900)).toEqual(["530 ring-building", "544 ring-built"]);
  });

  test("leaves a replica that is healthy again outside until it rejoins, with a cold start", () => {
    const { simulation, elastic } = run(oneNode, elasticMode, automatic);
    expect(linesOf(simulation, 7000).at(-1)).toBe("5500 replica-ready");
    expect(elastic.ring).toHaveLength(7);
    expect(elastic.replicas[0]?.status).toBe("ready");
    const order = elastic.automaticRing(elastic.replicas.map(({ id }) => id));
    expect(elastic.planOf(order)).toMatchObject({ cold: true, pauseSeconds: 160 });
    expect(simulation.price({ type: "set-ring", order })).toMatchObject({
      ok: true,
      price: { restarting: 160 * 8 * gpusPerReplica, seconds: 160 },
    });
    simulation.dispatch({ type: "set-ring", order });
    expect(linesOf(simulation, 8000)).toEqual(["7000 ring-building", "7160 ring-built"]);
    const [down, up] = elastic.rescales;
    expect(down).toMatchObject({ by: "failure", before: 8, after: 7, pausedFor: 44, cold: false });
    expect(down?.gained).toBe(-(7000 - 544) * gpusPerReplica);
    expect(up).toMatchObject({ by: "player", before: 7, after: 8, pausedFor: 160, cold: true });
    expect(up?.gained).toBe((8000 - 7160) * gpusPerReplica);
    expect(up?.cost).toBe(160 * 8 * gpusPerReplica);
  });

  test("starts anew when another replica breaks while the ring is built", () => {
    const { simulation, elastic } = run(striking([500, 0], [535, 20]), elasticMode, automatic);
    expect(linesOf(simulation, 1000)).toEqual([
      "500 ring-broken",
      "530 ring-building",
      "535 ring-broken",
      "565 ring-building",
      "577 ring-built",
    ]);
    expect(elastic.ring).toHaveLength(6);
    expect(elastic.rescales).toMatchObject([{ before: 8, after: 6, pausedFor: 77 }]);
  });

  test("is not stopped by a failure outside its ring", () => {
    const { simulation, elastic } = run(striking([500, 0], [900, 1]), elasticMode, automatic);
    expect(linesOf(simulation, 1200).at(-1)).toBe("544 ring-built");
    expect(elastic.replicas[0]?.down).toBe(2);
  });
});

describe("regrouping", () => {
  test("regroups broken replicas, which have to start their processes", () => {
    const { simulation, elastic } = run(twoNodes, regrouping, automatic);
    expect(linesOf(simulation, 1000)).toEqual([
      "500 ring-broken",
      "530 replicas-regrouped",
      "530 ring-building",
      "670 ring-built",
    ]);
    expect(elastic.ring).toHaveLength(7);
    expect(elastic.replicas.filter(({ status }) => status === "broken")).toMatchObject([{ down: 2 }]);
  });

  test("can be ordered later: the replicas made healthy are ready to rejoin", () => {
    const { simulation, elastic } = run(twoNodes, elasticMode, automatic);
    simulation.advanceTo(1000);
    expect(elastic.regroupable).toBe(1);
    simulation.dispatch(regrouping);
    expect(elastic.ring).toHaveLength(6);
    expect(elastic.replicas.filter(({ status }) => status === "ready")).toHaveLength(1);
  });
});

describe("spares", () => {
  test("are kept free beside the ring's racks", () => {
    const { simulation, elastic } = run(ringHall);
    expect(elastic.spares).toEqual([4, 10]);
    expect([...simulation.view().gpuJob.slice(4 * 8, 5 * 8)]).toEqual(Array.from({ length: 8 }, () => -1));
  });

  test("make a broken replica healthy, which then joins without a cold start; the failed node is a spare when it is back", () => {
    const { simulation, elastic } = run(oneNode, elasticMode);
    simulation.advanceTo(600);
    expect(simulation.dispatch({ type: "swap-nodes", nodes: [0] })).toEqual({ ok: true });
    expect(elastic.spares).toEqual([10]);
    expect(elastic.replicas[0]).toMatchObject({ nodes: [4, 1], status: "ready" });
    const order = elastic.replicas.map(({ id }) => id);
    expect(elastic.planOf(order)).toMatchObject({ cold: false, pauseSeconds: 16 });
    simulation.dispatch({ type: "set-ring", order });
    expect(linesOf(simulation, 700)).toEqual(["600 replica-ready", "600 ring-building", "616 ring-built"]);
    simulation.advanceTo(6000);
    expect(elastic.spares).toEqual([0, 10]);
  });

  test("let a rigid job that waits go on", () => {
    const { simulation } = run(oneNode);
    simulation.advanceTo(1000);
    simulation.dispatch({ type: "swap-nodes", nodes: [0] });
    expect(linesOf(simulation, 1200)).toEqual(["1000 replica-ready", "1000 ring-building", "1086 ring-built"]);
  });

  test("are followed by empty nodes, which start cold; when there are none left, the command is refused", () => {
    const level = striking([500, 0, 1, 2]);
    const { simulation, elastic } = run(level, elasticMode);
    simulation.advanceTo(600);
    expect(simulation.dispatch({ type: "swap-nodes", nodes: [0, 1, 2] })).toEqual({ ok: true });
    expect(elastic.planOf(elastic.replicas.map(({ id }) => id))).toMatchObject({ cold: true });
    const others = elastic.replicas.slice(2).flatMap(({ nodes }) => nodes);
    expect(simulation.dispatch({ type: "swap-nodes", nodes: others })).toEqual({ ok: false, refusal: "no-spares" });
  });
});

describe("a slow node", () => {
  const slowed: Level = { ...ringHall, failures: { ...ringHall.failures, slowdowns: [{ time: 500, permille: 800 }] } };

  test("slows every step, which shows in its own replica's time only", () => {
    const { simulation, elastic } = run(slowed);
    const before = elastic.plan?.stepSeconds ?? 0;
    const events = simulation.advanceTo(600).filter(({ type }) => type === "steps-slowed");
    expect(events).toMatchObject([{ time: 500, fromSeconds: before, toSeconds: before + 1 }]);
    expect(elastic.replicas.filter(({ computeSeconds }) => computeSeconds === 5)).toHaveLength(1);
    expect(elastic.replicas.filter(({ computeSeconds }) => computeSeconds === 4)).toHaveLength(7);
  });

  test("does no harm once its replica is left out, or once it is swapped, and is drained", () => {
    const leftOut = run(slowed);
    leftOut.simulation.advanceTo(600);
    const slow = leftOut.elastic.replicas.find(({ computeSeconds }) => computeSeconds === 5);
    const order = leftOut.elastic.ring.filter((id) => id !== slow?.id);
    leftOut.simulation.dispatch({ type: "set-ring", order });
    leftOut.simulation.advanceTo(700);
    expect(leftOut.elastic.plan?.computeSeconds).toBe(5);
    leftOut.simulation.dispatch({ type: "set-batch", rule: "shrink" });
    expect(leftOut.elastic.plan?.computeSeconds).toBe(4);

    const swapped = run(slowed);
    swapped.simulation.advanceTo(600);
    const nodes = slow?.nodes ?? [];
    const slowNodes = swapped.elastic.replicas.flatMap((replica) => replica.slowNodes);
    expect(slowNodes).toHaveLength(1);
    expect(nodes).toEqual(expect.arrayContaining(slowNodes));
    const { price } = pricedOf(swapped.simulation, { type: "swap-nodes", nodes });
    swapped.simulation.dispatch({ type: "swap-nodes", nodes });
    expect(swapped.elastic.stageEnds).toBe(600 + (price.seconds ?? 0));
    expect(swapped.elastic).toMatchObject({ stage: "building", spares: [] });
    swapped.simulation.advanceTo(700);
    expect(swapped.elastic.plan?.computeSeconds).toBe(4);
    expect(nodes.map((node) => swapped.simulation.view().nodeDrained[node])).toEqual([1, 1]);
  });
});

describe("the accounts", () => {
  test("book the survivors of a broken replica as stalled, and all-reduce and waiting as tax", () => {
    const { simulation } = run(oneNode, elasticMode, automatic);
    simulation.advanceTo(600);
    const before = simulation.view().ledger;
    simulation.advanceTo(700);
    const { stalled, useful, tax, down } = simulation.view().ledger;
    expect(stalled - before.stalled).toBe(100 * 8);
    expect(down - before.down).toBe(100 * 8);
    expect(useful - before.useful + tax - before.tax).toBe(100 * 7 * gpusPerReplica);
    // 32 micro-batches of a second on 16 GPUs in a step of 5 s and all-reduce.
    expect((useful - before.useful) / (100 * 7 * gpusPerReplica)).toBeCloseTo(32 / 7 / 5.1715, 2);
  });

  test("count how long a smaller batch was worked with", () => {
    const { simulation, elastic } = run(oneNode, elasticMode, automatic, { type: "set-batch", rule: "shrink" });
    simulation.advanceTo(544);
    expect(elastic.shrunkFor).toBe(0);
    simulation.advanceTo(700);
    expect(elastic.shrunkFor).toBe(156);
    simulation.dispatch({ type: "set-batch", rule: "keep" });
    simulation.advanceTo(800);
    expect(elastic.shrunkFor).toBe(156);
  });

  test("keep a history of throughput, 0 while it is paused", () => {
    const { simulation, elastic } = run(oneNode, elasticMode, automatic);
    simulation.advanceTo(700);
    expect(elastic.history.map(({ time, replicas }) => [time, replicas])).toEqual([
      [0, 8],
      [500, 8],
      [544, 7],
    ]);
    expect(elastic.history[1]?.tokensPerSecond).toBe(0);
    expect(elastic.history[2]?.tokensPerSecond).toBeCloseTo(32_000 / 5.1715, -1);
  });
});

describe("what a lever costs is said before", () => {
  test("when it lets a job that waits for nodes go on", () => {
    for (const command of [elasticMode, regrouping]) {
      const { simulation, elastic } = run(twoNodes, automatic);
      simulation.advanceTo(1000);
      const { price } = pricedOf(simulation, command);
      simulation.dispatch(command);
      expect(elastic.stageEnds).toBe(1000 + (price.seconds ?? 0));
      expect(elastic.stage).toBe("building");
    }
  });

  test("when it closes an open ring by itself, with the replicas that were regrouped while it was open", () => {
    const { simulation, elastic } = run(twoNodes, regrouping);
    simulation.advanceTo(1000);
    const { price } = pricedOf(simulation, automatic);
    simulation.dispatch(automatic);
    expect(elastic.stageEnds).toBe(1000 + (price.seconds ?? 0));
    expect(elastic.ring).toHaveLength(7);
  });

  test("when empty nodes take the place of one in the ring: they start cold", () => {
    const { simulation, elastic } = run(ringHall);
    const swap: Command = { type: "swap-nodes", nodes: [0, 1, 2] };
    const { price } = pricedOf(simulation, swap);
    simulation.dispatch(swap);
    expect(elastic.stageEnds).toBe(160);
    expect(price.seconds).toBe(160);
  });
});

function pricedOf(simulation: Simulation, command: Command): Extract<PriceResult, { ok: true }> {
  const result = simulation.price(command);
  if (!result.ok) throw new RangeError(`${command.type} is refused: ${result.refusal}`);
  return result;
}

describe("refused", () => {
  test.each<[Command, string]>([
    [{ type: "set-ring", order: [0, 1, 1] }, "bad-ring"],
    [{ type: "set-ring", order: [0] }, "bad-ring"],
    [{ type: "set-ring", order: [0, 8] }, "bad-ring"],
    [{ type: "set-ring", order: [0, 1, 2] }, "broken-replica"],
    [{ type: "set-recovery", mode: "elastic" }, "nothing-to-do"],
    [{ type: "set-recovery", mode: "rigid" }, "ring-open"],
    [{ type: "swap-nodes", nodes: [4] }, "not-its-node"],
    [{ type: "swap-nodes", nodes: [] }, "nothing-to-do"],
    [{ type: "kill", jobs: [0] }, "data-parallel"],
  ])("%j, with replica 0 broken, as %s", (command, refusal) => {
    const { simulation } = run(oneNode, elasticMode);
    simulation.advanceTo(600);
    const before = simulation.digest();
    expect(simulation.price(command)).toEqual({ ok: false, refusal });
    expect(simulation.dispatch(command)).toEqual({ ok: false, refusal });
    expect(simulation.digest()).toBe(before);
  });

  test("is the ring that stands already, whichever way around", () => {
    const { simulation, elastic } = run(ringHall);
    const turned = [...elastic.ring.slice(3), ...elastic.ring.slice(0, 3)].toReversed();
    expect(simulation.dispatch({ type: "set-ring", order: turned })).toEqual({ ok: false, refusal: "nothing-to-do" });
  });

  test("is every such command where there is no data-parallel job", () => {
    const simulation = createSimulation(smallLevel, "s");
    for (const command of [elasticMode, automatic, { type: "set-batch", rule: "shrink" } as const]) {
      expect(simulation.price(command)).toEqual({ ok: false, refusal: "not-data-parallel" });
    }
  });
});
