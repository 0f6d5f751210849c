import { describe, expect, test } from "vitest";
import type { Topology } from "../../src/sim/index.ts";
import { centerOf, createGeometry, gpuRect, nodeRect, rackRect } from "../../src/view/geometry.ts";
import { gpuAt, nodeAt, rackAt, racksIn } from "../../src/view/picking.ts";
import { rackSpan } from "../../src/view/rack-span.ts";

const actOne: Topology = { pods: 2, rowsPerPod: 5, racksPerRow: 25, nodesPerRack: 5, gpusPerNode: 8 };
const actTwo: Topology = { pods: 4, rowsPerPod: 4, racksPerRow: 32, nodesPerRack: 4, gpusPerNode: 8 };
const large: Topology = { pods: 10, rowsPerPod: 10, racksPerRow: 25, nodesPerRack: 5, gpusPerNode: 8 };
const odd: Topology = { pods: 3, rowsPerPod: 1, racksPerRow: 7, nodesPerRack: 3, gpusPerNode: 1 };

const halls: [string, Topology, number, number, number][] = [
  ["Act I beside the zones at 1280x720", actOne, 744, 588, 1],
  ["Act I on a large screen with a ratio of 2", actOne, 2600, 1900, 2],
  ["Act I in a narrow hall", actOne, 480, 640, 1],
  ["Act II", actTwo, 744, 588, 1],
  ["100,000 GPUs", large, 744, 588, 1],
  ["one GPU a node", odd, 744, 588, 1],
];

describe.each(halls)("%s", (_name, topology, width, height, ratio) => {
  const geometry = createGeometry(topology, { width, height, ratio });
  const step = Math.max(1, Math.floor(geometry.gpus / 997));

  test("fits the space it was given", () => {
    expect(geometry.width).toBeLessThanOrEqual(width);
    expect(geometry.height).toBeLessThanOrEqual(height);
    const last = rackRect(geometry, geometry.racks - 1);
    expect(last.x + last.width).toBeLessThanOrEqual(geometry.width);
    expect(last.y + last.height).toBeLessThanOrEqual(geometry.height);
  });

  test("finds every GPU, node and rack again where it drew it", () => {
    for (let gpu = 0; gpu < geometry.gpus; gpu += step) {
      const middle = centerOf(gpuRect(geometry, gpu));
      const node = Math.floor(gpu / topology.gpusPerNode);
      expect(gpuAt(geometry, middle)).toBe(gpu);
      expect(nodeAt(geometry, middle)).toBe(node);
      expect(rackAt(geometry, middle)).toBe(Math.floor(node / topology.nodesPerRack));
    }
  });

  test("keeps nodes inside their cabinet and apart from the next", () => {
    for (let node = 0; node < geometry.nodes; node += step) {
      const cabinet = rackRect(geometry, Math.floor(node / topology.nodesPerRack));
      const rect = nodeRect(geometry, node);
      expect(rect.x).toBeGreaterThanOrEqual(cabinet.x);
      expect(rect.x + rect.width).toBeLessThanOrEqual(cabinet.x + cabinet.width + 1e-9);
      expect(rect.y + rect.height).toBeLessThanOrEqual(cabinet.y + cabinet.height + 1e-9);
    }
  });
});

