import { describe, expect, test } from "vitest";
import type { Topology } from "../../src/sim/index.ts";
import { moveCursor, type Direction } from "../../src/view/cursor.ts";
import { createGeometry, nodeRect } from "../../src/view/geometry.ts";
import { mergeBoxes, nodesFrom, windowAround } from "../../src/view/node-runs.ts";

const hall: Topology = { pods: 2, rowsPerPod: 5, racksPerRow: 25, nodesPerRack: 5, gpusPerNode: 8 };
const geometry = createGeometry(hall, { width: 744, height: 588, ratio: 1 });

describe("a gang's window", () => {
  test.each([
    ["is centered on the node under the pointer", 300, 125, 238],
    ["does not begin before its pod", 10, 125, 0],
    ["does not end after its pod", 620, 125, 500],
    ["does not begin before the second pod", 630, 125, 625],
    ["does not end after the hall", 1249, 125, 1125],
    ["of one node is the node itself", 77, 1, 77],
    ["may be the whole pod", 800, 625, 625],
    ["has no place when it is larger than a pod", 800, 626, null],
  ])("%s", (_rule, middle, count, first) => {
    expect(windowAround(hall, middle, count)).toBe(first);
  });
});

describe("an outline around nodes", () => {
  test("is one box for a whole row", () => {
    const boxes = mergeBoxes(geometry, nodesFrom(125, 125));
    expect(boxes).toHaveLength(1);
    expect(boxes[0]?.x).toBe(nodeRect(geometry, 125).x);
    expect((boxes[0]?.x ?? 0) + (boxes[0]?.width ?? 0)).toBe(nodeRect(geometry, 249).x + nodeRect(geometry, 249).width);
  });

  test("wraps like selected text: the rest of a rack, full racks, full racks of the next row, the start of a rack", () => {
    expect(mergeBoxes(geometry, nodesFrom(238, 125))).toHaveLength(4);
  });

  test("does not bridge racks that are left out, nor pods", () => {
    expect(mergeBoxes(geometry, [...nodesFrom(0, 5), ...nodesFrom(10, 5)])).toHaveLength(2);
    expect(mergeBoxes(geometry, nodesFrom(620, 10))).toHaveLength(2);
  });

  test("holds every node and nothing else", () => {
    const nodes = nodesFrom(33, 61);
    const boxes = mergeBoxes(geometry, nodes);
    for (let node = 0; node < 300; node++) {
      const { x, y } = nodeRect(geometry, node);
      const inside = boxes.some((box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height);
      expect(inside).toBe(nodes.includes(node));
    }
  });
});

describe("the keyboard's cursor", () => {
  test.each<[string, number, Direction, boolean, number]>([
    ["goes to the next rack", 2, "right", false, 7],
    ["stops at the end of a row", 122, "right", false, 122],
    ["stops at the wall", 2, "left", false, 2],
    ["goes to the same rack of the next row", 2, "down", false, 127],
    ["crosses to the next pod", 502, "down", false, 627],
    ["stops at the last row", 1127, "down", false, 1127],
    ["goes node by node when near", 2, "down", true, 3],
    ["enters the next row from its top", 4, "down", true, 125],
    ["enters the row above from its bottom", 125, "up", true, 4],
  ])("%s", (_rule, from, direction, nodewise, to) => {
    expect(moveCursor(geometry, from, direction, nodewise)).toBe(to);
  });
});
