import type { JSX } from "preact";
import type { HudState } from "../../hud/hud-state.ts";
import type { Lesson } from "../../hud/lesson.ts";
import type { ReportedRun } from "../../insight/report/lab-report.ts";
import { reportedText as words } from "../../text/report.ts";

interface RunWordsProps {
  readonly hud: HudState;
  readonly run: ReportedRun;
  readonly lesson: Lesson;
}

/** As in the debrief. */
const longestRationale = 2000;
const longestAnswer = 2000;

/** What the student writes of a run: why, what else was weighed, and what can still go wrong. */
export function RunWords({ hud, run, lesson }: RunWordsProps): JSX.Element | null {
  const { id, claims } = run;
  const { reporting } = hud.app;
  if (id === null) return null;
  const isOwn = reporting.runs.value?.find((one) => one.id === id)?.isOwn ?? false;
  const view = reporting.viewOf(id);
  const remarks = claims !== null && view !== null ? (lesson.remarks?.(claims, view) ?? []) : [];
  return (
    <>
      {isOwn && (
        <Field
          label={words.rationale}
          hint={words.rationaleHint}
          longest={longestRationale}
          text={run.rationale}
          onText={(text) => reporting.explain(id, text)}
        />
      )}
      {remarks.length > 0 && (
        <>
          <h3>{words.claims}</h3>
          <ul class="report-remarks">
            {remarks.map(({ agrees, words: said }) => (
              <li key={said} class={agrees ? "good" : "late"}>
                {said}
              </li>
            ))}
          </ul>
        </>
      )}
      <Field
        label={words.rejected}
        hint={words.rejectedHint}
        longest={longestAnswer}
        text={run.rejected}
        onText={(rejected) => reporting.answer(id, { rejected })}
      />
      <Field
        label={words.risk}
        hint={words.riskHint}
        longest={longestAnswer}
        text={run.risk}
        onText={(risk) => reporting.answer(id, { risk })}
      />
    </>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint: string;
  readonly longest: number;
  readonly text: string | null;
  readonly onText: (text: string) => void;
}

/** A box to write in; on paper what was written, as long as it is. */
function Field({ label, hint, longest, text, onText }: FieldProps): JSX.Element {
  return (
    <div class={text === null ? "report-field report-empty" : "report-field"}>
      <label>
        <h3>{label}</h3>
        <textarea
          class="report-screen"
          rows={3}
          maxLength={longest}
          placeholder={hint}
          value={text ?? ""}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </label>
      <p class="report-paper report-written">{text}</p>
    </div>
  );
}
