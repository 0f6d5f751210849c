import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTips, type OpenTip } from "../../src/hud/tip.tsx";

const tip = { anchor: {}, body: () => "what it means" } as unknown as OpenTip;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", globalThis);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a pointer that has left and goes on moving does not put off that the tip goes", () => {
  const tips = createTips();
  tips.show(tip);
  for (let moves = 0; moves < 10; moves += 1) {
    tips.leave();
    vi.advanceTimersByTime(50);
  }
  expect(tips.open.value).toBeNull();
});

test("a pointer that comes back in time keeps it, and it goes when the pointer leaves again", () => {
  const tips = createTips();
  tips.show(tip);
  tips.leave();
  vi.advanceTimersByTime(50);
  tips.stay();
  vi.advanceTimersByTime(1000);
  expect(tips.open.value).toBe(tip);
  tips.leave();
  vi.advanceTimersByTime(1000);
  expect(tips.open.value).toBeNull();
});
