import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import type { ClusterView, GpuSeconds } from "../../../sim/index.ts";
import { otherPlaysText as words } from "../text/accounts.ts";
import { settingText } from "../text/pages.ts";
import { formatDollars, formatPercent, formatHours, formatPoints } from "../../../text/numbers.ts";
import { PlaysStatus } from "../../../hud/debrief/plays-status.tsx";
import { PlaysTable, type PlayColumn } from "../../../hud/debrief/plays-table.tsx";
import { ownRow } from "../../../insight/own-row.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import type { Baseline } from "../../../insight/baseline.ts";
import { hallTime } from "../../../insight/hall-time.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** The run beside the same seed played other ways; fills as they are played. */
export function PlaysPanel({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { view } = frame;
  const rows = hud.app.baselines.value;
  return (
    <section class="panel panel-wide">
      <h2>
        <Words>{words.heading}</Words>
      </h2>
      <PlaysStatus hud={hud} frame={frame} wait={words.wait} />
      <details class="seeds-table">
        <summary>{words.table(rows.length + 1)}</summary>
        <PlaysTable own={ownRow(frame)} rows={rows} columns={columnsOf(view)} names={words.names} />
        <p class="quiet">
          <Words>{words.meaning}</Words>
        </p>
      </details>
    </section>
  );
}

function columnsOf(view: ClusterView): readonly PlayColumn[] {
  const { columns } = words;
  const useful = (row: Baseline): GpuSeconds => Math.max(0, row.useful);
  return [
    {
      name: columns.kept,
      of: (row) => (
        <>
          {formatHours(hallTime(view, useful(row)))}
          {row.lost && <span class="keeps">{words.lostAfter(row.endedAt)}</span>}
        </>
      ),
    },
    { name: columns.goodput, of: ({ goodput }) => formatPercent(Math.max(0, goodput), 1) },
    {
      name: columns.recent(view.level.goodputWindow),
      of: ({ recentGoodput }) => formatPercent(Math.max(0, recentGoodput), 1),
    },
    { name: columns.regret, of: ({ measure }) => formatPoints(measure) },
    { name: columns.tco, of: ({ tcoDollars }) => formatDollars(tcoDollars) },
    {
      name: columns.perUseful,
      of: (row) => settingText.perUseful(useful(row) > 0 ? row.tcoDollars / (useful(row) / 3600) : null),
    },
  ];
}
