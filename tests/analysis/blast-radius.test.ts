import { describe, expect, test } from "vitest";
import { blastRadius, crashAndWait } from "../../src/analysis/blast-radius.ts";
import { act3File } from "../levels/level-files.ts";

const hour = 3600;
const [first, second] = act3File.level.failures.scripted.map(({ time }) => time);

describe("the blast radius of one tripped feed", () => {
  test.each(["a", "b", "c", "d", "e", "f"])(
    "is ten times as large with its nodes in ten replicas as with all of them in one: seed %s",
    (seed) => {
      const { spread, packed } = blastRadius(act3File, seed);
      expect([spread.nodesDown, spread.broken.length]).toEqual([10, 10]);
      expect([packed.nodesDown, packed.broken.length]).toEqual([10, 1]);
      expect(spread.gpuSecondsStalled / packed.gpuSecondsStalled).toBeCloseTo(10, 1);
      expect(spread.shareLost).toBeGreaterThan(0.1);
      expect(packed.shareLost).toBeLessThan(0.02);
    },
  );

  test("is what the broken replicas' GPUs would have done, but for the pause and the saves that all of them share", () => {
    const { spread } = blastRadius(act3File, "a");
    const window = (second ?? 0) - (first ?? 0);
    const gpusPerReplica = 128;
    const max = 10 * gpusPerReplica * window;
    expect(spread.gpuSecondsStalled).toBeLessThan(max);
    expect(spread.gpuSecondsStalled).toBeGreaterThan(0.98 * max);
    expect(spread.pauseGpuSeconds).toBeGreaterThan(12_000 * 30);
    expect(spread.pauseGpuSeconds).toBeLessThan(12_800 * 60);
  });
});

describe("who crashes and waits", () => {
  const points = crashAndWait(act3File, "a");

  test("is paused from the failure until the last node is back, more than four hours", () => {
    const stops = points.findIndex(({ time, tokensPerSecond }) => time === first && tokensPerSecond === 0);
    expect(stops).toBeGreaterThan(0);
    const goesOn = points[stops + 1];
    expect(goesOn?.tokensPerSecond).toBe(points[0]?.tokensPerSecond);
    expect((goesOn?.time ?? 0) - (first ?? 0)).toBeGreaterThan(4 * hour);
  });

  test("is shown to the end of the level, though its SLO is violated long before", () => {
    expect(points.at(-1)?.time).toBeGreaterThan(second ?? Infinity);
  });
});
