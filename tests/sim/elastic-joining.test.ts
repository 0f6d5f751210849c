import { describe, expect, test } from "vitest";
import { GpuState, type Command, type Level, type NodeId, type Seconds } from "../../src/sim/index.ts";
import { beginRun, simulationOf } from "../../src/sim/simulation.ts";
import { begin, striking } from "./elastic-hall.ts";
import { checkLaws } from "./laws.ts";

const elasticMode: Command = { type: "set-recovery", mode: "elastic" };
const automatic: Command = { type: "set-routing", routing: "automatic" };
const byHand: Command = { type: "set-routing", routing: "by-hand" };

/** A node of each of the replicas 0 to 6, and one of the last. */
const mostNodes = [0, 2, 6, 8, 12, 14, 18] as const;
const lastNode = 20;

function run(level: Level, ...commands: readonly Command[]): ReturnType<typeof begin> {
  const started = begin(level);
  for (const command of commands) expect(started.simulation.dispatch(command)).toEqual({ ok: true });
  return started;
}

/** The level when its failed nodes come back one by one over so long. */
function returningOver(level: Level, seconds: Seconds): Level {
  const scripted = level.failures.scripted.map((failure) => ({ ...failure, returnsOver: seconds }));
  return { ...level, failures: { ...level.failures, scripted } };
}

describe("the automatic route, when most replicas are broken", () => {
  const level = returningOver(striking([500, ...mostNodes]), 600);

  test("waits for nodes and goes on as soon as two replicas are healthy, with a cold start", () => {
    const { simulation, elastic } = run(level, elasticMode, automatic);
    simulation.advanceTo(5499);
    expect(elastic.stage).toBe("waiting-for-ring");
    simulation.advanceTo(5500);
    // 32 GPUs' cold start.
    expect(elastic).toMatchObject({ stage: "building", stageEnds: 5540, plan: { cold: true } });
    expect(elastic.ring.toSorted((a, b) => a - b)).toEqual([0, 7]);
    simulation.advanceTo(5540);
    expect(elastic.stage).toBe("working");
  });

  test("includes all whose nodes come back in the same second", () => {
    const { simulation, elastic } = run(striking([500, ...mostNodes]), elasticMode, automatic);
    simulation.advanceTo(5500);
    expect(elastic).toMatchObject({ stage: "building", stageEnds: 5660 });
    expect(elastic.ring).toHaveLength(8);
  });

  test("goes on, too, when spares make a second one healthy, as the swap promises", () => {
    const { simulation, elastic } = run(level, elasticMode, automatic);
    simulation.advanceTo(1000);
    const swap: Command = { type: "swap-nodes", nodes: [0] };
    expect(simulation.price(swap)).toMatchObject({ ok: true, price: { seconds: 4 } });
    simulation.dispatch(swap);
    expect(elastic).toMatchObject({ stage: "building", stageEnds: 1004 });
  });

  test("promises nothing while there is nothing to go on with", () => {
    const { simulation, elastic } = run(level, elasticMode, automatic);
    simulation.advanceTo(1000);
    for (const command of [byHand, automatic]) {
      expect(simulation.price(command)).toMatchObject({ ok: true, price: { seconds: 0, restarting: 0 } });
      simulation.dispatch(command);
      expect(elastic.stage).toBe("waiting-for-ring");
    }
  });
});

test("when the last replica breaks that holds the training's state, an elastic job has crashed as well", () => {
  const { simulation, elastic } = run(striking([500, ...mostNodes], [900, lastNode]), elasticMode);
  simulation.advanceTo(899);
  expect(simulation.view().ledger.lostToFailures).toBeLessThan(1000);
  simulation.advanceTo(900);
  expect(simulation.view().atRiskOf(elastic.job)).toBe(0);
  expect(simulation.view().ledger.lostToFailures).toBeGreaterThan(480 * 128 * 0.95);
});

