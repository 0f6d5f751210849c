import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { briefText } from "../text/pages.ts";
import type { HudState } from "./hud-state.ts";
import type { Lesson } from "./lesson.ts";

/** The persona's brief, then the prediction, which must be locked before the clock starts. */
export function BriefPage({ hud, lesson }: { readonly hud: HudState; readonly lesson: Lesson }): JSX.Element {
  const [step, setStep] = useState<"brief" | "predict">("brief");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [step]);
  const view = hud.app.session.value?.view();
  if (view === undefined) return <></>;
  return (
    <main class="page brief">
      <section class={lesson.isBriefWide && step === "brief" ? "paper wide" : "paper"}>
        {step === "brief" ? (
          <>
            <p class="eyebrow">{briefText.from}</p>
            <h1 ref={heading} tabIndex={-1}>
              {briefText.heading}
            </h1>
            <lesson.Brief hud={hud} view={view} />
            <footer class="paper-foot">
              <button type="button" class="ghost-button large" onClick={() => hud.app.leave()}>
                {briefText.back}
              </button>
              <button type="button" class="main-button" onClick={() => setStep("predict")}>
                {briefText.next}
              </button>
            </footer>
          </>
        ) : (
          <>
            <p class="eyebrow">{briefText.from}</p>
            <h1 ref={heading} tabIndex={-1}>
              {briefText.predict}
            </h1>
            <lesson.Predict hud={hud} onBack={() => setStep("brief")} />
          </>
        )}
      </section>
    </main>
  );
}
