import { expect, test } from "vitest";
import type { Topology } from "../../src/sim/index.ts";
import { createGeometry } from "../../src/view/geometry.ts";
import { mergeBoxes, nodesFrom } from "../../src/view/node-runs.ts";
import { joinBoxes, outlineAround } from "../../src/view/outlines.ts";

const hall: Topology = { pods: 2, rowsPerPod: 5, racksPerRow: 25, nodesPerRack: 5, gpusPerNode: 8 };
const geometry = createGeometry(hall, { width: 744, height: 588, ratio: 1 });
const rackGap = geometry.rackPitchX - geometry.gpuColumns * geometry.cellWidth;

test.each([
  ["whole racks are one box", nodesFrom(0, 10), [4]],
  ["the end of a rack and the racks beside it are one shape with a step", nodesFrom(3, 12), [6]],
  ["a step at either end", nodesFrom(3, 14), [8]],
  ["a window over two rows is one shape a row", nodesFrom(814, 125), [6, 6]],
  ["racks that do not touch stay apart", nodesFrom(4, 2), [4, 4]],
  ["what lies between two racks parts them", [...nodesFrom(0, 5), ...nodesFrom(10, 5)], [4, 4]],
])("%s", (_rule, nodes, corners) => {
  const shapes = joinBoxes(mergeBoxes(geometry, nodes), rackGap);
  expect(shapes.map((shape) => outlineAround(shape).length)).toEqual(corners);
});

test("a grown outline steps where the taller box begins and never crosses itself", () => {
  const short = { x: 0, y: 50, width: 20, height: 50 };
  const tall = { x: 16, y: 0, width: 40, height: 100 };
  expect(outlineAround([short, tall])).toEqual([
    { x: 0, y: 50 },
    { x: 16, y: 50 },
    { x: 16, y: 0 },
    { x: 56, y: 0 },
    { x: 56, y: 100 },
    { x: 0, y: 100 },
  ]);
});
