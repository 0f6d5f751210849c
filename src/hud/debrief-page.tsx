import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { debriefText } from "../text/pages.ts";
import { reportText } from "../text/report.ts";
import { watchText } from "../text/watch.ts";
import { Words } from "./codex/words.tsx";
import type { HudState } from "./hud-state.ts";
import type { Lesson } from "./lesson.ts";
import { Stars } from "./stars.tsx";

/** How it went, against the prediction, the SLOs and the other ways to play. */
export function DebriefPage({ hud, lesson }: { readonly hud: HudState; readonly lesson: Lesson }): JSX.Element {
  const frame = hud.frame.value;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  if (frame === null) return <></>;
  const verdict = lesson.verdict(hud, frame);
  return (
    <main class="page debrief">
      <header class={`debrief-head verdict-${verdict.tone}`}>
        <div>
          <p class="eyebrow">{debriefText.heading}</p>
          <h1 ref={heading} tabIndex={-1}>
            {verdict.heading}
          </h1>
          <p class="lead">
            <Words>{verdict.sentence}</Words>
          </p>
        </div>
        <Stars count={frame.score.stars} />
      </header>
      <lesson.Debrief hud={hud} frame={frame} />
      <footer class="debrief-foot">
        <button type="button" class="main-button" onClick={() => hud.app.brief()}>
          {debriefText.sameSeed}
        </button>
        <button
          type="button"
          class="ghost-button large"
          onClick={() => {
            hud.app.newSeed();
            hud.app.brief();
          }}
        >
          {debriefText.fresh}
        </button>
        <button type="button" class="ghost-button large" onClick={() => hud.app.leave()}>
          {debriefText.home}
        </button>
        {!hud.app.practice.value && (
          <button type="button" class="ghost-button large" onClick={() => hud.app.reporting.open()}>
            {reportText.open}
          </button>
        )}
        <button type="button" class="ghost-button large" onClick={() => hud.app.watching.openOwn()}>
          {watchText.watchOwn}
        </button>
        <button type="button" class="ghost-button large" onClick={() => hud.app.saveReplay()}>
          {debriefText.replay}
        </button>
      </footer>
    </main>
  );
}
