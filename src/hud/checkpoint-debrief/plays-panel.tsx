import type { JSX } from "preact";
import type { Frame } from "../../session/session.ts";
import type { ClusterView } from "../../sim/index.ts";
import { formatHours } from "../../text/checkpoint.ts";
import { otherPlaysText as words } from "../../text/checkpoint-accounts.ts";
import { formatPoints, settingText } from "../../text/checkpoint-pages.ts";
import { formatDollars, formatPercent } from "../../text/numbers.ts";
import { debriefText } from "../../text/pages.ts";
import type { BaselineRow } from "../app.ts";
import type { HudState } from "../hud-state.ts";
import { usefulParts } from "../checkpoint/training.ts";
import { Stars } from "../stars.tsx";
import { hallTime } from "./accounts.ts";
import { keptTraining } from "./checkpoint-verdict.ts";

/** The last to be played. */
const lastId = "oracle";

/** The run beside the same seed played other ways; fills as they are played. */
export function PlaysPanel({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { view } = frame;
  const rows = hud.app.baselines.value;
  const best = rows.find(({ id }) => id === lastId);
  const { columns } = words;
  return (
    <section class="panel panel-wide">
      <h2>{words.heading}</h2>
      <p role="status" class={best === undefined ? "quiet" : "reached"}>
        {best !== undefined
          ? reachedWords(view, best)
          : hud.app.failedComparisons.value.has("baselines")
            ? debriefText.cannotCompare
            : words.wait}
      </p>
      <details class="seeds-table">
        <summary>{words.table(rows.length + 1)}</summary>
        <div class="table-scroll">
          <table class="baselines">
            <thead>
              <tr>
                <th scope="col">{columns.play}</th>
                <th scope="col">{columns.stars}</th>
                <th scope="col">{columns.kept}</th>
                <th scope="col">{columns.goodput}</th>
                <th scope="col">{columns.recent(view.level.goodputWindow)}</th>
                <th scope="col">{columns.regret}</th>
                <th scope="col">{columns.tco}</th>
                <th scope="col">{columns.perUseful}</th>
              </tr>
            </thead>
            <tbody>
              <PlayRow view={view} row={ownRow(frame)} name={words.you} mine />
              {rows.map((row) => (
                <PlayRow key={row.id} view={view} row={row} name={words.names[row.id] ?? row.id} />
              ))}
            </tbody>
          </table>
        </div>
        <p class="quiet">{words.meaning}</p>
      </details>
    </section>
  );
}

/** The run itself as a row. */
export function ownRow({ view, score }: Frame): BaselineRow {
  const { goodput, p95Wait, tcoDollars } = view.metrics;
  return {
    id: "you",
    stars: score.stars,
    measure: score.measure.value,
    gangStartedAt: null,
    p95Wait,
    goodput,
    fragmentation: view.recentFragmentation,
    recentGoodput: view.recentGoodput,
    useful: usefulParts(view).kept,
    tcoDollars,
    lost: score.stars === 0,
    endedAt: view.time,
  };
}

function reachedWords(view: ClusterView, best: BaselineRow): string {
  const kept = keptTraining(view);
  const most = hallTime(view, best.useful);
  if (most <= 0) return words.nothing;
  return kept >= most ? words.beaten(kept) : words.reached(Math.max(0, kept), most);
}

interface PlayRowProps {
  readonly view: ClusterView;
  readonly row: BaselineRow;
  readonly name: string;
  readonly mine?: boolean;
}

function PlayRow({ view, row, name, mine = false }: PlayRowProps): JSX.Element {
  const useful = Math.max(0, row.useful);
  return (
    <tr class={mine ? "mine" : ""}>
      <th scope="row">{name}</th>
      <td>
        <Stars count={row.stars} />
      </td>
      <td>
        {formatHours(hallTime(view, useful))}
        {row.lost && <span class="keeps">{words.lostAfter(row.endedAt)}</span>}
      </td>
      <td>{formatPercent(Math.max(0, row.goodput), 1)}</td>
      <td>{formatPercent(Math.max(0, row.recentGoodput), 1)}</td>
      <td>{formatPoints(row.measure)}</td>
      <td>{formatDollars(row.tcoDollars)}</td>
      <td>{settingText.perUseful(useful > 0 ? row.tcoDollars / (useful / 3600) : null)}</td>
    </tr>
  );
}
