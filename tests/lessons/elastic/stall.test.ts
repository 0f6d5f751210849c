import { expect, test } from "vitest";
import { createStall } from "../../../src/lessons/elastic/hall/stall.ts";

/** Changes of the picture while the stage alternates, in ten seconds of 60 frames. */
function changes(works: (frame: number) => boolean): number {
  const stall = createStall();
  return Array.from({ length: 600 }, (_, frame) =>
    stall.advance(works(frame) ? "working" : "building", frame / 60),
  ).filter(Boolean).length;
}

test("a job that is paused is shown so, and so is one that goes on", () => {
  expect(changes((frame) => frame < 60 || frame > 300)).toBe(2);
});

test("a stall that passes in a blink is not shown", () => {
  expect(changes((frame) => frame % 60 > 5)).toBe(0);
});

test("whatever happens, the hall does not flash more than once a second", () => {
  for (const every of [13, 20, 26, 40, 61]) {
    expect(changes((frame) => Math.floor(frame / every) % 2 === 0)).toBeLessThanOrEqual(2 * 10);
  }
});
