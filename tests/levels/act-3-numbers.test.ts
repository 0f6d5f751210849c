import { describe, expect, test } from "vitest";
import type { Command, ElasticView, Simulation } from "../../src/sim/index.ts";
import { createSimulation } from "../../src/sim/index.ts";
import { act3File as act3 } from "./level-files.ts";

const spike = act3.level.failures.scripted[0]?.time ?? 0;
const hour = 3600;
const seeds = ["a", "b", "c", "d", "e"];

/** Act III with these commands at time 0, and its data-parallel job. */
function play(seed: string, ...commands: readonly Command[]): { simulation: Simulation; elastic: ElasticView } {
  const simulation = createSimulation(act3.level, seed);
  for (const command of commands) expect(simulation.dispatch(command)).toEqual({ ok: true });
  const { elastic } = simulation.view();
  if (!elastic) throw new RangeError("Act III trains nothing");
  return { simulation, elastic };
}

const automatic: Command = { type: "set-routing", routing: "automatic" };
const recovery = (mode: "elastic" | "regroup"): Command => ({ type: "set-recovery", mode });

/** When the job worked again after the first failure, seconds from it. */
function backAfter({ history }: ElasticView): number {
  return (history.find(({ time, tokensPerSecond }) => time > spike && tokensPerSecond > 0)?.time ?? Infinity) - spike;
}

describe.each(seeds)("on seed %s", (seed) => {
  test("an elastic job goes on within a minute, with 90 of 100 replicas and about nine tenths of its throughput", () => {
    const { simulation, elastic } = play(seed, recovery("elastic"), automatic);
    const before = elastic.planOf(elastic.automaticRing(elastic.ring))?.tokensPerSecond ?? 0;
    simulation.advanceTo(spike + 10 * 60);
    expect(backAfter(elastic)).toBeLessThanOrEqual(60);
    expect(elastic.ring).toHaveLength(90);
    expect(elastic.tokensPerSecond / before).toBeGreaterThan(0.85);
    expect(elastic.tokensPerSecond / before).toBeLessThan(0.91);
  });

  test("a rigid job is paused for hours and loses all since its last save", () => {
    const { simulation, elastic } = play(seed);
    const events = simulation.advanceTo(spike + 3 * hour);
    const broken = events.find(({ type }) => type === "ring-broken");
    expect(broken).toMatchObject({ lost: expect.closeTo(0.9 * spike * 12_800, -8) });
    expect(backAfter(elastic)).toBe(Infinity);
    expect(simulation.view().ended?.lostBy).toBe("training-time-lost");
  });

  test("regrouping goes on with 99 of 100, and about that much of the throughput", () => {
    const { simulation, elastic } = play(seed, recovery("regroup"));
    simulation.advanceTo(spike + 60);
    const whole = elastic.replicas.filter(({ status }) => status !== "broken").map(({ id }) => id);
    expect(whole).toHaveLength(99);
    const before = elastic.fullTokensPerSecond;
    simulation.dispatch({ type: "set-ring", order: whole });
    simulation.advanceTo(spike + 10 * 60);
    expect(elastic.tokensPerSecond / before).toBeGreaterThan(0.97);
  });

  test("a ring that criss-crosses the rows is slower than one that snakes, and the ring it begins with lies between", () => {
    const { elastic } = play(seed);
    const all = elastic.replicas.map(({ id }) => id);
    const snake = all.map((id) => (Math.floor(id / 10) % 2 === 0 ? id : id - (id % 10) + 9 - (id % 10)));
    const crossing = all.map((id) => (id % 10) * 10 + Math.floor(id / 10));
    const step = (order: readonly number[]): number => elastic.planOf(order)?.stepSeconds ?? 0;
    expect(step(crossing)).toBeGreaterThan(1.2 * step(snake));
    expect(step(elastic.ring)).toBeGreaterThan(1.02 * step(snake));
    expect(step(elastic.ring)).toBeLessThan(step(crossing));
  });

  test("ten nodes in ten replicas break ten, the same ten in one replica break one", () => {
    const broken = (placement: "by-rack" | "by-feed"): number => {
      const jobs = act3.level.jobs.map((job) => ({
        ...job,
        ...(job.dataParallel && { dataParallel: { ...job.dataParallel, placement } }),
      }));
      const simulation = createSimulation({ ...act3.level, jobs }, seed);
      simulation.advanceTo(spike);
      expect(simulation.view().nodeDown.reduce((sum, down) => sum + down, 0)).toBe(10);
      return simulation.view().elastic?.replicas.filter(({ status }) => status === "broken").length ?? 0;
    };
    expect([broken("by-rack"), broken("by-feed")]).toEqual([10, 1]);
  });

  test("a slow GPU makes each step a quarter longer until its replica is left out", () => {
    const { simulation, elastic } = play(seed, recovery("elastic"), automatic);
    const slowed = act3.level.failures.slowdowns?.[0]?.time ?? 0;
    simulation.advanceTo(slowed - 1);
    const before = elastic.plan;
    simulation.advanceTo(slowed);
    expect((elastic.plan?.computeSeconds ?? 0) / (before?.computeSeconds ?? 1)).toBeCloseTo(1.25, 5);
    const times = elastic.replicas.map(({ computeSeconds }) => computeSeconds ?? 0);
    const slow = times.indexOf(Math.max(...times));
    const order = elastic.ring.filter((id) => id !== slow);
    simulation.dispatch({ type: "set-ring", order });
    simulation.advanceTo(slowed + 60);
    expect(elastic.plan?.tokensPerSecond).toBeGreaterThan(0.97 * (before?.tokensPerSecond ?? 0));
  });
});