describe("the far view of Act I", () => {
  const geometry = createGeometry(actOne, { width: 744, height: 588, ratio: 1 });

  test("has cells of whole pixels, so that they are crisp", () => {
    expect([geometry.cellWidth, geometry.cellHeight].every(Number.isInteger)).toBe(true);
    expect(geometry.cellHeight).toBeGreaterThanOrEqual(5);
  });

  test("sets two nodes of a rack apart by a pixel at least, two GPUs of a node by none", () => {
    const [above, below, other] = [4, 8, 0].map((gpu) => gpuRect(geometry, gpu));
    const end = (rect: typeof above): number => (rect?.y ?? 0) + (rect?.height ?? 0);
    expect((below?.y ?? 0) - end(above)).toBeGreaterThanOrEqual(1);
    expect((above?.y ?? 0) - end(other)).toBeCloseTo(0);
  });

  test("numbers nodes down a rack, then along the row", () => {
    expect(nodeRect(geometry, 1).y).toBeGreaterThan(nodeRect(geometry, 0).y);
    expect(nodeRect(geometry, 5).x).toBeGreaterThan(nodeRect(geometry, 0).x);
    expect(nodeRect(geometry, 125).x).toBe(nodeRect(geometry, 0).x);
    expect(nodeRect(geometry, 125).y).toBeGreaterThan(nodeRect(geometry, 0).y);
  });

  test.each([
    ["left of the first rack", -1, 40],
    ["in the gutter of the row names", 5, 40],
    ["above the first row", 300, -3],
    ["past the last rack", 5000, 40],
    ["below the last row", 300, 5000],
  ])("has no rack %s", (_where, x, y) => {
    expect(rackAt(geometry, { x, y })).toBeNull();
  });

  test("gives an aisle to the nearest rack but no GPU to it", () => {
    const rack = rackRect(geometry, 30);
    const aisle = { x: rack.x + rack.width / 2, y: rack.y + rack.height + 0.5 };
    expect(rackAt(geometry, aisle)).toBe(30);
    expect(gpuAt(geometry, aisle)).toBeNull();
  });

  test("a box takes the racks that it touches", () => {
    const from = rackRect(geometry, 26);
    const to = rackRect(geometry, 52);
    const box = { x: from.x + 1, y: from.y + 1, width: to.x - from.x, height: to.y - from.y };
    expect(racksIn(geometry, box)).toEqual([26, 27, 51, 52]);
  });
});

describe("a hall far wider than it is high", () => {
  test.each([
    ["a laptop", 736, 401],
    ["a laptop with less room", 736, 355],
    ["a small laptop", 736, 300],
    ["a large screen", 1133, 632],
    ["a tablet", 728, 432],
  ])("has cells of whole pixels, two or more, on %s, and fills most of it", (_rule, width, height) => {
    const geometry = createGeometry(actTwo, { width, height, ratio: 1 });
    const { cellWidth, cellHeight } = geometry;
    expect([cellWidth, cellHeight].every((side) => Number.isInteger(side) && side >= 2)).toBe(true);
    expect((geometry.width * geometry.height) / (width * height)).toBeGreaterThan(0.8);
    expect(geometry.width).toBeLessThanOrEqual(width);
    expect(geometry.height).toBeLessThanOrEqual(height);
  });

  test("keeps two lines of GPUs a node where they have room", () => {
    expect(createGeometry(actTwo, { width: 1800, height: 1400, ratio: 1 }).gpuRows).toBe(2);
  });
});

test("a job's racks are a box of columns and rows through the whole hall", () => {
  const geometry = createGeometry(actTwo, { width: 736, height: 355, ratio: 1 });
  const all = Array.from({ length: 2048 }, (_, node) => node);
  expect(rackSpan(geometry, all)).toEqual({ column: 0, columns: 32, row: 0, rows: 16 });
  expect(rackSpan(geometry, [4, 4 * 32 * 5 + 12])).toEqual({ column: 1, columns: 3, row: 0, rows: 6 });
});

test("pods stand above one another where a ring runs through them, however wide the window is", () => {
  const actThree: Topology = { pods: 10, rowsPerPod: 1, racksPerRow: 22, nodesPerRack: 8, gpusPerNode: 8 };
  for (const [width, height] of [
    [1133, 632],
    [1133, 300],
  ] as const) {
    const geometry = createGeometry(actThree, { width, height, ratio: 1 }, true);
    expect(geometry.podColumns).toBe(1);
    expect(geometry.width).toBeLessThanOrEqual(width);
    expect(geometry.height).toBeLessThanOrEqual(height);
  }
});
