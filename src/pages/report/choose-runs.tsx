import type { JSX } from "preact";
import type { ReportRun } from "../../hud/app.ts";
import { Stars } from "../../hud/stars.tsx";
import { formatDate } from "../../text/numbers.ts";
import { reportText as words } from "../../text/report.ts";
import { watchText } from "../../text/watch.ts";
import type { ReportProps } from "./report-props.ts";

/** Which of the finished runs are handed in. */
export function ChooseRuns({ hud, lessonOf }: ReportProps): JSX.Element {
  const { runs, mostRuns } = hud.app.reporting;
  const rows = runs.value;
  if (rows === null) return <p role="status">{words.reading}</p>;
  if (rows.length === 0) return <p class="notice report-screen">{words.chooseNone}</p>;
  const isFull = rows.filter(({ isChosen }) => isChosen).length >= mostRuns;
  return (
    <details class="report-choose report-screen">
      <summary>{words.choose}</summary>
      <p class="quiet">
        {words.chooseMeaning} {isFull && words.most(mostRuns)}
      </p>
      <ul>
        {rows.map((run) => (
          <li key={run.id}>
            <label class="report-choice">
              <input
                type="checkbox"
                checked={run.isChosen}
                disabled={isFull && !run.isChosen}
                onChange={(event) => hud.app.reporting.choose(run.id, event.currentTarget.checked)}
              />
              <span class="sr">{words.handIn(nameOf(run))}</span>
              <b>{run.act.about.number}</b>
              <Stars count={run.stars} />
              <span>
                {watchText.seed(run.seed)} · {lessonOf(run.act).measures.format(run.measure)}
              </span>
              <time class="quiet">{run.endedAt === null ? "" : formatDate(run.endedAt)}</time>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

function nameOf({ act, seed }: ReportRun): string {
  return `${act.about.number}, ${watchText.seed(seed)}`;
}
