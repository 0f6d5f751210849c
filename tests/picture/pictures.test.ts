import { describe, expect, test } from "vitest";
import { createGif } from "../../src/picture/encode-gif.ts";
import { createHallPixels } from "../../src/picture/hall-pixels.ts";
import type { PictureInk } from "../../src/picture/picture-ink.ts";
import { GpuState } from "../../src/sim/index.ts";
import { act1File, act2File, act3File } from "../levels/level-files.ts";

const ink: PictureInk = {
  working: [0, 200, 0],
  idle: [250, 250, 250],
  wasted: [200, 150, 0],
  down: [250, 0, 0],
  held: [120, 0, 250],
  ring: [0, 200, 250],
  floor: [10, 10, 10],
  rack: [40, 40, 40],
  words: [220, 220, 220],
  quiet: [120, 120, 120],
};
const width = 300;
const height = 200;

/** How many pixels have a color. */
function count(rgba: Uint8ClampedArray, [red, green, blue]: readonly [number, number, number]): number {
  let found = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at] === red && rgba[at + 1] === green && rgba[at + 2] === blue && rgba[at + 3] === 255) found += 1;
  }
  return found;
}

describe.each([act1File, act2File, act3File])("the hall of $level.id, in few pixels", ({ level }) => {
  const { pods, rowsPerPod, racksPerRow, nodesPerRack, gpusPerNode } = level.topology;
  const nodes = pods * rowsPerPod * racksPerRow * nodesPerRack;
  const hall = createHallPixels(level.topology, width, height);
  const empty = () => ({
    gpuState: new Uint8Array(nodes * gpusPerNode).fill(GpuState.idle),
    nodeReservedFor: new Int32Array(nodes).fill(-1),
  });

  test("each GPU has a pixel, in the color of its state, wherever it stands", () => {
    for (const gpu of [0, 7, Math.floor((nodes * gpusPerNode) / 2), nodes * gpusPerNode - 1]) {
      const view = empty();
      view.gpuState[gpu] = GpuState.down;
      expect(count(hall.paint(view, ink), ink.down), `GPU ${gpu}`).toBeGreaterThan(0);
    }
    const all = empty();
    all.gpuState.fill(GpuState.working);
    expect(count(hall.paint(all, ink), ink.working)).toBeGreaterThan(count(hall.paint(all, ink), ink.floor) / 4);
    expect(count(hall.paint(all, ink), ink.idle)).toBe(0);
  });

  test("what was painted before is gone", () => {
    const view = empty();
    view.gpuState.fill(GpuState.down);
    hall.paint(view, ink);
    expect(count(hall.paint(empty(), ink), ink.down)).toBe(0);
  });
});

test("a clip plays for ever, has each picture, and of a picture that does not change takes hardly any room", () => {
  const still = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < still.length; at += 4) {
    still.set([...((at * 7919) % 13 < 6 ? ink.working : ink.floor), 255], at);
  }
  const moving = still.map((value, at) => (at < 4 * width * 20 && at % 4 === 0 ? 250 - value : value));
  const sizeWith = (more: readonly Uint8ClampedArray[]): number => {
    const gif = createGif(width, height, ink);
    for (const rgba of [still, ...more]) gif.add(rgba, 100);
    const bytes = gif.finish();
    const text = Buffer.from(bytes).toString("latin1");
    expect(text.startsWith("GIF89a")).toBe(true);
    expect(text).toContain("NETSCAPE2.0\x03\x01\x00\x00");
    // A graphic control extension before each picture, 10 hundredths of a second long.
    expect(
      text
        .split("\x21\xf9\x04")
        .slice(1)
        .map((rest) => rest.charCodeAt(1)),
    ).toEqual([10, ...more.map(() => 10)]);
    return bytes.length;
  };
  const one = sizeWith([]);
  expect(sizeWith([still]) - one).toBeLessThan(one / 4);
  expect(sizeWith([moving])).toBeGreaterThan(sizeWith([still]));
});
