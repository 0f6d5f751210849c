import { describe, expect, test } from "vitest";
import { costByte, createTexels, lampCode, NodeMark, setMark } from "../../src/view/texels.ts";

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

  test("a lamp's code is a byte that keeps its three parts apart", () => {
    expect(lampCode(3, true, 31)).toBe(255);
    expect([lampCode(2, false, 0), lampCode(0, true, 0), lampCode(0, false, 1)]).toEqual([2, 4, 8]);
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
