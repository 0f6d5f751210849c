import { expect, test } from "vitest";
import type uPlot from "uplot";
import { drawOver, type GoodputPlotProps } from "../../src/lessons/checkpoint/play/goodput-plot.tsx";
import type { PlotInk } from "../../src/hud/plot/plot-ink.ts";

test("no dot lies over the words of the best interval", () => {
  const drawn: string[] = [];
  const record =
    (name: string) =>
    (...args: readonly unknown[]): void => {
      drawn.push(typeof args[0] === "string" ? `${name} ${args[0]}` : name);
    };
  const ctx = {
    ...Object.fromEntries(
      ["save", "restore", "beginPath", "closePath", "moveTo", "lineTo", "stroke", "fillRect", "setLineDash"].map(
        (name) => [name, () => {}],
      ),
    ),
    ...Object.fromEntries(["arc", "fill", "fillText"].map((name) => [name, record(name)])),
    measureText: (words: string) => ({ width: words.length * 6 }),
    canvas: {},
  };
  const plot = {
    ctx,
    width: 400,
    bbox: { left: 0, top: 0, width: 400, height: 200 },
    valToPos: () => 100,
  } as unknown as uPlot;
  const tiers = { "shared-nfs": "a", "parallel-fs": "b", "in-memory": "c" };
  const ink = { letters: 11, tiers } as unknown as PlotInk;
  const at = { interval: 900, goodput: 0.7 };
  drawOver(plot, ink, {
    shortest: 60,
    longest: 86_400,
    badge: 0.8,
    dots: [{ ...at, tier: "shared-nfs", duration: 86_400, running: false }],
    curve: { points: [at] },
    others: [],
    optimal: at,
    young: null,
    theme: "control-room",
  } as unknown as GoodputPlotProps);
  const words = drawn.findIndex((call) => call.startsWith("fillText"));
  expect(words).toBeGreaterThan(drawn.lastIndexOf("arc"));
  expect(drawn.lastIndexOf("arc")).toBeGreaterThanOrEqual(0);
});
