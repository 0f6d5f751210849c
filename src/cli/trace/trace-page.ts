import { traceReport } from "../../text/cli-trace.ts";
import { tracePageText as text } from "../../text/cli-trace-page.ts";
import type { Series } from "../../trace/series.ts";
import { escapeHtml, svgPlot, type Axis, type Curve } from "./svg-plot.ts";
import { pageStyle } from "./page-style.ts";
import type { TraceResult } from "./trace-result.ts";

/** The curves of one policy. */
export interface PolicySeries extends Series {
  readonly policy: string;
}

const hour = 3600;
const day = 24 * hour;
const waitTicks = [1, 10, 60, 600, hour, 6 * hour, day, 7 * day, 30 * day, 365 * day];

/** A page that needs no other file and no script: the report, three plots, and their numbers as tables. */
export function tracePage(result: TraceResult, series: readonly PolicySeries[]): string {
  const title = escapeHtml(text.title(result.file));
  const makespan = result.results.reduce((longest, one) => Math.max(longest, one.makespan), 0);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${pageStyle}</style>
<main>
<h1>${title}</h1>
<pre>${escapeHtml(traceReport(result))}</pre>
${section(text.waits, series, waitsPlot(series), waitsTable(series))}
${section(text.utilization, series, utilizationPlot(series, makespan), utilizationTable(result, series))}
${section(text.slowdown, series, slowdownPlot(series), slowdownTable(series))}
</main>
</html>
`;
}

interface Words {
  readonly heading: string;
  readonly note: string;
  readonly table: string;
}

function section({ heading, note, table }: Words, series: readonly PolicySeries[], plot: string, rows: string): string {
  const keys = series.map(({ policy }, index) => `<li class="curve-${index}">${escapeHtml(policy)}</li>`);
  return `<section>
<h2>${heading}</h2>
<p>${note}</p>
<ul>${keys.join("")}</ul>
<figure>${plot}</figure>
<details><summary>${text.numbers}</summary><table><caption>${table}</caption>
${rows}
</table></details>
</section>`;
}

function waitsPlot(series: readonly PolicySeries[]): string {
  const longest = Math.max(2, ...series.map(({ waits }) => waits.at(-1) ?? 0));
  const x: Axis = {
    label: text.waits.x,
    min: 1,
    max: longest,
    log: true,
    ticks: waitTicks.filter((tick) => tick <= longest),
    text: text.time,
  };
  const curves = series.map(({ policy, waits }) => ({
    name: policy,
    points: waits.map((wait, percent) => [wait, percent / 100] as const),
  }));
  return svgPlot(text.waits.note, x, shareAxis(text.waits.y), curves, false);
}

function utilizationPlot(series: readonly PolicySeries[], makespan: number): string {
  const x: Axis = {
    label: text.utilization.x,
    min: 0,
    max: makespan,
    log: false,
    ticks: [0, 0.25, 0.5, 0.75, 1].map((part) => part * makespan),
    text: text.time,
  };
  const curves = series.map(({ policy, utilization }) => ({ name: policy, points: overTime(utilization, makespan) }));
  return svgPlot(text.utilization.note, x, shareAxis(text.utilization.y), curves, false);
}

function slowdownPlot(series: readonly PolicySeries[]): string {
  const widest = Math.max(2, ...series.flatMap(({ slowdowns }) => slowdowns.map(({ from }) => from)));
  const most = Math.max(10, ...series.flatMap(({ slowdowns }) => slowdowns.map(({ mean }) => mean)));
  const powers = Array.from({ length: 31 }, (_, power) => 2 ** power).filter((size) => size <= widest);
  const tens = Array.from({ length: 12 }, (_, power) => 10 ** power).filter((slowdown) => slowdown <= most);
  const x: Axis = { label: text.slowdown.x, min: 1, max: widest, log: true, ticks: powers, text: text.size };
  const y: Axis = { label: text.slowdown.y, min: 1, max: most, log: true, ticks: tens, text: text.size };
  const curves: readonly Curve[] = series.map(({ policy, slowdowns }) => ({
    name: policy,
    points: slowdowns.map(({ from, mean }) => [from, mean] as const),
  }));
  return svgPlot(text.slowdown.note, x, y, curves, true);
}

function shareAxis(label: string): Axis {
  return { label, min: 0, max: 1, log: false, ticks: [0, 0.25, 0.5, 0.75, 1], text: text.share };
}

/** Each part's value at its middle. */
function overTime(values: readonly number[], makespan: number): Curve["points"] {
  return values.map((value, part) => [((part + 0.5) / values.length) * makespan, value] as const);
}

function waitsTable(series: readonly PolicySeries[]): string {
  const percents = [10, 25, 50, 75, 90, 95, 99, 100];
  const head = row("th", [text.policy, ...percents.map((percent) => text.share(percent / 100))]);
  return [
    head,
    ...series.map(({ policy, waits }) => row("td", [policy, ...percents.map((at) => text.time(waits[at]))])),
  ].join("\n");
}

function utilizationTable({ results }: TraceResult, series: readonly PolicySeries[]): string {
  const tenths = Array.from({ length: 10 }, (_, tenth) => tenth);
  const head = row("th", [text.policy, ...tenths.map((tenth) => text.time((tenth / 10) * results[0].makespan))]);
  const rows = series.map(({ policy, utilization }) => {
    const part = utilization.length / tenths.length;
    const mean = (tenth: number): number =>
      utilization.slice(tenth * part, (tenth + 1) * part).reduce((sum, value) => sum + value, 0) / part;
    return row("td", [policy, ...tenths.map((tenth) => text.share(mean(tenth)))]);
  });
  return [head, ...rows].join("\n");
}

function slowdownTable(series: readonly PolicySeries[]): string {
  const sizes = series[0].slowdowns;
  return [
    row("th", [text.policy, ...sizes.map(({ from }) => text.size(from))]),
    row("td", [text.jobs, ...sizes.map(({ jobs }) => text.size(jobs))]),
    ...series.map(({ policy, slowdowns }) => row("td", [policy, ...slowdowns.map(({ mean }) => text.times(mean))])),
  ].join("\n");
}

function row(cell: "th" | "td", [first, ...cells]: readonly string[]): string {
  const rest = cells.map((content) => `<${cell}>${escapeHtml(content)}</${cell}>`);
  return `<tr><th scope="row">${escapeHtml(first)}</th>${rest.join("")}</tr>`;
}
