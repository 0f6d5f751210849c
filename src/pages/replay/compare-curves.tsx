import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { ComparedRun } from "../../hud/comparing.ts";
import { LinesPlot } from "../../hud/plot/lines-plot.tsx";
import type { RunSample } from "../../insight/watched-run.ts";
import type { Seconds } from "../../sim/index.ts";
import { compareText } from "../../text/compare.ts";
import { formatCount, formatPercent, formatStopwatch } from "../../text/numbers.ts";

interface CompareCurvesProps {
  readonly runs: readonly ComparedRun[];
  readonly time: Seconds;
  readonly end: Seconds;
  readonly theme: string;
  /** Where two of them part. */
  readonly partings: readonly Seconds[];
}

type Curve = keyof typeof compareText.curve;

/** What is drawn of a run at each of its samples. */
const curves: Readonly<Record<Curve, (sample: RunSample) => number | null>> = {
  useful: ({ ledger }) => share(ledger.useful, ledger.capacity),
  goodput: ({ goodput }) => goodput,
  fragmentation: ({ fragmentation }) => fragmentation,
  pending: ({ pending }) => pending,
  idle: ({ ledger }) => share(ledger.idle, ledger.capacity),
};
const curveNames = Object.keys(curves) as Curve[];

/** Points of each line. */
const points = 97;
/** Rows of the table that stands for the plot. */
const rows = 9;

/** One figure of all runs over the time of the longest, on one plot. */
export function CompareCurves({ runs, time, end, theme, partings }: CompareCurvesProps): JSX.Element {
  const [curve, setCurve] = useState<Curve>("useful");
  const times = useMemo(() => Array.from({ length: points }, (_, index) => (end * index) / (points - 1)), [end]);
  const hours = useMemo(() => times.map((at) => at / 3600), [times]);
  const lines = useMemo(
    () => runs.map(({ letter, player }) => ({ name: letter, values: valuesAt(player.samples, times, curves[curve]) })),
    [runs, times, curve],
  );
  const format = curve === "pending" ? formatCount : (value: number): string => formatPercent(value);
  const marks = useMemo(() => partings.map((at) => at / 3600), [partings.join()]);
  const label = compareText.curveLabel(compareText.curve[curve], runs.map(({ letter }) => letter).join(", "));
  return (
    <section class="panel compare-curves">
      <h2>{compareText.curves}</h2>
      <div class="segments wrapped" role="group" aria-label={compareText.curves}>
        {curveNames.map((name) => (
          <button key={name} type="button" class="segment" aria-pressed={curve === name} onClick={() => setCurve(name)}>
            {compareText.curve[name]}
          </button>
        ))}
      </div>
      <div class="compare-plot">
        <LinesPlot
          hours={hours}
          lines={lines}
          now={time / 3600}
          marks={marks}
          format={format}
          label={label}
          theme={theme}
          instead={() => <CurveTable times={times} lines={lines} format={format} />}
        />
      </div>
      <ul class="compare-key" aria-hidden="true">
        {lines.map(({ name }, index) => (
          <li key={name}>
            <i class={`line-${index}`} /> {name}
          </li>
        ))}
      </ul>
      <details>
        <summary>{compareText.asTable}</summary>
        <CurveTable times={times} lines={lines} format={format} />
      </details>
    </section>
  );
}

function CurveTable({
  times,
  lines,
  format,
}: {
  readonly times: readonly Seconds[];
  readonly lines: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly format: (value: number) => string;
}): JSX.Element {
  const step = (points - 1) / (rows - 1);
  return (
    <table class="baselines">
      <thead>
        <tr>
          <th scope="col">{compareText.time}</th>
          {lines.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_, row) => row * step).map((index) => (
          <tr key={index}>
            <th scope="row">{formatStopwatch(Math.floor(times[index] ?? 0))}</th>
            {lines.map(({ name, values }) => (
              <td key={name}>{formatOr(values[index] ?? null, format)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The last sample at each time; after the end of a run that is shorter its last. */
function valuesAt(
  samples: readonly RunSample[],
  times: readonly Seconds[],
  of: (sample: RunSample) => number | null,
): readonly (number | null)[] {
  let next = 0;
  return times.map((time) => {
    while ((samples[next + 1]?.time ?? Infinity) <= time) next++;
    const sample = samples[next];
    return sample === undefined ? null : of(sample);
  });
}

/** Null before anything could be done. */
function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function formatOr(value: number | null, format: (value: number) => string): string {
  return value === null ? "–" : format(value);
}
