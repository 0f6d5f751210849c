import { describe, expect, test } from "vitest";
import { createGeometry } from "../../src/view/geometry.ts";
import {
  between,
  clampView,
  fitView,
  hallSpace,
  levelOf,
  maxZoom,
  toCanvas,
  toHall,
  viewOf,
  zoomAbout,
} from "../../src/view/viewport.ts";

const canvas = { width: 760, height: 600, ratio: 1 };
const geometry = createGeometry(
  { pods: 2, rowsPerPod: 5, racksPerRow: 25, nodesPerRack: 5, gpusPerNode: 8 },
  hallSpace(canvas),
);
const fit = fitView(geometry, canvas);

describe("the view", () => {
  test("shows the whole hall when it fits", () => {
    const from = toCanvas(fit, canvas, { x: 0, y: 0 });
    const to = toCanvas(fit, canvas, { x: geometry.width, y: geometry.height });
    expect(Math.min(from.x, from.y)).toBeGreaterThanOrEqual(0);
    expect(to.x).toBeLessThanOrEqual(canvas.width);
    expect(to.y).toBeLessThanOrEqual(canvas.height);
  });

  test("puts hall units on whole pixels when it fits, so that cells are crisp", () => {
    const { x, y } = toCanvas(fit, canvas, { x: 0, y: 0 });
    expect([x, y].every(Number.isInteger)).toBe(true);
  });

  test("keeps the point under the pointer while zooming", () => {
    const anchor = { x: 310, y: 220 };
    const before = toHall(fit, canvas, anchor);
    const near = zoomAbout(fit, geometry, canvas, anchor, 3);
    expect(toHall(near, canvas, anchor).x).toBeCloseTo(before.x);
    expect(toHall(near, canvas, anchor).y).toBeCloseTo(before.y);
  });

  test("keeps that point on the way as well", () => {
    const anchor = { x: 310, y: 220 };
    const near = zoomAbout(fit, geometry, canvas, anchor, 4);
    const half = between(fit, near, 0.5);
    expect(half.zoom).toBeCloseTo(2);
    expect(toHall(half, canvas, anchor).x).toBeCloseTo(toHall(fit, canvas, anchor).x);
  });

  test.each([
    ["no farther than the fit", { x: fit.x, y: fit.y, zoom: 0.2 }, fit],
    ["not past the walls", { x: -9000, y: 9000, zoom: 2 }, { x: fit.x - 190, y: fit.y + 150, zoom: 2 }],
  ])("goes %s", (_rule, wish, view) => {
    expect(clampView(wish, geometry, canvas)).toEqual(view);
  });

  test.each([
    ["hall", 1],
    ["rack", 3],
    ["node", maxZoom(geometry, canvas)],
  ])("is at the %s level at zoom %d", (level, zoom) => {
    expect(levelOf({ ...fit, zoom }, geometry, canvas)).toBe(level);
  });

  test("of a box has it on the canvas, but no nearer than asked", () => {
    const box = { x: 300, y: 200, width: 24, height: 10 };
    const view = viewOf(box, geometry, canvas, 6);
    expect(view.zoom).toBe(6);
    expect(toCanvas(view, canvas, { x: 312, y: 205 })).toEqual({ x: 380, y: 300 });
  });
});
