import type { JSX } from "preact";
import type { Frame } from "../session/session.ts";
import { formatDuration, formatGpuHours, formatPercent } from "../text/numbers.ts";
import { debriefText } from "../text/pages.ts";
import type { BaselineRow } from "./app.ts";
import type { HudState } from "./hud-state.ts";
import { Stars } from "./stars.tsx";
import { bestKnown, reachedWords } from "./verdict.ts";

/** The run beside the same seed played other ways; fills as they are played. */
export function BaselineTable({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const rows = hud.app.baselines.value;
  const best = rows.some((row) => row.id === lastId) ? bestKnown(rows) : null;
  const gang = hud.gangs.value[0];
  const arrived = hud.app.level.jobs.find((job) => job.contiguous)?.arrives ?? 0;
  const { columns } = debriefText;
  const you: BaselineRow = {
    id: "you",
    stars: frame.score.stars,
    disruption: frame.score.disruption,
    gangStartedAt: gang === undefined || gang.job.status === "pending" ? null : arrived + gang.waited,
    p95Wait: frame.view.metrics.p95Wait,
    goodput: frame.view.metrics.goodput,
  };
  return (
    <section class="panel panel-wide">
      <h2>{debriefText.baselines}</h2>
      <div class="table-scroll">
        <table class="baselines">
          <thead>
            <tr>
              <th scope="col">{columns.play}</th>
              <th scope="col">{columns.stars}</th>
              <th scope="col">{columns.disruption}</th>
              <th scope="col">{columns.started}</th>
              <th scope="col">{columns.wait}</th>
              <th scope="col">{columns.goodput}</th>
            </tr>
          </thead>
          <tbody>
            <Row row={you} name={debriefText.you} arrived={arrived} mine />
            {rows.map((row) => (
              <Row key={row.id} row={row} name={debriefText.names[row.id] ?? row.id} arrived={arrived} />
            ))}
          </tbody>
        </table>
      </div>
      <p role="status" class={best === null ? "quiet" : "reached"}>
        {best === null ? debriefText.baselinesWait : reachedWords(frame.score, best)}
      </p>
    </section>
  );
}

/** The last to be played; what it is compared with is the best of all. */
const lastId = "oracle";

interface RowProps {
  readonly row: BaselineRow;
  readonly name: string;
  /** When the gang came. */
  readonly arrived: number;
  readonly mine?: boolean;
}

function Row({ row, name, arrived, mine = false }: RowProps): JSX.Element {
  return (
    <tr class={mine ? "mine" : ""}>
      <th scope="row">{name}</th>
      <td>
        <Stars count={row.stars} />
      </td>
      <td>{formatGpuHours(row.disruption)}</td>
      <td>{row.gangStartedAt === null ? debriefText.never : formatDuration(row.gangStartedAt - arrived)}</td>
      <td>{formatDuration(row.p95Wait)}</td>
      <td>{formatPercent(row.goodput, 1)}</td>
    </tr>
  );
}
