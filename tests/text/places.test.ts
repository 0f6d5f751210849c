import { expect, test } from "vitest";
import { nodeName, nodesName, spanCode, spanName } from "../../src/text/places.ts";

const hall = { pods: 2, rowsPerPod: 5, racksPerRow: 25, nodesPerRack: 5, gpusPerNode: 8 };

test("a node is named by row, rack and place, each from 1", () => {
  expect(nodeName(hall, 0)).toBe("r1-1-1");
  expect(nodeName(hall, 125)).toBe("r2-1-1");
  expect(nodeName(hall, 1249)).toBe("r10-25-5");
});

test("a window that is a whole row is called by the row; one across two rows names both ends", () => {
  expect(spanName(hall, 375, 125)).toBe("Row 4");
  expect(spanName(hall, 380, 125)).toBe("Row 4, rack 2 to row 5, rack 1");
  expect(spanCode(hall, 380, 125)).toBe("R4-2→R5-1");
  expect(spanName(hall, 0, 5)).toBe("Row 1, rack 1");
});

test("scattered nodes are counted, not listed", () => {
  expect(nodesName(hall, [3])).toBe("node r1-1-4");
  expect(nodesName(hall, [0, 1, 2, 3, 4])).toBe("Row 1, rack 1");
  expect(nodesName(hall, [0, 5, 10])).toBe("3 nodes in 3 racks");
});
