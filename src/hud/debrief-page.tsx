import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { debriefText } from "../text/pages.ts";
import { reportText } from "../text/report.ts";
import { watchText } from "../text/watch.ts";
import type { Act, App } from "./app.ts";
import { Words } from "./codex/words.tsx";
import type { HudState } from "./hud-state.ts";
import type { Lesson } from "./lesson.ts";
import { nextStep } from "./next-step.ts";
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
        <WhatNext hud={hud} stars={frame.score.stars} />
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

/** What to do next, the likeliest first: after a win the next act, or another seed where there is none; else once more. */
function WhatNext({ hud, stars }: { readonly hud: HudState; readonly stars: 0 | 1 | 2 | 3 }): JSX.Element {
  const { app } = hud;
  const next = app.acts.find(({ level }) => app.act.value.about.unlocks.includes(level.id));
  const first = nextStep(stars, next !== undefined && !app.practice.value);
  const steps = {
    act: {
      words: next === undefined ? "" : debriefText.nextAct(next.about.number, next.about.title),
      go: () => next !== undefined && goOn(app, next),
    },
    again: { words: debriefText.sameSeed, go: () => app.brief() },
    fresh: {
      words: debriefText.fresh,
      go: () => {
        app.newSeed();
        app.brief();
      },
    },
  };
  const order = ([first, "again", "fresh"] as const).filter((step, index, all) => all.indexOf(step) === index);
  return (
    <>
      {order.map((step) => (
        <button
          key={step}
          type="button"
          class={step === first ? "main-button" : "ghost-button large"}
          onClick={steps[step].go}
        >
          {steps[step].words}
        </button>
      ))}
    </>
  );
}

/** Begins the next act; in an assignment on the seed that it asks for. */
function goOn(app: App, next: Act): void {
  app.leave();
  const asked = app.assigned.now.peek()?.levels.find(({ act }) => act === next);
  if (asked === undefined) app.choose(next);
  else app.assigned.play(asked);
  app.brief();
}
