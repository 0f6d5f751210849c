import type { JSX } from "preact";
import type { Frame } from "../../session/session.ts";
import type { ClusterView } from "../../sim/index.ts";
import { regretText as words } from "../../text/checkpoint-accounts.ts";
import { formatPoints, settingText } from "../../text/checkpoint-pages.ts";
import { formatDollars } from "../../text/numbers.ts";
import type { HudState } from "../hud-state.ts";
import { gpuDollars, regretRows, runRegret, type RegretRow } from "./accounts.ts";
import { ShareBar } from "./share-bar.tsx";

const mostRows = 6;
/** Less than this is the noise of stops that lie beside the exact interval. */
const least = { points: 0.0005, dollars: 1000 };

/** What the decisions cost against the best on offer, apart from what luck did. */
export function RegretPanel({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { view, score } = frame;
  const regrets = hud.app.regrets();
  const run = runRegret(view, regrets);
  const rows = regretRows(view, regrets);
  const dear = rows.filter(
    ({ lost, expected, bestExpected }) =>
      gpuDollars(view, lost) >= least.dollars && bestExpected - expected >= least.points,
  );
  const { limit } = score.measure;
  return (
    <section class="panel panel-wide regret">
      <h2>{words.heading}</h2>
      <p class="quiet">{words.meaning}</p>
      <div class="regret-split">
        <div>
          <p class="headline">{words.total(run.best - run.expected, run.lost, gpuDollars(view, run.lost))}</p>
          <p>{score.measure.value <= limit ? words.within(limit) : words.beyond(limit)}</p>
        </div>
        <dl class="regret-bars">
          {(["best", "expected", "measured"] as const).map((which) => (
            <div key={which}>
              <dt>{words.bars[which]}</dt>
              <dd>
                <ShareBar
                  share={run[which]}
                  tone={which === "best" ? "good" : which === "expected" ? "short" : "plain"}
                  words={words.keeps(run[which])}
                />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <p>{words.luck(run.expected, run.measured)}</p>
      {dear.length === 0 ? <p>{words.none}</p> : <RegretTable view={view} rows={dear} all={rows} />}
    </section>
  );
}

interface RegretTableProps {
  readonly view: ClusterView;
  readonly rows: readonly RegretRow[];
  /** The rows and those too cheap to be one. */
  readonly all: readonly RegretRow[];
}

function RegretTable({ view, rows, all }: RegretTableProps): JSX.Element {
  const { columns } = words;
  const shown = rows.slice(0, mostRows);
  const others = all.slice(shown.length);
  const othersLost = others.reduce((sum, { lost }) => sum + lost, 0);
  return (
    <div class="table-scroll">
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">{columns.when}</th>
            <th scope="col">{columns.setting}</th>
            <th scope="col">{columns.best}</th>
            <th scope="col">{columns.points}</th>
            <th scope="col">{columns.cost}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <RegretLine key={`${row.since} ${row.setting.interval}`} view={view} row={row} />
          ))}
        </tbody>
        {others.length > 0 && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                {words.others(others.length)}
              </th>
              <td>{formatDollars(gpuDollars(view, othersLost))}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function RegretLine({ view, row }: { readonly view: ClusterView; readonly row: RegretRow }): JSX.Element {
  const { setting, best, since, until, held, expected, bestExpected } = row;
  return (
    <tr>
      <th scope="row">
        {words.when(since, until)}
        {held < until - since && <span class="keeps">{words.partly(held)}</span>}
      </th>
      <td class="words">
        {settingText.words(setting)}
        <span class="keeps">
          {settingText.mttf(setting.mttf)} · {words.keeps(expected)}
        </span>
      </td>
      <td class="words">
        {best !== null && settingText.words(best)}
        <span class="keeps">{words.keeps(bestExpected)}</span>
      </td>
      <td>{formatPoints(bestExpected - expected)}</td>
      <td class="cost">{formatDollars(gpuDollars(view, row.lost))}</td>
    </tr>
  );
}
