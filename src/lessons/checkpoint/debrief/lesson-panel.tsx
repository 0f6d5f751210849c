import type { JSX } from "preact";
import type { Frame } from "../../../session/session.ts";
import { trainingLesson as words } from "../text/pages.ts";
import { debriefText } from "../../../text/pages.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { trainingAdvice } from "./checkpoint-verdict.ts";
import { misconceptionsShown } from "./misconceptions.ts";
import { Words } from "../../../hud/codex/words.tsx";

/** What it was about, in two sentences, and what this run has shown to be wrong. */
export function LessonPanel({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { view, score } = frame;
  const { utilization, goodput } = view.metrics;
  const advice = trainingAdvice(view, score);
  const answers = misconceptionsShown(view, hud.app.goals.goodputAbove);
  return (
    <section class="panel training-lesson">
      <h2>{debriefText.lesson}</h2>
      <p>
        <Words>{`${words.paradox(utilization, Math.max(0, goodput))} ${words.optimal}`}</Words>
      </p>
      {advice !== null && (
        <p class="advice">
          <Words>{advice}</Words>
        </p>
      )}
      {answers.length > 0 && (
        <>
          <h3>{words.misconceptions}</h3>
          <ul class="findings">
            {answers.map((answer) => (
              <li key={answer}>
                <Words>{answer}</Words>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
