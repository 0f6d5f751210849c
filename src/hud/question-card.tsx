import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useId } from "preact/hooks";
import { predictText } from "../text/pages.ts";
import { questionText } from "../text/questions.ts";
import type { Asking } from "./asking.ts";
import { Dialog } from "./dialog.tsx";
import type { HudState } from "./hud-state.ts";
import type { Lesson } from "./lesson.ts";
import { PredictSlider } from "./predict-form.tsx";

/** A question of the run that is due: a number to lock, or to skip; the clock is held meanwhile. */
export function Question({ hud, lesson }: { readonly hud: HudState; readonly lesson: Lesson }): JSX.Element | null {
  const id = dueQuestion(hud, lesson);
  if (id === null || lesson.asking === null) return null;
  return <QuestionCard key={id} hud={hud} asking={lesson.asking} id={id} />;
}

interface CardProps {
  readonly hud: HudState;
  readonly asking: Asking;
  readonly id: string;
}

function QuestionCard({ hud, asking, id }: CardProps): JSX.Element | null {
  const position = useSignal<number | null>(null);
  const [labelId, missingId] = [useId(), useId()];
  const view = hud.frame.value?.view;
  // Time that is being skipped is skipped to here.
  useEffect(() => hud.app.session.peek()?.skip(null), []);
  const asked = view === undefined ? null : asking.ask(id, view);
  if (asked === null) return null;
  const value = position.value === null ? null : asked.scale.at(position.value);
  const missing = predictText.missing(value === null, false);
  return (
    <Dialog hud={hud} title={questionText.heading} class="question" onClose={() => hud.app.answer(id, null)}>
      <p class="lead" id={labelId}>
        {asked.question}
      </p>
      <p class="quiet">{asked.why}</p>
      <output class={value === null ? "predict-value is-empty" : "predict-value"}>
        {value === null ? predictText.unchosen : asked.scale.format(value)}
      </output>
      <PredictSlider
        scale={asked.scale}
        position={position.value}
        label={labelId}
        onMove={(to) => (position.value = to)}
      />
      <div class="slider-ends" aria-hidden="true">
        <span>{asked.scale.format(asked.scale.at(0))}</span>
        <span>{asked.scale.format(asked.scale.at(asked.scale.steps))}</span>
      </div>
      <p class="quiet">{questionText.meaning}</p>
      <footer class="dialog-foot">
        <button type="button" class="ghost-button large" onClick={() => hud.app.answer(id, null)}>
          {questionText.skip}
        </button>
        <p class="paper-missing" id={missingId} aria-live="polite">
          {missing}
        </p>
        <button
          type="button"
          class="main-button"
          aria-disabled={missing !== null}
          aria-describedby={missing === null ? undefined : missingId}
          onClick={() => value !== null && hud.app.answer(id, value)}
        >
          {questionText.lock}
        </button>
      </footer>
    </Dialog>
  );
}

/** The question that is to be shown now: not while something else asks, nor in practice that is only watched. */
function dueQuestion(hud: HudState, lesson: Lesson): string | null {
  const frame = hud.frame.value;
  const { page, answers, interaction, session } = hud.app;
  if (lesson.asking === null || frame === null || page.value !== "play" || frame.view.ended !== null) return null;
  if (frame.skip?.goal === "end" || session.value === null) return null;
  if (hud.dialog.value !== null || hud.asked.value !== null || interaction.dropped.value !== null) return null;
  const due = lesson.asking.due(frame.view);
  return due === null || answers.value.some(({ id }) => id === due) ? null : due;
}
