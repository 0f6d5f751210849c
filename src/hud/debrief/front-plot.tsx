import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type uPlot from "uplot";
import type { Point } from "../../insight/standing/standing.ts";
import { formatTick, standingText as words } from "../../text/standing.ts";
import { PlotCanvas } from "../plot/plot-canvas.tsx";
import { axisLook, letter, ratioOf, readInk, write, type PlotInk } from "../plot/plot-ink.ts";
import { usePlot } from "../plot/use-plot.ts";

export interface FrontProps {
  readonly points: readonly Point[];
  /** Those that none beats in both, by x. */
  readonly front: readonly Point[];
  readonly own: Point;
  /** What the axes count. */
  readonly axes: { readonly x: string; readonly y: string };
  /** The colors are read anew when this changes. */
  readonly theme: string;
  /** Its numbers, for where it cannot be drawn. */
  readonly instead: () => JSX.Element;
}

/** The stored runs that are not lost by what they trade off, the front that none beats in both, and the run itself. */
export function FrontPlot(props: FrontProps): JSX.Element {
  const { front, own, axes, theme, instead } = props;
  const latest = useRef(props);
  latest.current = props;
  const data = useMemo((): uPlot.AlignedData => [front.map(({ x }) => x), front.map(({ y }) => y)], [front]);
  const plot = usePlot(
    (size) => optionsOf(size, () => latest.current),
    data,
    `${theme} ${own.x} ${own.y} ${front.length}`,
  );
  return <PlotCanvas plot={plot} label={words.frontLabel(axes.x, axes.y)} instead={instead} />;
}

/** A little beyond the runs that were not lost and the run itself. */
function rangeOf({ points, own }: FrontProps, axis: "x" | "y"): [number, number] {
  const values = [own, ...points.filter(({ stars }) => stars > 0)].map((point) => point[axis]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0.08 * (most - least), 1e-9);
  return [least - room, most + room];
}

function optionsOf(size: { width: number; height: number }, props: () => FrontProps): uPlot.Options {
  const ink = readInk();
  return {
    ...size,
    padding: [8, 12, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: () => rangeOf(props(), "x") },
      y: { range: () => rangeOf(props(), "y") },
    },
    axes: [
      {
        ...axisLook(ink),
        size: 20,
        space: ink.letters * 6,
        values: (_, at) => at.map(formatTick),
      },
      { ...axisLook(ink), size: ink.letters * 4.2, values: (_, at) => at.map(formatTick) },
    ],
    series: [{}, { show: false }],
    hooks: { draw: [(plot) => drawPoints(plot, ink, props())] },
  };
}

function drawPoints(plot: uPlot, ink: PlotInk, { points, front, own }: FrontProps): void {
  const { ctx, bbox } = plot;
  const ratio = ratioOf(plot);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.globalAlpha = 0.55;
  for (const point of points.filter(({ stars }) => stars > 0)) {
    ctx.fillStyle = point.stars === 3 ? ink.working : ink.wasted;
    const [x, y] = placeOf(plot, point);
    ctx.fillRect(x - 2 * ratio, y - 2 * ratio, 4 * ratio, 4 * ratio);
  }
  ctx.globalAlpha = 1;
  drawFront(plot, ink, front);
  const [x, y] = placeOf(plot, own);
  ctx.beginPath();
  ctx.arc(x, y, 5 * ratio, 0, 2 * Math.PI);
  ctx.fillStyle = ink.select;
  ctx.strokeStyle = ink.ground;
  ctx.lineWidth = 2 * ratio;
  ctx.fill();
  ctx.stroke();
  letter(plot, ink, ink.select, "center");
  const isHigh = y - bbox.top < 3 * ink.letters * ratio;
  write(plot, words.you, x, isHigh ? y + (8 + ink.letters) * ratio : y - 9 * ratio, ink.ground);
  ctx.restore();
}

/** In steps: between two runs of the front no run is as good as both. */
function drawFront(plot: uPlot, ink: PlotInk, front: readonly Point[]): void {
  const { ctx, bbox } = plot;
  ctx.strokeStyle = ink.ink;
  ctx.lineWidth = 1.5 * ratioOf(plot);
  ctx.beginPath();
  let last = bbox.top;
  for (const point of front) {
    const [x, y] = placeOf(plot, point);
    ctx.lineTo(x, last);
    ctx.lineTo(x, y);
    last = y;
  }
  ctx.lineTo(bbox.left + bbox.width, last);
  ctx.stroke();
}

function placeOf(plot: uPlot, { x, y }: Point): readonly [number, number] {
  return [plot.valToPos(x, "x", true), plot.valToPos(y, "y", true)];
}
