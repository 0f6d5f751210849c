import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ClusterView } from "../sim/index.ts";
import { formatClock } from "../text/numbers.ts";
import { observeText as words } from "../text/observe.ts";
import type { HudState } from "./hud-state.ts";
import type { Diagnosis, Lesson } from "./lesson.ts";

/** In place of the levers, until the player has said what is wrong: what there is to be watched, and the question. */
export function ObserveGate({ hud, lesson }: { readonly hud: HudState; readonly lesson: Lesson }): JSX.Element {
  const view = hud.frame.value?.view;
  const until = view?.level.observeUntil ?? 0;
  const isOpen = view === undefined || hud.app.page.value !== "play" || until === 0;
  const unsaid = !isOpen && lesson.diagnosis !== null && !hud.diagnosed.value;
  // Who ends the run without an answer is not kept from it.
  const isDue = unsaid && view.time >= until && hud.frame.value?.skip?.goal !== "end";
  useEffect(() => (isDue ? hud.app.session.peek()?.hold() : undefined), [isDue]);
  if (isOpen || lesson.diagnosis === null || (!unsaid && view.time >= until)) return <lesson.Levers hud={hud} />;
  const unlocks = formatClock(view.level.clockStart + until);
  return (
    <div class="levers">
      <div class="lever-scroll">
        <section class="lever observe" aria-labelledby="observe-name">
          <h3 id="observe-name">{words.heading}</h3>
          <p>{lesson.diagnosis.watch}</p>
          {unsaid && <p class="quiet">{isDue ? words.held : words.until(unlocks)}</p>}
          <Question key={hud.run.value} hud={hud} diagnosis={lesson.diagnosis} view={view} unlocks={unlocks} />
        </section>
      </div>
      <lesson.Watched hud={hud} />
    </div>
  );
}

interface QuestionProps {
  readonly hud: HudState;
  readonly diagnosis: Diagnosis;
  readonly view: ClusterView;
  readonly unlocks: string;
}

function Question({ hud, diagnosis, view, unlocks }: QuestionProps): JSX.Element {
  const [chosen, choose] = useState<string | null>(null);
  const [said, say] = useState<string | null>(null);
  // The view is live: that it has changed is told by the frame.
  void hud.frame.value;
  const answer = diagnosis.answers.find(({ id }) => id === said);
  if (!diagnosis.isAsked(view)) return <p class="quiet">{diagnosis.before}</p>;
  if (hud.diagnosed.value && answer !== undefined) {
    return (
      <p role="status">
        <b>{words.right}</b> {answer.because(view)} <span class="quiet">{words.unlocks(unlocks)}</span>
      </p>
    );
  }
  return (
    <form
      class="observe-form"
      onSubmit={(event) => {
        event.preventDefault();
        say(chosen);
        hud.diagnosed.value = diagnosis.answers.find(({ id }) => id === chosen)?.isRight ?? false;
      }}
    >
      <fieldset>
        <legend>{diagnosis.question}</legend>
        <p role="status" class="late">
          {answer !== undefined && `${words.again} ${answer.because(view)}`}
        </p>
        {diagnosis.answers.map(({ id, text }) => (
          <label key={id} class="choice-line">
            <input type="radio" name="diagnosis" checked={chosen === id} onChange={() => choose(id)} />
            {text}
          </label>
        ))}
      </fieldset>
      <button type="submit" class="main-button" disabled={chosen === null}>
        {words.say}
      </button>
    </form>
  );
}
