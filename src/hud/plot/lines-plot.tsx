import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type uPlot from "uplot";
import { PlotCanvas } from "./plot-canvas.tsx";
import { axisLook, ratioOf, readInk, type PlotInk } from "./plot-ink.ts";
import { usePlot } from "./use-plot.ts";

/** A line of a plot. */
export interface PlotLine {
  readonly name: string;
  /** Length = the plot's times; null where there is nothing to draw. */
  readonly values: readonly (number | null)[];
}

export interface LinesPlotProps {
  /** Hours, ascending. */
  readonly hours: readonly number[];
  readonly lines: readonly PlotLine[];
  /** A thin line across: where the clock stands, hours. */
  readonly now: number;
  /** Where something is to be seen, hours. */
  readonly marks: readonly number[];
  readonly format: (value: number) => string;
  readonly label: string;
  /** The colors are read anew when this changes. */
  readonly theme: string;
  /** Its numbers, for where it cannot be drawn. */
  readonly instead: () => JSX.Element;
}

/** How the line of each place is told from the others without its color, CSS pixels of line and gap. */
const dashes: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [9, 3, 2, 3], [4, 6], [1, 6]];

/** The color of the line in a place. */
export function lineColor(ink: PlotInk, place: number): string {
  const colors = [ink.select, ink.wasted, ink.tiers["in-memory"], ink.good, ink.down, ink.soft];
  return colors[place % colors.length] ?? ink.soft;
}

/** Several lines over one time axis. */
export function LinesPlot(props: LinesPlotProps): JSX.Element {
  const { hours, lines, label, theme, instead } = props;
  const latest = useRef(props);
  latest.current = props;
  const data = useMemo(
    (): uPlot.AlignedData => [[...hours], ...lines.map(({ values }) => [...values])],
    [hours, lines, props.now, props.marks],
  );
  const key = `${theme} ${lines.map(({ name }) => name).join()} ${label}`;
  const plot = usePlot((size) => optionsOf(size, () => latest.current), data, key);
  return <PlotCanvas plot={plot} label={label} instead={instead} />;
}

function optionsOf(size: { width: number; height: number }, props: () => LinesPlotProps): uPlot.Options {
  const ink = readInk();
  return {
    ...size,
    padding: [8, 14, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: { x: { time: false }, y: { range: (_, low, high) => [Math.min(0, low), high <= 0 ? 1 : high * 1.06] } },
    axes: [
      { ...axisLook(ink), size: 20, values: (_, at) => at.map((hour) => `${hour} h`) },
      { ...axisLook(ink), size: ink.letters * 4.6, values: (_, at) => at.map((value) => props().format(value)) },
    ],
    series: [
      {},
      ...props().lines.map((_, place) => ({
        stroke: lineColor(ink, place),
        width: 2,
        dash: [...(dashes[place % dashes.length] ?? [])],
        points: { show: false },
      })),
    ],
    hooks: { drawAxes: [(plot) => drawMoments(plot, ink, props())] },
  };
}

function drawMoments(plot: uPlot, ink: PlotInk, { now, marks }: LinesPlotProps): void {
  const { ctx, bbox } = plot;
  const ratio = ratioOf(plot);
  const across = (hour: number, color: string, dash: readonly number[]): void => {
    const x = plot.valToPos(hour, "x", true);
    ctx.save();
    ctx.strokeStyle = color;
    ctx.lineWidth = ratio;
    ctx.setLineDash(dash.map((length) => length * ratio));
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.restore();
  };
  for (const mark of marks) across(mark, ink.down, [3, 3]);
  across(now, ink.ink, []);
}
