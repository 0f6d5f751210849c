import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type uPlot from "uplot";
import type { Bin } from "../../insight/standing/standing.ts";
import { formatKept, formatTick, standingText as words } from "../../text/standing.ts";
import { PlotCanvas } from "../plot/plot-canvas.tsx";
import { axisLook, letter, ratioOf, readInk, write, type PlotInk } from "../plot/plot-ink.ts";
import { usePlot } from "../plot/use-plot.ts";

export interface HistogramProps {
  readonly bins: readonly Bin[];
  /** GPU-hours that the run itself kept. */
  readonly own: number;
  /** The colors are read anew when this changes. */
  readonly theme: string;
  /** Its numbers, for where it cannot be drawn. */
  readonly instead: () => JSX.Element;
}

/** How many stored runs that are not lost kept how much: bars of two stacked parts, and a line where the run itself stands. */
export function HistogramPlot(props: HistogramProps): JSX.Element {
  const { bins, theme, instead, own } = props;
  const latest = useRef(props);
  latest.current = props;
  const data = useMemo((): uPlot.AlignedData => {
    const last = bins.at(-1)?.to ?? 1;
    return [
      [...bins.map(({ from }) => from), last],
      [...bins.map(sumOf), 0],
    ];
  }, [bins]);
  const plot = usePlot((size) => optionsOf(size, () => latest.current), data, `${theme} ${own} ${bins.length}`);
  return <PlotCanvas plot={plot} label={words.histogramLabel(formatKept(own))} instead={instead} />;
}

function sumOf({ counts }: Bin): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function optionsOf(size: { width: number; height: number }, props: () => HistogramProps): uPlot.Options {
  const ink = readInk();
  const { bins } = props();
  const most = Math.max(1, ...bins.map(sumOf));
  return {
    ...size,
    padding: [ink.letters * 1.6, 8, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1] },
      y: { range: [0, most * 1.05] },
    },
    axes: [
      { ...axisLook(ink), size: 20, space: ink.letters * 6, values: (_, at) => at.map(formatTick) },
      { ...axisLook(ink), size: ink.letters * 3.6, values: (_, at) => at.map(formatTick) },
    ],
    series: [{}, { show: false }],
    hooks: { draw: [(plot) => drawBars(plot, ink, props())] },
  };
}

function drawBars(plot: uPlot, ink: PlotInk, { bins, own }: HistogramProps): void {
  const { ctx, bbox } = plot;
  const ratio = ratioOf(plot);
  const colors = [ink.working, ink.wasted];
  ctx.save();
  for (const { from, to, counts } of bins) {
    const left = plot.valToPos(from, "x", true);
    const width = Math.max(ratio, plot.valToPos(to, "x", true) - left - ratio);
    let base = 0;
    for (const [kind, count] of counts.entries()) {
      const foot = plot.valToPos(base, "y", true);
      base += count;
      ctx.fillStyle = colors[kind] ?? ink.quiet;
      ctx.fillRect(left, plot.valToPos(base, "y", true), width, foot - plot.valToPos(base, "y", true));
    }
  }
  const x = plot.valToPos(Math.max(bins[0]?.from ?? 0, own), "x", true);
  ctx.fillStyle = ink.select;
  ctx.fillRect(x - ratio, bbox.top, 2 * ratio, bbox.height);
  letter(plot, ink, ink.select, "center");
  write(plot, words.you, x, bbox.top - 4 * ratio, ink.ground);
  ctx.restore();
}
