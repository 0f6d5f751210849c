import type { JSX } from "preact";
import type { RunAnswer } from "../../insight/asking.ts";
import type { Frame } from "../../session/session.ts";
import { formatClock } from "../../text/numbers.ts";
import { questionText } from "../../text/questions.ts";
import type { Asking } from "../asking.ts";
import type { HudState } from "../hud-state.ts";

interface AnswersProps {
  readonly hud: HudState;
  readonly frame: Frame;
  readonly asking: Asking;
}

/** Every question of the run, what was answered, and what came of it. */
export function AnswersPanel({ hud, frame, asking }: AnswersProps): JSX.Element | null {
  const answers = hud.app.answers.value.filter(({ id }) => asking.what(id) !== null);
  const { table: words } = questionText;
  if (answers.length === 0) return null;
  return (
    <section class="panel">
      <h2>{words.heading}</h2>
      <div class="table-scroll">
        <table class="plays">
          <thead>
            <tr>
              {[words.when, words.what, words.said, words.is].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answers.map((answer) => (
              <AnswerRow key={answer.id} answer={answer} frame={frame} asking={asking} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function AnswerRow({
  answer,
  frame: { view },
  asking,
}: Omit<AnswersProps, "hud"> & { readonly answer: RunAnswer }): JSX.Element {
  const { id, time, value } = answer;
  const outcome = asking.outcome(answer, view);
  const { table: words } = questionText;
  return (
    <tr>
      <td>{formatClock(view.level.clockStart + time)}</td>
      <th scope="row">{asking.what(id)}</th>
      <td>{value === null ? words.skipped : asking.format(id, value)}</td>
      <td>
        {outcome === null ? words.unknown : asking.format(id, outcome.actual)}
        {outcome !== null && outcome.isRight !== null && (
          <span class={outcome.isRight ? "good" : "late"}> {outcome.isRight ? words.right : words.wrong}</span>
        )}
      </td>
    </tr>
  );
}
