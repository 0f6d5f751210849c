import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type uPlot from "uplot";
import type { Seconds, StorageTierId } from "../../../sim/index.ts";
import { plotText, tickName } from "../text/checkpoint.ts";
import { formatPercent } from "../../../text/numbers.ts";
import { detentsBetween } from "./interval-stops.ts";
import { axisLook, letter, ratioOf, readInk, write, type PlotInk } from "../../../hud/plot/plot-ink.ts";
import { PlotCanvas } from "../../../hud/plot/plot-canvas.tsx";
import type { TheoryCurve, TheoryPoint } from "../../../insight/checkpoint/theory.ts";
import { usePlot } from "../../../hud/plot/use-plot.ts";

/** What came of one setting. */
export interface GoodputDot {
  readonly tier: StorageTierId;
  /** Null: it never saved. */
  readonly interval: Seconds | null;
  /** In [0, 1]. */
  readonly goodput: number;
  /** How long it was played. */
  readonly duration: Seconds;
  /** It is under way: drawn hollow. */
  readonly running: boolean;
}

export interface GoodputPlotProps {
  /** The ends of the interval axis. */
  readonly shortest: Seconds;
  readonly longest: Seconds;
  /** What the badge asks for, in [0, 1]. */
  readonly badge: number;
  readonly dots: readonly GoodputDot[];
  /** What theory says now; null hides it and its marks. */
  readonly curve: TheoryCurve | null;
  /** Other curves, drawn faintly. */
  readonly others: readonly TheoryCurve[];
  readonly optimal: TheoryPoint | null;
  readonly young: TheoryPoint | null;
  /** The colors are read anew when this changes. */
  readonly theme: string;
  /** Its numbers, for where it cannot be drawn. */
  readonly instead: () => JSX.Element;
}

/** Where a job that never saves stands, as a multiple of the longest interval. */
const never = 2.6;
const faintCurves = 3;

/** Goodput over the checkpoint interval, on a log scale: the player's own settings as dots, and theory as a curve. */
export function GoodputPlot(props: GoodputPlotProps): JSX.Element {
  const latest = useRef(props);
  latest.current = props;
  const { curve, others, shortest, longest, theme } = props;
  const data = useMemo(() => dataOf(props), [props.dots, curve, others, props.optimal, shortest, longest]);
  const plot = usePlot((size) => optionsOf(size, () => latest.current), data, `${theme} ${shortest} ${longest}`);
  return <PlotCanvas plot={plot} label={plotText.goodputLabel(props.dots.length)} instead={props.instead} />;
}

/** The curves share one axis of intervals: each is read at the intervals of them all. */
function dataOf({ curve, others, shortest, longest }: GoodputPlotProps): uPlot.AlignedData {
  const curves = [curve, ...others.slice(0, faintCurves)];
  const all = curves.flatMap((one) => one?.points.map(({ interval }) => interval) ?? []);
  const intervals = [...new Set([shortest, ...all, longest])].toSorted((a, b) => a - b);
  const columns = Array.from({ length: faintCurves + 1 }, (_, index) => {
    const known = new Map(curves[index]?.points.map(({ interval, goodput }) => [interval, goodput]));
    return intervals.map((interval) => known.get(interval));
  });
  return [intervals.map(Math.log), ...columns];
}

function optionsOf(size: { width: number; height: number }, props: () => GoodputPlotProps): uPlot.Options {
  const ink = readInk();
  const { shortest, longest } = props();
  const ticks = [...detentsBetween(shortest, longest), longest * never].map(Math.log);
  const line = (other: number | null): uPlot.Series => ({
    stroke: () => inkOfCurve(other === null ? props().curve : props().others[other], ink),
    width: other === null ? 2 : 1,
    alpha: other === null ? 1 : 0.55,
    ...(other === null ? {} : { dash: [3, 3] }),
    spanGaps: true,
    points: { show: false },
  });
  return {
    ...size,
    padding: [8, 8, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: [Math.log(shortest) - 0.12, Math.log(longest * never) + 0.25] },
      y: { range: [0, 1] },
    },
    axes: [
      {
        ...axisLook(ink),
        size: 20,
        splits: () => ticks,
        values: (plot, at) => namesThatFit(plot, ink, at),
      },
      {
        ...axisLook(ink),
        size: ink.letters * 3.6,
        splits: () => [0, 0.25, 0.5, 0.75, 1],
        values: (_, at) => at.map((share) => formatPercent(share)),
      },
    ],
    series: [{}, line(null), ...Array.from({ length: faintCurves }, (_, index) => line(index))],
    hooks: {
      drawAxes: [(plot) => drawBadge(plot, ink, props().badge)],
      draw: [(plot) => drawOver(plot, ink, props())],
    },
  };
}

/** The marks' names; "never", the longest and the shortest first, then those that find room between them. */
function namesThatFit(plot: uPlot, ink: PlotInk, at: readonly number[]): string[] {
  const last = at.length - 1;
  const names = at.map((x, index) => (index === last ? plotText.never : tickName(Math.round(Math.exp(x)))));
  const ends: (readonly [left: number, right: number])[] = [];
  const shown = new Set<number>();
  for (const index of [last, last - 1, ...at.keys()]) {
    const half = ((names[index]?.length ?? 0) + 1) * ink.letters * 0.3;
    const x = plot.valToPos(at[index] ?? 0, "x");
    if (ends.some(([left, right]) => x - half < right && x + half > left)) continue;
    ends.push([x - half, x + half]);
    shown.add(index);
  }
  return names.map((name, index) => (shown.has(index) ? name : ""));
}

function inkOfCurve(curve: TheoryCurve | null | undefined, ink: PlotInk): string {
  return curve === null || curve === undefined ? ink.quiet : ink.tiers[curve.tier];
}

