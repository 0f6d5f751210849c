import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { regroup } from "../../src/sim/elastic/replicas.ts";
import { secondsBySize } from "../../src/sim/elastic/ring.ts";
import { shortRoundTrip } from "../../src/sim/elastic/route.ts";
import { createHall } from "../../src/sim/topology.ts";
import { begin, ringHall } from "./elastic-hall.ts";

/** Replicas by their racks: 0 and 1 in the first row, 2 and 3 in the second, and so on; two rows are a pod. */
const snake = [0, 1, 3, 2, 4, 5, 7, 6];

describe("a step", () => {
  test("computes, and adds up around the ring at the pace of its slowest hop", () => {
    const plan = begin(ringHall).elastic.planOf(snake);
    // A pod's 12 nodes have 16e10 x 3 / 3 / 3 GB/s to the rest; the two flows of one hop need less than that.
    const bytes = ((2 * 7) / 8) * 1e9;
    expect(plan).toMatchObject({ computeSeconds: 4, globalBatch: 32 });
    expect(plan?.allReduceSeconds).toBeCloseTo(bytes / 1e10 + 2 * 7 * 1e-6, 6);
    expect(plan?.stepSeconds).toBeCloseTo(4 + bytes / 1e10 + 14e-6, 6);
    expect(plan?.tokensPerSecond).toBeCloseTo(32_000 / (4 + bytes / 1e10 + 14e-6), 3);
  });

  test("goes slower on a ring that crosses between the pods at every hop", () => {
    const { elastic } = begin(ringHall);
    const [straight, crossing] = [elastic.planOf(snake), elastic.planOf([0, 4, 1, 5, 2, 6, 3, 7])];
    // Eight flows out of a pod share what four nodes' worth of its twelve can carry.
    expect(crossing?.hops[0]?.bytesPerSecond).toBe((12 / 3 / 8) * 1e10);
    expect(crossing?.allReduceSeconds).toBeCloseTo(2 * (straight?.allReduceSeconds ?? 0), 4);
  });

  test("names each hop by how far it goes", () => {
    const plan = begin(ringHall).elastic.planOf(snake);
    expect(plan?.hops.map(({ kind }) => kind)).toEqual(["row", "pod", "row", "hall", "row", "pod", "row", "hall"]);
    expect(plan?.hops.map(({ meters }) => meters)).toEqual([1, 3, 1, 3, 1, 3, 1, 9]);
  });

  test("hardly gets longer or shorter with the number of replicas, for the same work of each", () => {
    const { simulation, elastic } = begin(ringHall);
    simulation.dispatch({ type: "set-batch", rule: "shrink" });
    const [eight, four] = [elastic.planOf(snake), elastic.planOf([0, 1, 3, 2])];
    expect(four?.computeSeconds).toBe(eight?.computeSeconds);
    expect(four?.allReduceSeconds).toBeLessThan(eight?.allReduceSeconds ?? 0);
    expect((four?.tokensPerSecond ?? 0) / (eight?.tokensPerSecond ?? 1)).toBeCloseTo(0.5, 2);
  });

  test("computes more micro-batches with fewer replicas where the global batch is kept, in whole ones", () => {
    const { elastic } = begin(ringHall);
    // 32 micro-batches over 7 replicas are 5 each at most.
    expect(elastic.planOf(snake.slice(1))).toMatchObject({ globalBatch: 32, computeSeconds: 5 });
  });

  test("is not planned around replicas that are not there, or twice in it, or too few", () => {
    const { elastic } = begin(ringHall);
    for (const order of [[], [0], [0, 0, 1], [0, 99]]) expect(elastic.planOf(order)).toBeNull();
  });
});

test("seconds by size lie on the lines between the points, rounded up, and beyond them on the last line", () => {
  const table = [
    { gpus: 0, seconds: 0 },
    { gpus: 100, seconds: 10 },
    { gpus: 200, seconds: 40 },
  ];
  expect([0, 5, 100, 150, 200, 300].map((gpus) => secondsBySize(table, gpus))).toEqual([0, 1, 10, 25, 40, 70]);
});

describe("the automatic route", () => {
  const points = fc.uniqueArray(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), {
    minLength: 4,
    maxLength: 12,
    selector: ([x, y]) => 10 * x + y,
  });

  test("goes once through each stop, the same way whatever order they are named in, and has no two links to exchange", () => {
    fc.assert(
      fc.property(points, (places) => {
        const distance = (a: number, b: number): number =>
          Math.abs((places[a]?.[0] ?? 0) - (places[b]?.[0] ?? 0)) +
          Math.abs((places[a]?.[1] ?? 0) - (places[b]?.[1] ?? 0));
        const stops = [...places.keys()];
        const trip = shortRoundTrip(stops, distance);
        expect(trip.toSorted((a, b) => a - b)).toEqual(stops);
        expect(shortRoundTrip(stops.toReversed(), distance)).toEqual(trip);
        const length = (order: readonly number[]): number =>
          order.reduce((sum, stop, index) => sum + distance(stop, order[(index + 1) % order.length] ?? stop), 0);
        for (let i = 0; i < trip.length; i++) {
          for (let j = i + 1; j < trip.length; j++) {
            const other = [...trip.slice(0, i), ...trip.slice(i, j + 1).toReversed(), ...trip.slice(j + 1)];
            expect(length(other)).toBeGreaterThanOrEqual(length(trip));
          }
        }
      }),
    );
  });
});

describe("regrouping", () => {
  const hall = createHall(ringHall.topology);

  test("puts the failed nodes together in as few replicas as it can, first within a pod", () => {
    const replicas = [
      [0, 1],
      [2, 3],
      [6, 7],
      [12, 13],
    ];
    const down = new Set([1, 2, 12]);
    const whole = regroup(hall, replicas, (node) => down.has(node));
    expect(whole).toEqual([0]);
    // The pod's two broken ones make one healthy; the other pod's stays as it is: there is nobody to trade with.
    expect(replicas[0]?.some((node) => down.has(node))).toBe(false);
    expect(replicas.flat().toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 6, 7, 12, 13]);
  });

  test("loses no node, counts no replica as repaired that was healthy, and leaves no more broken than the failed nodes fill", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 23 }), { maxLength: 12 }), (failed) => {
        const down = new Set(failed);
        const replicas = Array.from({ length: 6 }, (_, id) => [4 * id, 4 * id + 1, 4 * id + 2, 4 * id + 3]);
        const brokenBefore = replicas.filter((nodes) => nodes.some((node) => down.has(node))).length;
        const whole = regroup(hall, replicas, (node) => down.has(node));
        const broken = replicas.filter((nodes) => nodes.some((node) => down.has(node))).length;
        expect(replicas.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, node) => node));
        expect(broken).toBe(brokenBefore - whole.length);
        expect(broken).toBe(Math.ceil(down.size / 4));
      }),
    );
  });
});
