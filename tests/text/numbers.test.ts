import { expect, test } from "vitest";
import {
  formatBytes,
  formatClock,
  formatCountdown,
  formatDollars,
  formatDuration,
  formatGpuHours,
  formatMany,
  formatPercent,
} from "../../src/text/numbers.ts";

test.each([
  [0, "0 GPU-h"],
  [3600, "1.0 GPU-h"],
  [9.94 * 3600, "9.9 GPU-h"],
  [9.96 * 3600, "10 GPU-h"],
  [1930 * 3600, "1,930 GPU-h"],
  [-12 * 3600, "−12 GPU-h"],
])("%d GPU-seconds read %s", (gpuSeconds, text) => expect(formatGpuHours(gpuSeconds)).toBe(text));

test.each([
  [144, "$144"],
  [3810, "$3,810"],
  [99_949, "$99,949"],
  [187_300, "$187k"],
  [1_240_000, "$1.2M"],
  [-50, "−$50"],
  [-0.2, "$0"],
])("%d dollars read %s", (dollars, text) => expect(formatDollars(dollars)).toBe(text));

test.each([
  [45, "45 s"],
  [59.4, "59 s"],
  [59.7, "1 min"],
  [90, "2 min"],
  [3600, "1 h"],
  [3900, "1 h 5 min"],
  [86_399, "1 d"],
  [97_200, "1 d 3 h"],
])("%d seconds read %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));

test("a countdown never goes below zero and shows hours only when there are any", () => {
  expect(formatCountdown(6192)).toBe("1:43:12");
  expect(formatCountdown(249)).toBe("04:09");
  expect(formatCountdown(-5)).toBe("00:00");
});

test("the clock begins on Monday and wraps after Sunday", () => {
  expect(formatClock(0)).toBe("Mon 00:00");
  expect(formatClock(86_400 + 9 * 3600 + 42 * 60)).toBe("Tue 09:42");
  expect(formatClock(7 * 86_400)).toBe("Mon 00:00");
});

test("shares, counts and bytes", () => {
  expect(formatPercent(0.912)).toBe("91%");
  expect(formatPercent(0.912, 1)).toBe("91.2%");
  expect(formatMany(1, "job")).toBe("1 job");
  expect(formatMany(1200, "job")).toBe("1,200 jobs");
  expect(formatMany(2, "try", "tries")).toBe("2 tries");
  expect(formatBytes(40e9)).toBe("40 GB");
  expect(formatBytes(2.1e12)).toBe("2.1 TB");
});
