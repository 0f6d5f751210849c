import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type uPlot from "uplot";
import type { Seconds, ThroughputPoint } from "../../../sim/index.ts";
import { elasticPlot as words } from "../text/telemetry.ts";
import { axisLook, letter, ratioOf, readInk, write, type PlotInk } from "../../../hud/plot/plot-ink.ts";
import { PlotCanvas } from "../../../hud/plot/plot-canvas.tsx";
import { usePlot } from "../../../hud/plot/use-plot.ts";

export interface ThroughputPlotProps {
  /** Of the run; each point holds until the next. */
  readonly history: readonly ThroughputPoint[];
  /** Of the same seed left to crash and wait; drawn up to `time` only. */
  readonly ghost: readonly ThroughputPoint[];
  readonly time: Seconds;
  /** Length of the run. */
  readonly duration: Seconds;
  /** At full size on the first ring, tokens per second. */
  readonly full: number;
  /** The colors are read anew when this changes. */
  readonly theme: string;
  /** Its numbers, for where it cannot be drawn. */
  readonly instead: () => JSX.Element;
}

const hour = 3600;

/** Tokens per second over the run, and beside it what crashing and waiting would have given. */
export function ThroughputPlot(props: ThroughputPlotProps): JSX.Element {
  const latest = useRef(props);
  latest.current = props;
  const { history, ghost, time, theme, duration, full } = props;
  const data = useMemo(() => dataOf(props), [history.length, ghost, time]);
  const plot = usePlot((size) => optionsOf(size, () => latest.current), data, `${theme} ${duration} ${full}`);
  const now = paceAt(history, time) / full;
  const label = words.throughputLabel(now, ghost.length === 0 ? null : paceAt(ghost, time) / full);
  return <PlotCanvas plot={plot} label={label} instead={props.instead} />;
}

/** How fast a run went at a time, tokens per second; 0 before its first point. */
export function paceAt(points: readonly ThroughputPoint[], time: Seconds): number {
  return points.findLast((point) => point.time <= time)?.tokensPerSecond ?? 0;
}

/** Both lines as steps on one axis: where one changes, each has a point before and a point after. */
function dataOf({ history, ghost, time }: ThroughputPlotProps): uPlot.AlignedData {
  const changes = [...history, ...ghost].map((point) => point.time).filter((at) => at <= time);
  const times = [...new Set([0, ...changes, time])].toSorted((a, b) => a - b);
  const at = times.flatMap((one) => [one, one]);
  const steps = (points: readonly ThroughputPoint[]): number[] => {
    const paces = times.map((one) => paceAt(points, one) / 1e6);
    return paces.flatMap((pace, index) => [paces[Math.max(0, index - 1)] ?? pace, pace]);
  };
  return [at.map((one) => one / hour), ghost.length === 0 ? at.map(() => null) : steps(ghost), steps(history)];
}

function optionsOf(size: { width: number; height: number }, props: () => ThroughputPlotProps): uPlot.Options {
  const ink = readInk();
  const top = (): number => (props().full / 1e6) * 1.12;
  return {
    ...size,
    padding: [6, 14, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [0, props().duration / hour] },
      y: { range: () => [0, top()] },
    },
    axes: [
      {
        ...axisLook(ink),
        size: 20,
        splits: () => Array.from({ length: Math.floor(props().duration / hour / 2) + 1 }, (_, index) => index * 2),
        values: (_, at) => at.map((hours) => words.hours(hours)),
      },
      { ...axisLook(ink), size: ink.letters * 3.6, values: (_, at) => at.map((millions) => words.millions(millions)) },
    ],
    series: [
      {},
      { stroke: ink.down, width: 1.5, dash: [5, 4], points: { show: false } },
      {
        stroke: ink.working,
        width: 2,
        fill: `color-mix(in srgb, ${ink.working} 16%, transparent)`,
        points: { show: false },
      },
    ],
    hooks: { drawAxes: [(plot) => drawFull(plot, ink, props().full / 1e6)] },
  };
}

function drawFull(plot: uPlot, ink: PlotInk, full: number): void {
  const { ctx, bbox } = plot;
  const ratio = ratioOf(plot);
  const y = plot.valToPos(full, "y", true);
  ctx.save();
  ctx.strokeStyle = ink.quiet;
  ctx.lineWidth = ratio;
  ctx.setLineDash([2 * ratio, 3 * ratio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  letter(plot, ink, ink.quiet, "right");
  write(plot, words.full, bbox.left + bbox.width - 4 * ratio, y + 1.25 * ink.letters * ratio, ink.ground);
  ctx.restore();
}