function drawBadge(plot: uPlot, ink: PlotInk, badge: number): void {
  const { ctx, bbox } = plot;
  const y = plot.valToPos(badge, "y", true);
  ctx.save();
  ctx.globalAlpha = 0.1;
  ctx.fillStyle = ink.working;
  ctx.fillRect(bbox.left, bbox.top, bbox.width, y - bbox.top);
  ctx.globalAlpha = 1;
  ctx.fillRect(bbox.left, y - ratioOf(plot) / 2, bbox.width, ratioOf(plot));
  letter(plot, ink, ink.good, "right");
  ctx.fillText(plotText.badge(badge), bbox.left + bbox.width - 4 * ratioOf(plot), y - 4 * ratioOf(plot));
  ctx.restore();
}

/** What lies over the curves: the dots, and over them the marks, whose words must be read. */
export function drawOver(plot: uPlot, ink: PlotInk, props: GoodputPlotProps): void {
  for (const dot of props.dots) drawDot(plot, ink, dot, props);
  drawMarks(plot, ink, props);
}

/** The optimal point and Young's rule on the curve, each with a plumb line to its words at the foot of the plot. */
function drawMarks(plot: uPlot, ink: PlotInk, { curve, optimal, young }: GoodputPlotProps): void {
  if (curve === null || optimal === null) return;
  const { ctx, bbox } = plot;
  const ratio = ratioOf(plot);
  const foot = bbox.top + bbox.height;
  const at = ({ interval, goodput }: TheoryPoint): readonly [number, number] => [
    plot.valToPos(Math.log(interval), "x", true),
    plot.valToPos(goodput, "y", true),
  ];
  const [x, y] = at(optimal);
  ctx.save();
  if (young !== null) plumb(ctx, at(young)[0], at(young)[1] - 5 * ratio, foot, ink.quiet, ratio);
  plumb(ctx, x, y, foot, ink.ink, ratio);
  star(ctx, x, y, 6 * ratio, ink.ink);
  const rows = [
    [plotText.optimal(optimal.interval), ink.ink],
    [plotText.keeps(optimal.goodput), ink.ink],
    ...(young === null ? [] : plotText.young(young.interval).map((words) => [words, ink.soft] as const)),
  ] as const;
  letter(plot, ink, ink.ink, "left");
  const widest = Math.max(...rows.map(([words]) => ctx.measureText(words).width));
  const gap = 5 * ratio;
  const fits = x - gap - widest > bbox.left;
  const side = fits ? x - gap : Math.max(x, young === null ? x : at(young)[0]) + gap;
  for (const [index, [words, color]] of rows.entries()) {
    letter(plot, ink, color, fits ? "right" : "left");
    write(plot, words, side, foot - (rows.length - index - 0.6) * ink.letters * 1.35 * ratio, ink.ground);
  }
  ctx.restore();
}

function plumb(
  ctx: CanvasRenderingContext2D,
  x: number,
  top: number,
  foot: number,
  color: string,
  ratio: number,
): void {
  ctx.strokeStyle = color;
  ctx.lineWidth = ratio;
  ctx.setLineDash([2 * ratio, 3 * ratio]);
  ctx.beginPath();
  ctx.moveTo(x, top);
  ctx.lineTo(x, foot);
  ctx.stroke();
  ctx.setLineDash([]);
}

function star(ctx: CanvasRenderingContext2D, x: number, y: number, size: number, color: string): void {
  ctx.fillStyle = color;
  ctx.beginPath();
  for (let corner = 0; corner < 10; corner += 1) {
    const reach = corner % 2 === 0 ? size : size * 0.45;
    const turn = (corner * Math.PI) / 5 - Math.PI / 2;
    ctx.lineTo(x + reach * Math.cos(turn), y + reach * Math.sin(turn));
  }
  ctx.fill();
}

/** A contract has a hue and a shape; the longer a setting was played, the larger its dot. */
function drawDot(plot: uPlot, ink: PlotInk, dot: GoodputDot, { longest }: GoodputPlotProps): void {
  const { ctx } = plot;
  const ratio = ratioOf(plot);
  const x = plot.valToPos(Math.log(dot.interval ?? longest * never), "x", true);
  const y = plot.valToPos(Math.min(1, Math.max(0, dot.goodput)), "y", true);
  const size = (3 + 5 * Math.min(1, Math.sqrt(dot.duration / (48 * 3600)))) * ratio;
  ctx.save();
  ctx.setLineDash([]);
  ctx.lineWidth = 2 * ratio;
  ctx.beginPath();
  if (dot.tier === "shared-nfs") ctx.arc(x, y, size, 0, 2 * Math.PI);
  else if (dot.tier === "parallel-fs") ctx.rect(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8);
  else {
    const reach = size * 1.25;
    ctx.moveTo(x, y - reach);
    ctx.lineTo(x + reach, y);
    ctx.lineTo(x, y + reach);
    ctx.lineTo(x - reach, y);
    ctx.closePath();
  }
  ctx.fillStyle = dot.running ? ink.ground : ink.tiers[dot.tier];
  ctx.strokeStyle = dot.running ? ink.tiers[dot.tier] : ink.ground;
  ctx.fill();
  ctx.stroke();
  if (dot.running) drawHalo(ctx, x, y, size + 4 * ratio, ink.tiers[dot.tier]);
  ctx.restore();
}

function drawHalo(ctx: CanvasRenderingContext2D, x: number, y: number, size: number, color: string): void {
  ctx.globalAlpha = 0.4;
  ctx.lineWidth /= 2;
  ctx.strokeStyle = color;
  ctx.beginPath();
  ctx.arc(x, y, size, 0, 2 * Math.PI);
  ctx.stroke();
}
