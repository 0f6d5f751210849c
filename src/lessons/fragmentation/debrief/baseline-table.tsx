import type { JSX } from "preact";
import { PlaysStatus } from "../../../hud/debrief/plays-status.tsx";
import { PlaysTable, type PlayColumn } from "../../../hud/debrief/plays-table.tsx";
import type { HudState } from "../../../hud/hud-state.ts";
import { ownRow } from "../../../insight/own-row.ts";
import type { Frame } from "../../../session/session.ts";
import { formatDuration, formatGpuHours, formatPercent } from "../../../text/numbers.ts";
import { debriefText } from "../../../text/pages.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** The run beside the same seed played other ways; fills as they are played. */
export function BaselineTable({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const rows = hud.app.baselines.value;
  const arrived = hud.app.level.jobs.find((job) => job.contiguous)?.arrives ?? 0;
  return (
    <section class="panel panel-wide">
      <h2>{debriefText.baselines}</h2>
      <PlaysTable own={ownRow(frame)} rows={rows} columns={columnsOf(arrived)} names={debriefText.names} />
      <p class="quiet">
        <Words>{debriefText.baselinesMeaning}</Words>
      </p>
      <PlaysStatus hud={hud} frame={frame} wait={debriefText.baselinesWait} />
    </section>
  );
}

/** `arrived`: when the gang came. */
function columnsOf(arrived: number): readonly PlayColumn[] {
  const { columns } = debriefText;
  return [
    { name: columns.disruption, of: ({ measure }) => formatGpuHours(measure) },
    {
      name: columns.started,
      of: ({ gangStartedAt }) => (gangStartedAt === null ? debriefText.never : formatDuration(gangStartedAt - arrived)),
    },
    { name: columns.wait, of: ({ p95Wait }) => formatDuration(p95Wait) },
    {
      name: columns.goodput,
      of: ({ goodput }) =>
        goodput < 0 ? (
          <span title={debriefText.nothingKeptMeaning}>{debriefText.nothingKept}</span>
        ) : (
          formatPercent(goodput, 1)
        ),
      isWords: ({ goodput }) => goodput < 0,
    },
    { name: columns.fragmentation, of: ({ fragmentation }) => formatPercent(fragmentation, 1) },
  ];
}