describe("a replica that joins", () => {
  /** Replica 0 is ready at 5,500; its cold start takes 160 s. */
  function withReadyReplica(
    ...further: readonly (readonly [time: Seconds, ...nodes: NodeId[]])[]
  ): ReturnType<typeof begin> {
    const started = run(striking([500, 0], ...further), elasticMode, automatic);
    started.simulation.advanceTo(6000);
    return started;
  }
  const all = [0, 1, 2, 3, 4, 5, 6, 7];
  const otherOrder = [0, 2, 1, 3, 4, 5, 6, 7];

  test("starts anew when another ring is ordered before it has started", () => {
    const { simulation, elastic } = withReadyReplica();
    simulation.dispatch({ type: "set-ring", order: all });
    simulation.advanceTo(6001);
    expect(simulation.price({ type: "set-ring", order: otherOrder })).toMatchObject({ price: { seconds: 160 } });
    simulation.dispatch({ type: "set-ring", order: otherOrder });
    expect(elastic).toMatchObject({ stageEnds: 6161, plan: { cold: true } });
  });

  test("is not started by a spare that takes the place of a node that ran", () => {
    const { simulation, elastic } = withReadyReplica();
    simulation.dispatch({ type: "swap-nodes", nodes: [1] });
    expect(elastic.planOf(all)).toMatchObject({ cold: true, pauseSeconds: 160 });
  });

  test("still joins when a failure elsewhere breaks the ring that was being built", () => {
    const { simulation, elastic } = withReadyReplica([6010, 20]);
    simulation.dispatch({ type: "set-ring", order: all });
    simulation.advanceTo(7000);
    expect(elastic.ring.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test("and breaks before the failure is detected opens the ring that was drawn with it", () => {
    const level = striking([500, 0], [6000, 20], [6010, 1]);
    const state = beginRun(level, "s");
    const simulation = simulationOf(state);
    for (const command of [elasticMode, automatic]) simulation.dispatch(command);
    simulation.advanceTo(6005);
    expect(simulation.dispatch({ type: "set-ring", order: [0, 1, 2, 3, 4, 5, 6] })).toEqual({ ok: true });
    for (const time of [6010, 6030, 6040, 6100]) {
      simulation.advanceTo(time);
      checkLaws(state, simulation);
    }
    expect(simulation.view().elastic).toMatchObject({ stage: "working" });
    expect(simulation.view().elastic?.ring).toHaveLength(6);
  });
});

test("a ring drawn while a failure is being detected is built as drawn, when the price says", () => {
  for (const commands of [[elasticMode], [elasticMode, automatic]]) {
    const { simulation, elastic } = run(striking([500, 0]), ...commands);
    simulation.advanceTo(505);
    const set: Command = { type: "set-ring", order: [1, 3, 2, 4, 5, 6, 7] };
    expect(simulation.price(set)).toMatchObject({ price: { seconds: 25 + 14, restarting: (25 + 14) * 15 * 8 } });
    simulation.dispatch(set);
    simulation.advanceTo(505 + 25 + 14);
    expect(elastic).toMatchObject({ stage: "working", ring: set.order });
  }
});

test("a lever that makes the job wait where it would have gone on names no seconds", () => {
  const { simulation, elastic } = run(striking([500, 0]), elasticMode, automatic);
  simulation.advanceTo(505);
  expect(simulation.price(byHand)).toMatchObject({ ok: true, price: { seconds: null, restarting: 0 } });
  simulation.dispatch(byHand);
  simulation.advanceTo(1000);
  expect(elastic.stage).toBe("waiting-for-ring");
});

test("swapping the failed node of a rigid job that waits promises the restart that follows", () => {
  const { simulation, elastic } = run(striking([500, 0]));
  simulation.advanceTo(1000);
  const swap: Command = { type: "swap-nodes", nodes: [0] };
  expect(simulation.price(swap)).toMatchObject({ price: { seconds: 86, restarting: 86 * 128 } });
  simulation.dispatch(swap);
  expect(elastic.stageEnds).toBe(1086);
});

test("a swap while a ring is built promises that it is built anew", () => {
  const { simulation, elastic } = run(striking([500, 0]), elasticMode, automatic);
  simulation.advanceTo(540);
  const swap: Command = { type: "swap-nodes", nodes: [2] };
  expect(simulation.price(swap)).toMatchObject({ price: { seconds: 14 } });
  simulation.dispatch(swap);
  expect(elastic.stageEnds).toBe(554);
});

test("a node swapped into a replica outside the ring is painted as one that does not work", () => {
  const { simulation, elastic } = run(striking([500, 0, 1]), elasticMode, automatic);
  simulation.advanceTo(1000);
  expect(elastic.stage).toBe("working");
  simulation.dispatch({ type: "swap-nodes", nodes: [0] });
  const [node] = elastic.replicas[0]?.nodes ?? [];
  expect(node).toBe(4);
  const colors = [...simulation.view().gpuState.slice(4 * 8, 5 * 8)];
  expect(new Set(colors)).toEqual(new Set([GpuState.wasted]));
});
