import type { JSX } from "preact";
import type { Frame } from "../../session/session.ts";
import type { Seconds } from "../../sim/index.ts";
import { elasticPlays as words } from "../../text/elastic-pages.ts";
import { formatDollars, formatDuration, formatPercent } from "../../text/numbers.ts";
import { debriefText } from "../../text/pages.ts";
import type { BaselineRow } from "../app.ts";
import { ownRow } from "../checkpoint-debrief/plays-panel.tsx";
import { ShareBar } from "../checkpoint-debrief/share-bar.tsx";
import type { HudState } from "../hud-state.ts";
import { Stars } from "../stars.tsx";

/** Those that are compared at a glance, if they are played; the last of them is the last to come. */
const glance = ["rigid", "automatic", "solution", "oracle"] as const;

/** The training made, beside the same seed played other ways; fills as they are played. */
export function ElasticPlaysPanel({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { view } = frame;
  const rows = hud.app.baselines.value;
  const own = ownRow(frame);
  const best = rows.find(({ id }) => id === "oracle");
  const compared = [...glance.map((id) => [id, rows.find((row) => row.id === id)] as const), ["you", own] as const];
  return (
    <section class="panel panel-wide elastic-plays">
      <h2>{words.heading}</h2>
      <p role="status" class={best === undefined ? "quiet" : "reached"}>
        {best !== undefined
          ? reachedWords(own, best)
          : hud.app.failedComparisons.value.has("baselines")
            ? debriefText.cannotCompare
            : words.wait}
      </p>
      <dl class="regret-bars">
        {compared.map(([id, row]) =>
          row === undefined ? null : (
            <div key={id}>
              <dt>{words.short[id]}</dt>
              <dd>
                <ShareBar
                  share={madeBy(row) / view.level.duration}
                  tone={id === "you" ? "good" : "plain"}
                  words={row.lost ? words.madeUntil(madeBy(row), row.endedAt) : words.made(madeBy(row))}
                />
              </dd>
            </div>
          ),
        )}
      </dl>
      <details class="seeds-table">
        <summary>{words.table(rows.length + 1)}</summary>
        <PlaysTable rows={rows} own={own} span={view.level.goodputWindow} />
        <p class="quiet">{words.meaning}</p>
      </details>
    </section>
  );
}

/** Training that a play made before it ended, in time of the whole fleet: the rest of it is the measure. */
export function madeBy({ endedAt, measure }: Pick<BaselineRow, "endedAt" | "measure">): Seconds {
  return Math.max(0, endedAt - measure);
}

function reachedWords(own: BaselineRow, best: BaselineRow): string {
  const share = madeBy(own) / Math.max(1, madeBy(best));
  return share >= 1 ? words.beaten : words.reached(share);
}

interface PlaysTableProps {
  readonly rows: readonly BaselineRow[];
  readonly own: BaselineRow;
  readonly span: Seconds | null;
}

function PlaysTable({ rows, own, span }: PlaysTableProps): JSX.Element {
  const { columns } = words;
  return (
    <div class="table-scroll">
      <table class="baselines">
        <thead>
          <tr>
            <th scope="col">{columns.play}</th>
            <th scope="col">{columns.stars}</th>
            <th scope="col">{columns.made}</th>
            <th scope="col">{columns.lost}</th>
            <th scope="col">{columns.recent(span)}</th>
            <th scope="col">{columns.tco}</th>
          </tr>
        </thead>
        <tbody>
          <PlayRow row={own} name={words.you} mine />
          {rows.map((row) => (
            <PlayRow key={row.id} row={row} name={words.names[row.id] ?? row.id} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PlayRowProps {
  readonly row: BaselineRow;
  readonly name: string;
  readonly mine?: boolean;
}

function PlayRow({ row, name, mine = false }: PlayRowProps): JSX.Element {
  return (
    <tr class={mine ? "mine" : ""}>
      <th scope="row">{name}</th>
      <td>
        <Stars count={row.stars} />
      </td>
      <td>
        {words.made(madeBy(row))}
        {row.lost && <span class="keeps">{words.lostAfter(row.endedAt)}</span>}
      </td>
      <td>{formatDuration(row.measure)}</td>
      <td>{formatPercent(Math.max(0, row.recentGoodput), 1)}</td>
      <td>{formatDollars(row.tcoDollars)}</td>
    </tr>
  );
}
