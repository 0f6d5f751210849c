import { describe, expect, test } from "vitest";
import { createHall, insideOnePod, nodeRange, nodesNeeded } from "../../src/sim/topology.ts";

const hall = createHall({ pods: 2, rowsPerPod: 5, racksPerRow: 25, nodesPerRack: 5, gpusPerNode: 8 });

describe("a hall", () => {
  test("of 2 pods x 5 rows x 25 racks x 5 nodes x 8 has 10,000 GPUs, 1,000 in a row", () => {
    expect(hall).toEqual({
      gpusPerNode: 8,
      nodesPerRack: 5,
      nodesPerRow: 125,
      nodesPerPod: 625,
      nodeCount: 1250,
      gpuCount: 10_000,
      rackCount: 250,
      rowCount: 10,
    });
  });

  test.each([
    { first: 0, count: 125, inside: true, because: "it is the first row" },
    { first: 500, count: 125, inside: true, because: "it ends with the pod" },
    { first: 501, count: 125, inside: false, because: "its last node lies in the other pod" },
    { first: 62, count: 125, inside: true, because: "a row's end is no border" },
    { first: 1125, count: 125, inside: true, because: "it ends with the hall" },
    { first: 1126, count: 125, inside: false, because: "it goes past the hall" },
    { first: -1, count: 125, inside: false, because: "it begins before the hall" },
    { first: 0.5, count: 125, inside: false, because: "there is no half node" },
    { first: NaN, count: 125, inside: false, because: "there is no such node" },
  ])("nodes $first and the next, $count in all, lie inside one pod: $inside, because $because", (row) => {
    expect(insideOnePod(hall, row.first, row.count)).toBe(row.inside);
  });

  test.each([
    { gpus: 1, nodes: 1 },
    { gpus: 8, nodes: 1 },
    { gpus: 9, nodes: 2 },
    { gpus: 1000, nodes: 125 },
  ])("a job of $gpus GPUs stands on $nodes nodes", ({ gpus, nodes }) => {
    expect(nodesNeeded(hall, gpus)).toBe(nodes);
  });

  test("consecutive nodes have consecutive numbers", () => {
    expect(nodeRange(7, 3)).toEqual([7, 8, 9]);
  });
});
