import { expect, test } from "vitest";
import { hopCurve, nearestOn, pointOn } from "../../../src/lessons/elastic/hall/hop-curve.ts";

const step = { x: 60, y: 48 };
const at = (column: number, row: number): { x: number; y: number } => ({ x: 69 + 60 * column, y: 36 + 48 * row });

test("neighbors are connected straight, in their row, across rows and at an angle", () => {
  for (const to of [at(3, 2), at(2, 3), at(3, 3)]) expect(hopCurve(at(2, 2), to, step)).toHaveLength(2);
});

test("a longer hop leaves the straight line, so that it does not run over those it passes by", () => {
  const { distance } = nearestOn([at(2, 2), at(4, 2)], pointOn(hopCurve(at(2, 2), at(4, 2), step), 0.5));
  expect(distance).toBeGreaterThan(12);
});

test("a line lies where it lies whichever of its ends is first", () => {
  for (const to of [at(6, 2), at(2, 9), at(7, 8), at(0, 7)]) {
    const there = hopCurve(at(2, 2), to, step);
    const back = hopCurve(to, at(2, 2), step).toReversed();
    there.forEach((point, index) => expect(nearestOn(back, point).distance, `${index}`).toBeLessThan(1e-9));
  }
});

test("no line leaves the hall above or to the left", () => {
  for (const [from, to] of [
    [at(0, 0), at(9, 0)],
    [at(0, 0), at(0, 9)],
    [at(1, 0), at(0, 9)],
  ] as const) {
    for (const { x, y } of hopCurve(from, to, step)) expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
  }
});

test("the nearest place on a line is told with its share of the way", () => {
  const line = [at(0, 0), at(1, 0)];
  expect(nearestOn(line, { x: 69 + 45, y: 36 + 5 })).toEqual({ distance: 5, share: 0.75 });
  expect(pointOn(line, 0.75)).toEqual({ x: 69 + 45, y: 36 });
});
