import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import type { ClusterView } from "../../../sim/index.ts";
import { regretText as words } from "../text/accounts.ts";
import { settingText } from "../text/pages.ts";
import { formatDollars, formatPoints } from "../../../text/numbers.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { regretRows, runRegret, type RegretRow } from "../../../insight/checkpoint/accounts.ts";
import { ShareBar } from "../../../hud/debrief/share-bar.tsx";
import { gpuDollars } from "../../../insight/hall-time.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** Less than this is the noise of stops that lie beside the exact interval. */
const least = { points: 0.0005, dollars: 1000 };

/** What the decisions cost against the best on offer, apart from what luck did. */
export function RegretPanel({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { view, score } = frame;
  const regrets = hud.app.regrets();
  const run = runRegret(view, regrets);
  const rows = regretRows(view, regrets);
  const costly = rows.filter(
    ({ lost, expected, bestExpected }) =>
      gpuDollars(view, lost) >= least.dollars && bestExpected - expected >= least.points,
  );
  const { limit } = score.measure;
  const costliest = costly.filter(({ counted }) => counted).toSorted((a, b) => b.lost - a.lost)[0];
  return (
    <section class="panel panel-wide regret">
      <h2>
        <Words>{words.heading}</Words>
      </h2>
      <p class="quiet">
        <Words>{words.meaning}</Words>
      </p>
      <div class="regret-split">
        <div>
          <p class="headline">
            {run.counted === 0
              ? words.uncounted
              : words.total(run.best - run.expected, run.lost, gpuDollars(view, run.lost))}
          </p>
          {run.counted > 0 && limit !== null && limit < Infinity && (
            <p>{score.measure.value <= limit ? words.within(limit) : words.beyond(limit)}</p>
          )}
        </div>
        <dl class="regret-bars" hidden={run.counted === 0}>
          {(["best", "expected"] as const).map((which) => (
            <div key={which}>
              <dt>
                <Words>{words.bars[which]}</Words>
              </dt>
              <dd>
                <ShareBar
                  share={run[which]}
                  tone={which === "best" ? "good" : "short"}
                  words={words.keeps(run[which])}
                />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <p>
        {words.luck(run.expectedInAll, run.measured)}{" "}
        {costliest !== undefined &&
          words.costliestSentence(costliest.since, costliest.until, gpuDollars(view, costliest.lost))}
      </p>
      {costly.length === 0 ? (
        <p>
          <Words>{words.none}</Words>
        </p>
      ) : (
        <details class="seeds-table">
          <summary>{words.table(costly.length)}</summary>
          <RegretTable view={view} rows={costly} all={rows} costliest={costliest ?? null} />
        </details>
      )}
    </section>
  );
}

interface RegretTableProps {
  readonly view: ClusterView;
  readonly rows: readonly RegretRow[];
  /** The rows and those too cheap to be one. */
  readonly all: readonly RegretRow[];
  readonly costliest: RegretRow | null;
}

function RegretTable({ view, rows, all, costliest }: RegretTableProps): JSX.Element {
  const { columns } = words;
  const others = all.filter((row) => !rows.includes(row));
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
          {rows.map((row) => (
            <RegretLine
              key={`${row.since} ${row.setting.interval}`}
              view={view}
              row={row}
              costliest={row === costliest}
            />
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

interface RegretLineProps {
  readonly view: ClusterView;
  readonly row: RegretRow;
  readonly costliest: boolean;
}

function RegretLine({ view, row, costliest }: RegretLineProps): JSX.Element {
  const { setting, counted, best, since, until, held, expected, bestExpected } = row;
  return (
    <tr class={costliest ? "costliest" : counted ? "" : "uncounted"}>
      <th scope="row">
        {words.when(since, until)}
        {!counted && <span class="keeps">{words.finding}</span>}
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
      <td class={counted ? "cost" : ""}>
        {formatDollars(gpuDollars(view, row.lost))}
        {costliest && <span class="keeps">{words.costliest}</span>}
      </td>
    </tr>
  );
}
