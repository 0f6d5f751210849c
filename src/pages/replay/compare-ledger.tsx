import type { JSX } from "preact";
import type { ComparedRun } from "../../hud/comparing.ts";
import type { Lesson } from "../../hud/lesson.ts";
import type { Ledger, Seconds } from "../../sim/index.ts";
import { compareText } from "../../text/compare.ts";
import { ledgerClasses, ledgerText } from "../../text/ledger.ts";
import { formatDollars, formatDuration, formatGpuHours, formatStopwatch } from "../../text/numbers.ts";

interface CompareLedgerProps {
  readonly runs: readonly ComparedRun[];
  readonly lesson: Lesson;
  readonly time: Seconds;
}

/** A line of the table: what it is called, its value in each run, and how values and differences are written. */
interface Line {
  readonly id: string;
  readonly name: string;
  readonly values: readonly number[];
  readonly format: (value: number) => string;
}

/** The ledgers of the runs at the clock's time, line by line, with what each has more or less than the first. */
export function CompareLedger({ runs, lesson, time }: CompareLedgerProps): JSX.Element {
  const [first] = runs;
  const lines = linesOf(runs, lesson);
  return (
    <section class="panel compare-ledger">
      <h2>{compareText.ledger}</h2>
      <p class="quiet">{compareText.ledgerMeaning(formatStopwatch(time), first?.letter ?? "")}</p>
      <div class="table-scroll">
        <table class="baselines">
          <thead>
            <tr>
              <th scope="col">{compareText.line}</th>
              {runs.map(({ letter }) => (
                <th key={letter} scope="col">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, name, values, format }) => (
              <tr key={id} class={values.every((value) => value === values[0]) ? "compare-same" : ""}>
                <th scope="row">{name}</th>
                {values.map((value, index) => (
                  <td key={index}>
                    {format(value)}
                    {index > 0 && <Difference by={value - (values[0] ?? 0)} format={format} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Difference({ by, format }: { readonly by: number; readonly format: (value: number) => string }): JSX.Element {
  if (by === 0) return <span class="quiet"> (=)</span>;
  return <span class="compare-by">{` (${by > 0 ? "+" : ""}${format(by)})`}</span>;
}

function linesOf(runs: readonly ComparedRun[], lesson: Lesson): readonly Line[] {
  const views = runs.map((run) => run.view());
  const ledgers: readonly Ledger[] = views.map(({ ledger }) => ledger);
  const classes = ledgerClasses.map((id): Line => {
    return { id, name: ledgerText[id].name, values: ledgers.map((ledger) => ledger[id]), format: formatGpuHours };
  });
  const wasted = views.map(
    ({ ledger, level }) => ((ledger.capacity - ledger.useful) / 3600) * level.prices.gpuHourDollars,
  );
  return [
    ...classes,
    { id: "dollars", name: compareText.dollars, values: wasted, format: formatDollars },
    {
      id: "wait",
      name: compareText.waitLine,
      values: views.map(({ metrics }) => metrics.p95Wait),
      format: formatDuration,
    },
    {
      id: "measure",
      name: compareText.measure,
      values: runs.map((run) => run.score().measure.value),
      format: (value) => lesson.measured(value),
    },
  ];
}
