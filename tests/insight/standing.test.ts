import { expect, test } from "vitest";
import { mostUseful, shareOfPossible } from "../../src/insight/possible.ts";
import {
  dominates,
  frontOf,
  histogramOf,
  median,
  shareBelow,
  type Point,
} from "../../src/insight/standing/standing.ts";

const point = (x: number, y: number, stars: Point["stars"] = 1, useful = 0): Point => ({ x, y, stars, useful });

test("what is possible is the most that any play keeps, and nobody kept less than nothing of it", () => {
  expect(mostUseful([{ useful: 30 }, { useful: 80 }, { useful: -5 }])).toBe(80);
  expect(shareOfPossible(60, 80)).toBe(0.75);
  expect(shareOfPossible(100, 80)).toBe(1.25);
  expect(shareOfPossible(-5, 80)).toBe(0);
  expect(mostUseful([{ useful: -5 }])).toBe(0);
  expect(shareOfPossible(10, 0)).toBeNull();
});

test("the front has the runs that none beats in both, one of equal ones, and none that is lost", () => {
  const points = [point(1, 9), point(2, 9), point(2, 5), point(2, 5), point(3, 6), point(8, 1), point(0, 0, 0)];
  expect(frontOf(points)).toEqual([point(1, 9), point(2, 5), point(8, 1)]);
  for (const one of frontOf(points)) {
    expect(points.filter(({ stars }) => stars > 0).some((other) => dominates(other, one))).toBe(false);
  }
  expect(dominates(point(1, 1), point(1, 1))).toBe(false);
  expect(dominates(point(1, 1), point(1, 2))).toBe(true);
  expect(dominates(point(1, 3), point(2, 2))).toBe(false);
});

test("a run stands above those that kept less, and half of those that kept the same", () => {
  const points = [10, 20, 20, 40].map((useful) => point(0, 0, 1, useful));
  expect(shareBelow(5, points)).toBe(0);
  expect(shareBelow(20, points)).toBe(0.5);
  expect(shareBelow(99, points)).toBe(1);
});

test("every run that is not lost is in one bar of the histogram, and the run itself within its range", () => {
  const stars = [0, 1, 1, 3, 3] as const;
  const points = [-50, 0, 10, 99, 100].map((useful, index) => point(0, 0, stars[index], useful));
  const bins = histogramOf(points, 120);
  const sums = [0, 1].map((kind) => bins.reduce((sum, { counts }) => sum + (counts[kind] ?? 0), 0));
  expect(sums).toEqual([2, 2]);
  expect(bins[0]).toMatchObject({ from: 0, counts: [0, 1] });
  expect(bins.at(-1)?.to).toBe(120);
  expect(histogramOf(points, -7)[0]).toMatchObject({ from: 0 });
});

test("the median of an even number is the upper of the middle two", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(3);
});
