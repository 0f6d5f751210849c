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
  const you: Omit<BaselineRow, "recentGoodput" | "useful" | "tcoDollars" | "lost"> = {
    id: "you",
    stars: frame.score.stars,
    measure: frame.score.measure.value,
    gangStartedAt: gang?.job.firstStart ?? null,
    endedAt: frame.view.time,
    p95Wait: frame.view.metrics.p95Wait,
    goodput: frame.view.metrics.goodput,
    fragmentation: frame.score.badges.find((badge) => badge.id === "fragmentation")?.value ?? 0,
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
              <th scope="col">{columns.fragmentation}</th>
            </tr>
          </thead>
          <tbody>
            <Row row={you} name={debriefText.you} arrived={arrived} mine />
            {rows.map((row) => (
              <Row key={row.id} row={row} name={nameOf(row)} arrived={arrived} twin={twinOf(row, rows)} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">{debriefText.baselinesMeaning}</p>
      <p role="status" class={best === null ? "quiet" : "reached"}>
        {best !== null
          ? reachedWords(frame.score, best)
          : hud.app.failedComparisons.value.has("baselines")
            ? debriefText.cannotCompare
            : debriefText.baselinesWait}
      </p>
    </section>
  );
}

/** The last to be played; what it is compared with is the best of all. */
const lastId = "oracle";

function nameOf(row: BaselineRow): string {
  return debriefText.names[row.id] ?? row.id;
}

/** The earlier row that the best known play turned out to be, if it is one. */
function twinOf(row: BaselineRow, rows: readonly BaselineRow[]): BaselineRow | null {
  if (row.id !== lastId) return null;
  const { id: _, ...figures } = row;
  const same = (other: BaselineRow): boolean =>
    other.id !== row.id &&
    Object.entries(figures).every(([name, value]) => other[name as keyof typeof figures] === value);
  return rows.find(same) ?? null;
}

interface RowProps {
  readonly row: Omit<BaselineRow, "recentGoodput" | "useful" | "tcoDollars" | "lost">;
  readonly name: string;
  /** When the gang came. */
  readonly arrived: number;
  readonly mine?: boolean;
  /** A row that says the same. */
  readonly twin?: BaselineRow | null;
}

function Row({ row, name, arrived, mine = false, twin = null }: RowProps): JSX.Element {
  if (twin !== null) {
    return (
      <tr>
        <th scope="row">{name}</th>
        <td>
          <Stars count={row.stars} />
        </td>
        <td class="words" colSpan={5}>
          {debriefText.sameAs(nameOf(twin))}
        </td>
      </tr>
    );
  }
  return (
    <tr class={mine ? "mine" : ""}>
      <th scope="row">{name}</th>
      <td>
        <Stars count={row.stars} />
      </td>
      <td>{formatGpuHours(row.measure)}</td>
      <td>{row.gangStartedAt === null ? debriefText.never : formatDuration(row.gangStartedAt - arrived)}</td>
      <td>{formatDuration(row.p95Wait)}</td>
      {row.goodput < 0 ? (
        <td class="words" title={debriefText.nothingKeptMeaning}>
          {debriefText.nothingKept}
        </td>
      ) : (
        <td>{formatPercent(row.goodput, 1)}</td>
      )}
      <td>{formatPercent(row.fragmentation, 1)}</td>
    </tr>
  );
}
