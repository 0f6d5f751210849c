import type { JSX } from "preact";
import { median, type Bin, type Point, type Standings, type StoredRun } from "../../insight/standing/standing.ts";
import { formatCount, formatPercent } from "../../text/numbers.ts";
import { debriefText } from "../../text/pages.ts";
import { formatKept, formatTick, standingText as words } from "../../text/standing.ts";

interface StandingsTableProps {
  readonly standings: Standings;
  readonly own: Point;
  readonly axes: { readonly x: string; readonly y: string };
  /** Names of the stored plays by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** The run itself, and every stored play by the medians of its runs. */
export function StandingsTable({ standings, own, axes, names }: StandingsTableProps): JSX.Element {
  const { columns } = words;
  const share = (runs: readonly StoredRun[], least: number): string =>
    formatPercent(runs.filter(([, , , stars]) => stars >= least).length / Math.max(1, runs.length));
  const middle = (runs: readonly StoredRun[], at: 0 | 1 | 2): number => median(runs.map((run) => run[at]));
  return (
    <div class="table-scroll">
      <table class="baselines">
        <thead>
          <tr>
            {[columns.play, columns.won, columns.three, columns.useful, axes.x, axes.y].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr class="mine">
            <th scope="row">{debriefText.you}</th>
            <td>{own.stars > 0 ? debriefText.yes : debriefText.no}</td>
            <td>{own.stars === 3 ? debriefText.yes : debriefText.no}</td>
            <td>{formatKept(own.useful)}</td>
            <td>{formatTick(own.x)}</td>
            <td>{formatTick(own.y)}</td>
          </tr>
          {standings.plays.map(({ id, runs }) => (
            <tr key={id}>
              <th scope="row">{names[id] ?? id}</th>
              <td>{share(runs, 1)}</td>
              <td>{share(runs, 3)}</td>
              <td>{formatKept(middle(runs, 0))}</td>
              <td>{formatTick(middle(runs, 1))}</td>
              <td>{formatTick(middle(runs, 2))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The bars that are not empty, in numbers. */
export function BinsTable({ bins }: { readonly bins: readonly Bin[] }): JSX.Element {
  return (
    <div class="table-scroll">
      <table class="baselines">
        <thead>
          <tr>
            <th scope="col">{words.histogram}</th>
            {words.stars.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bins
            .filter(({ counts }) => counts.some((count) => count > 0))
            .map(({ from, to, counts }) => (
              <tr key={from}>
                <th scope="row">{words.bar(from, to)}</th>
                {counts.map((count, kind) => (
                  <td key={words.stars[kind]}>{formatCount(count)}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
