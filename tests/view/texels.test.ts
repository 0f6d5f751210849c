import { describe, expect, test } from "vitest";
import { parseLevel } from "../../src/levels/load-level.ts";
import { createSimulation, GpuState } from "../../src/sim/index.ts";
import act1 from "../../levels/act-1.json" with { type: "json" };
import { costByte, createTexels, lampCode, NodeMark, setMark, writeNodes } from "../../src/view/texels.ts";

describe("the data textures", () => {
  test.each([
    [1, 1],
    [10_000, 32],
    [16_384, 32],
    [100_000, 256],
  ])("have room for %d GPUs in a power of two of lines", (gpus, lines) => {
    expect(createTexels(gpus, 10).lines).toBe(lines);
  });

  test("marks of one kind leave the others alone", () => {
    const texels = createTexels(64, 8);
    setMark(texels, [1, 2], NodeMark.selected, true);
    setMark(texels, [2], NodeMark.ghost, true);
    setMark(texels, [2], NodeMark.selected, false);
    expect([...texels.marks.slice(0, 4)]).toEqual([0, NodeMark.selected, NodeMark.ghost, 0]);
  });

  test("a node counts as empty while all its GPUs are idle and it is not drained", () => {
    const view = createSimulation(parseLevel(act1).level, "texels").view();
    const perNode = view.gpuCount / view.nodeCount;
    const busy = view.gpuJob.findIndex((job) => job >= 0);
    const node = Math.floor(busy / perNode);
    const gpuState = view.gpuState.slice().fill(GpuState.idle, node * perNode, (node + 1) * perNode);
    const texels = createTexels(view.gpuCount, view.nodeCount);
    const isEmpty = (): boolean => ((texels.marks[node] ?? 0) & NodeMark.empty) > 0;
    writeNodes(texels, view);
    expect(isEmpty()).toBe(false);
    writeNodes(texels, { ...view, gpuState });
    expect(isEmpty()).toBe(true);
    writeNodes(texels, { ...view, gpuState, nodeDrained: new Uint8Array(view.nodeCount).fill(1) });
    expect(isEmpty()).toBe(false);
  });

  test("a lamp's code is a byte that keeps its four parts apart", () => {
    expect(lampCode(3, true, true, 31)).toBe(255);
    const codes = [lampCode(2, false, false, 0), lampCode(0, true, false, 0), lampCode(0, false, true, 0)];
    expect([...codes, lampCode(0, false, false, 2)]).toEqual([2, 4, 8, 16]);
  });

  test.each([
    ["a job that just began costs nothing", 60, 0],
    ["a day's work costs the most", 86_400, 255],
    ["more than a day's costs no more", 500_000, 255],
  ])("%s", (_rule, seconds, byte) => {
    expect(costByte(seconds)).toBe(byte);
  });

  test("older work costs more", () => {
    expect(costByte(7200)).toBeGreaterThan(costByte(1200));
  });
});
