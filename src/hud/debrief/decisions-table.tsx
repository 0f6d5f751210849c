import type { JSX } from "preact";
import type { Change, Decision } from "../../insight/decisions/decision.ts";
import { bestTrial } from "../../insight/decisions/rank-decisions.ts";
import type { Frame } from "../../session/session.ts";
import { decisionText as words, formatWorkMore } from "../../text/decisions.ts";
import { formatClock } from "../../text/numbers.ts";
import { commandWords } from "../command-words.ts";

/** What was done otherwise, as the beginning of a sentence. */
export function changeWords(change: Change, { time }: Pick<Decision, "time">, view: Frame["view"]): string {
  if (change.kind === "left-out") return words.leftOut;
  return change.kind === "moved" ? words.moved(change.to - time) : words.replaced(commandWords(change.by, view));
}

interface DecisionsTableProps {
  readonly rows: readonly Decision[];
  readonly frame: Frame;
}

/** Every decision: what the run had kept without it, and by the best of its changes. */
export function DecisionsTable({ rows, frame: { view, score } }: DecisionsTableProps): JSX.Element {
  const { columns } = words;
  return (
    <div class="table-scroll">
      <table class="baselines">
        <thead>
          <tr>
            {Object.values(columns).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const without = row.trials.find(({ change }) => change.kind === "left-out");
            const best = bestTrial(row, score.stars);
            return (
              <tr key={row.index}>
                <td>{formatClock(view.level.clockStart + row.time)}</td>
                <th scope="row">{commandWords(row.command, view)}</th>
                <td>{without === undefined ? "" : without.isSame ? words.same : formatWorkMore(without.useful)}</td>
                <td class="words">{best === null ? words.noBetter : changeWords(best.change, row, view)}</td>
                <td>{best === null ? "" : formatWorkMore(best.useful)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
