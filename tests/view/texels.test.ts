import { describe, expect, test } from "vitest";
import { clearFlashes, costByte, createTexels, Flash, flash, NodeMark, setMark } from "../../src/view/texels.ts";

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
    const texels = createTexels(64, 2);
    setMark(texels, 8, [1, 2], NodeMark.selected, true);
    setMark(texels, 8, [2], NodeMark.ghost, true);
    setMark(texels, 8, [2], NodeMark.selected, false);
    expect([0, 8, 16, 23, 24].map((gpu) => texels.marks[gpu * 4])).toEqual([
      0,
      NodeMark.selected,
      NodeMark.ghost,
      NodeMark.ghost,
      0,
    ]);
  });

  test.each([
    ["is kept while it shows", 2, Flash.started],
    ["is cleared when it is over", 5, Flash.none],
    ["is kept when it begins only later", -2, Flash.started],
  ])("a flash %s", (_rule, age, kind) => {
    const texels = createTexels(8, 1);
    flash(texels, 3, Flash.started, 100, 0);
    clearFlashes(texels, 8, 100 + age);
    expect(texels.marks[13]).toBe(kind);
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
