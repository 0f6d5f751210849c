import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type uPlot from "uplot";
import type { Seconds } from "../../../sim/index.ts";
import { plotText } from "../text/checkpoint.ts";
import { axisLook, letter, ratioOf, readInk, write, type PlotInk } from "../../../hud/plot/plot-ink.ts";
import { PlotCanvas } from "../../../hud/plot/plot-canvas.tsx";
import { doneAt, type ProgressPoint, type ProgressTrack } from "../../../insight/checkpoint/progress-track.ts";
import { usePlot } from "../../../hud/plot/use-plot.ts";

export interface ProgressPlotProps {
  readonly track: ProgressTrack;
  readonly time: Seconds;
  /** How far back it looks; null: to the beginning. */
  readonly span: Seconds | null;
  /** Length of the run. */
  readonly duration: Seconds;
  readonly theme: string;
  /** Its numbers, for where it cannot be drawn. */
  readonly instead: () => JSX.Element;
}

const hour = 3600;
/** More saves than this in view are drawn as steps only. */
const mostMarks = 60;

/** What is done and what of it is saved, over time: a staircase of saves, and the rollbacks between them. */
export function ProgressPlot(props: ProgressPlotProps): JSX.Element {
  const latest = useRef(props);
  latest.current = props;
  const { track, time, span, theme } = props;
  const data = useMemo(() => dataOf(props), [track, time, span]);
  const plot = usePlot((size) => optionsOf(size, () => latest.current), data, theme);
  const last = track.points.at(-1);
  const label = plotText.progressLabel(last?.done ?? 0, last?.saved ?? 0, track.rollbacks.length);
  return <PlotCanvas plot={plot} label={label} instead={props.instead} />;
}

/** The stretch of time shown: at least as long as asked for, so that a young run does not fill it at once. */
function windowOf({ time, span, duration }: ProgressPlotProps): readonly [Seconds, Seconds] {
  if (span === null) return [0, duration];
  const from = Math.max(0, time - span);
  return [from, from + span];
}

function dataOf(props: ProgressPlotProps): uPlot.AlignedData {
  const { points } = props.track;
  const [from, to] = windowOf(props);
  const first = points.findIndex((point) => point.time >= from);
  const inside = first < 0 ? [] : points.slice(first);
  const before = first > 0 ? points[first - 1] : undefined;
  const start: ProgressPoint = { time: from, done: doneAt(points, from), saved: before?.saved ?? 0 };
  const shown = [start, ...inside];
  const ideal = (at: Seconds): number => (start.done + at - from) / hour;
  return [
    [...shown.map((point) => point.time / hour), to / hour],
    [...shown.map((point) => ideal(point.time)), ideal(to)],
    [...shown.map((point) => point.saved / hour), null],
    [...shown.map((point) => point.done / hour), null],
  ];
}

function optionsOf(size: { width: number; height: number }, props: () => ProgressPlotProps): uPlot.Options {
  const ink = readInk();
  const bounds = (): readonly [number, number] => {
    const [from, to] = windowOf(props());
    return [from / hour, to / hour];
  };
  return {
    ...size,
    padding: [8, 18, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [...bounds()] },
      y: { range: () => heights(props()) },
    },
    axes: [
      {
        ...axisLook(ink),
        size: 20,
        splits: () => splitsOf(...bounds()),
        values: (_, at) => at.map((hours) => plotText.hours(hours)),
      },
      { ...axisLook(ink), size: ink.letters * 3.6, values: (_, at) => at.map(String) },
    ],
    series: [
      {},
      { stroke: ink.quiet, width: 1, dash: [4, 4], points: { show: false } },
      {
        stroke: ink.working,
        width: 1,
        fill: `color-mix(in srgb, ${ink.working} 26%, transparent)`,
        points: { show: false },
      },
      { stroke: ink.ink, width: 1.5, points: { show: false } },
    ],
    hooks: {
      draw: [
        (plot) => {
          drawSaves(plot, ink, props());
          drawRollbacks(plot, ink, props());
          drawIdeal(plot, ink);
        },
      ],
    },
  };
}

/** From what was safe at the left edge up to what there could be at the right one. */
function heights(props: ProgressPlotProps): [number, number] {
  const [from, to] = windowOf(props);
  const { points } = props.track;
  const safe = points.findLast(({ time }) => time <= from)?.saved ?? 0;
  const low = props.span === null ? 0 : safe / hour;
  return [low, Math.max(low + 1, doneAt(points, from) / hour + (to - from) / hour)];
}

function splitsOf(from: number, to: number): number[] {
  const step = to - from > 48 ? 48 : 6;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, index) => first + index * step);
}

function drawSaves(plot: uPlot, ink: PlotInk, props: ProgressPlotProps): void {
  const [from] = windowOf(props);
  const shown = props.track.saves.filter(({ time }) => time >= from);
  if (props.span === null || shown.length > mostMarks) return;
  const side = 5 * ratioOf(plot);
  plot.ctx.fillStyle = ink.select;
  for (const { time, saved } of shown) {
    const x = plot.valToPos(time / hour, "x", true);
    const y = plot.valToPos(saved / hour, "y", true);
    plot.ctx.fillRect(x - side / 2, y - side / 2, side, side);
  }
}

function drawRollbacks(plot: uPlot, ink: PlotInk, props: ProgressPlotProps): void {
  const { ctx } = plot;
  const [from] = windowOf(props);
  const ratio = ratioOf(plot);
  const reach = (props.span === null ? 1.5 : 3) * ratio;
  ctx.save();
  ctx.setLineDash([]);
  ctx.strokeStyle = ink.down;
  ctx.fillStyle = ink.down;
  ctx.lineWidth = 2 * ratio;
  for (const { time, before, after } of props.track.rollbacks) {
    if (time < from) continue;
    const x = plot.valToPos(time / hour, "x", true);
    const top = plot.valToPos(before / hour, "y", true);
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x, plot.valToPos(after / hour, "y", true));
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(x, top, reach, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.restore();
}

function drawIdeal(plot: uPlot, ink: PlotInk): void {
  const { ctx, bbox } = plot;
  const ratio = ratioOf(plot);
  ctx.save();
  letter(plot, ink, ink.quiet, "right");
  write(plot, plotText.neverFailed, bbox.left + bbox.width * 0.75, bbox.top + 1.2 * ink.letters * ratio, ink.ground);
  ctx.restore();
}
