import type { JSX } from "preact";
import type { ReportedRun } from "../../insight/report/lab-report.ts";
import { ledgerClasses, ledgerLabels } from "../../text/ledger.ts";
import type { Seconds } from "../../sim/index.ts";
import { formatClock } from "../../text/numbers.ts";
import { reportedText as words } from "../../text/report.ts";

/** In the drawing's own units; it scales with its column. */
const box = { width: 360, height: 150 } as const;

/** Most decisions that are drawn: beyond, the lines would be a wall. */
const mostLines = 60;

interface PlotProps {
  readonly run: ReportedRun;
  /** Seconds since Monday at which the level begins. */
  readonly clockStart: Seconds;
}

/** Where the time went so far, at each moment, as stacked shares of the capacity. */
export function LedgerPlot({ run, clockStart }: PlotProps): JSX.Element {
  const { course } = run;
  const end = course.at(-1)?.time ?? 1;
  const x = (time: number): number => (time / end) * box.width;
  // Kills can make useful work negative at first: what is below nothing is not drawn.
  const heights = course.map(({ ledger }) => ledgerClasses.map((id) => Math.max(0, ledger[id])));
  const stacks = heights.map((parts) => {
    const sum = parts.reduce((all, part) => all + part, 0) || 1;
    let below = 0;
    return parts.map((part) => ({ from: below / sum, to: (below += part) / sum }));
  });
  return (
    <figure class="report-plot">
      <figcaption>{words.ledgerPlot}</figcaption>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={ledgerLabels.bandCaption}>
        {ledgerClasses.map((id, place) => (
          <path
            key={id}
            class={`area-${id}`}
            d={areaOf(course.map(({ time }, at) => ({ x: x(time), ...stacks[at]?.[place] })))}
          />
        ))}
        <DecisionLines run={run} end={end} />
      </svg>
      <Axis clockStart={clockStart} end={end} />
    </figure>
  );
}

function areaOf(points: readonly { readonly x: number; readonly from?: number; readonly to?: number }[]): string {
  const first = points[0];
  if (first === undefined) return "";
  // What the first moment says holds from the beginning on.
  const all = [{ ...first, x: 0 }, ...points];
  const y = (share = 0): string => ((1 - share) * box.height).toFixed(1);
  const up = all.map((point) => `${point.x.toFixed(1)} ${y(point.to)}`);
  const back = all.toReversed().map((point) => `${point.x.toFixed(1)} ${y(point.from)}`);
  return `M${[...up, ...back].join("L")}Z`;
}

/** Goodput and fragmentation as their badges judge them. */
export function BadgePlot({ run, clockStart }: PlotProps): JSX.Element {
  const { course } = run;
  const last = course.at(-1);
  const end = last?.time ?? 1;
  const lineOf = (value: (point: ReportedRun["course"][number]) => number): string =>
    `M${course
      .map((point) => {
        const share = Math.min(1, Math.max(0, value(point)));
        return `${((point.time / end) * box.width).toFixed(1)} ${((1 - share) * (box.height - 2) + 1).toFixed(1)}`;
      })
      .join("L")}`;
  return (
    <figure class="report-plot">
      <figcaption>{words.badgePlot}</figcaption>
      <svg
        viewBox={`0 0 ${box.width} ${box.height}`}
        role="img"
        aria-label={words.badgeLabel(last?.goodput ?? 0, last?.fragmentation ?? 0)}
      >
        {[0.25, 0.5, 0.75].map((share) => (
          <line key={share} class="plot-grid" x1={0} x2={box.width} y1={share * box.height} y2={share * box.height} />
        ))}
        <DecisionLines run={run} end={end} />
        <path class="line-goodput" d={lineOf(({ goodput }) => goodput)} />
        <path class="line-fragmentation" d={lineOf(({ fragmentation }) => fragmentation)} />
      </svg>
      <Axis clockStart={clockStart} end={end} />
      <p class="report-legend" aria-hidden="true">
        <span class="key-goodput">{words.goodputLine}</span>
        <span class="key-fragmentation">{words.fragmentationLine}</span>
        <span class="key-decision">{words.decisionLine}</span>
      </p>
    </figure>
  );
}

/** When the drawing begins and ends. */
function Axis({ clockStart, end }: { readonly clockStart: Seconds; readonly end: Seconds }): JSX.Element {
  return (
    <p class="report-axis" aria-hidden="true">
      <span>{formatClock(clockStart)}</span>
      <span>{formatClock(clockStart + end)}</span>
    </p>
  );
}

function DecisionLines({ run, end }: { readonly run: ReportedRun; readonly end: number }): JSX.Element {
  return (
    <>
      {run.decisions.slice(0, mostLines).map(({ time }, index) => {
        const x = (time / end) * box.width;
        return <line key={index} class="plot-decision" x1={x} x2={x} y1={0} y2={box.height} />;
      })}
    </>
  );
}
