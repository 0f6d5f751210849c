import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import type { Seconds } from "../../../sim/index.ts";
import { elasticPlays as words } from "../text/pages.ts";
import { formatDollars, formatDuration, formatPercent } from "../../../text/numbers.ts";
import { PlaysStatus } from "../../../hud/debrief/plays-status.tsx";
import { PlaysTable, type PlayColumn } from "../../../hud/debrief/plays-table.tsx";
import { ownRow } from "../../../insight/own-row.ts";
import { ShareBar } from "../../../hud/debrief/share-bar.tsx";
import type { HudState } from "../../../hud/hud-state.ts";
import type { Baseline } from "../../../insight/baseline.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** Those that are compared at a glance, if they are played; the last of them is the last to come. */
const glance = ["rigid", "automatic", "solution", "oracle"] as const;

/** The training made, beside the same seed played other ways; fills as they are played. */
export function ElasticPlaysPanel({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { view } = frame;
  const rows = hud.app.baselines.value;
  const own = ownRow(frame);
  const compared = [...glance.map((id) => [id, rows.find((row) => row.id === id)] as const), ["you", own] as const];
  return (
    <section class="panel panel-wide elastic-plays">
      <h2>
        <Words>{words.heading}</Words>
      </h2>
      <PlaysStatus hud={hud} frame={frame} wait={words.wait} />
      <dl class="regret-bars">
        {compared.map(([id, row]) =>
          row === undefined ? null : (
            <div key={id}>
              <dt>
                <Words>{words.short[id]}</Words>
              </dt>
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
        <PlaysTable own={own} rows={rows} columns={columnsOf(view.level.goodputWindow)} names={words.names} />
        <p class="quiet">
          <Words>{words.meaning}</Words>
        </p>
      </details>
    </section>
  );
}

/** Training that a play made before it ended, in time of the whole fleet: the rest of it is the measure. */
export function madeBy({ endedAt, measure }: Pick<Baseline, "endedAt" | "measure">): Seconds {
  return Math.max(0, endedAt - measure);
}

/** `span`: how far back the goodput that is judged looks. */
function columnsOf(span: Seconds | null): readonly PlayColumn[] {
  const { columns } = words;
  return [
    {
      name: columns.made,
      of: (row) => (
        <>
          {words.made(madeBy(row))}
          {row.lost && <span class="keeps">{words.lostAfter(row.endedAt)}</span>}
        </>
      ),
    },
    { name: columns.lost, of: ({ measure }) => formatDuration(measure) },
    { name: columns.recent(span), of: ({ recentGoodput }) => formatPercent(Math.max(0, recentGoodput), 1) },
    { name: columns.tco, of: ({ tcoDollars }) => formatDollars(tcoDollars) },
  ];
}
