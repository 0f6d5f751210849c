import type uPlot from "uplot";
import type { StorageTierId } from "../../sim/index.ts";

/** Colors and letters of a canvas, taken from the page's style. */
export interface PlotInk {
  readonly ink: string;
  readonly soft: string;
  readonly quiet: string;
  readonly line: string;
  readonly ground: string;
  readonly working: string;
  readonly good: string;
  readonly wasted: string;
  readonly down: string;
  readonly select: string;
  readonly tiers: Readonly<Record<StorageTierId, string>>;
  /** CSS pixels. */
  readonly letters: number;
  readonly face: string;
}

/** Reads the colors as the theme has them now. */
export function readInk(): PlotInk {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: of("ink"),
    soft: of("ink-soft"),
    quiet: of("ink-quiet"),
    line: of("line"),
    ground: of("floor"),
    working: of("working"),
    good: of("good-ink"),
    wasted: of("wasted"),
    down: of("down"),
    select: of("select"),
    tiers: { "shared-nfs": of("tier-nfs"), "parallel-fs": of("tier-parallel"), "in-memory": of("tier-memory") },
    letters: (Number.parseFloat(style.fontSize) / 16) * 10.5,
    face: of("figures"),
  };
}

/** The look that the axes of all plots share. */
export function axisLook(ink: PlotInk): uPlot.Axis {
  return {
    stroke: ink.quiet,
    font: `${ink.letters}px ${ink.face}`,
    grid: { stroke: ink.line, width: 1 },
    ticks: { show: false },
    gap: 4,
  };
}

/** Canvas pixels in a CSS pixel. */
export function ratioOf({ ctx, width }: uPlot): number {
  return ctx.canvas.width / width;
}

/** Sets how letters are drawn, in canvas pixels. */
export function letter(plot: uPlot, ink: PlotInk, color: string, align: CanvasTextAlign): void {
  plot.ctx.font = `${ink.letters * ratioOf(plot)}px ${ink.face}`;
  plot.ctx.fillStyle = color;
  plot.ctx.textAlign = align;
  plot.ctx.textBaseline = "alphabetic";
}

/** Writes words at a point, moved sideways so that they stay inside the plot, on a ground that keeps lines off them. */
export function write(plot: uPlot, words: string, x: number, y: number, ground: string): void {
  const { ctx, bbox } = plot;
  const { width } = ctx.measureText(words);
  const half = ctx.textAlign === "center" ? width / 2 : ctx.textAlign === "right" ? width : 0;
  const left = Math.min(Math.max(x - half, bbox.left + 2), bbox.left + bbox.width - width - 2);
  const ink = ctx.fillStyle;
  const height = Number.parseFloat(ctx.font);
  ctx.globalAlpha = 0.75;
  ctx.fillStyle = ground;
  ctx.fillRect(left - 2, y - height, width + 4, height * 1.3);
  ctx.globalAlpha = 1;
  ctx.fillStyle = ink;
  ctx.textAlign = "left";
  ctx.fillText(words, left, y);
}
