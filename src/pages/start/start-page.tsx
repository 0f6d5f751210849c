import type { JSX } from "preact";
import { headerText } from "../../text/header.ts";
import { instructorText } from "../../text/instructor.ts";
import { startText } from "../../text/pages.ts";
import { reportText } from "../../text/report.ts";
import { watchText } from "../../text/watch.ts";
import { Checklist, OpenAssignment } from "../assignment/checklist.tsx";
import { ActCard } from "./act-card.tsx";
import type { Act } from "../../hud/app.ts";
import type { Lesson } from "../../hud/lesson.ts";
import type { HudState } from "../../hud/hud-state.ts";
import { Icon, Mark } from "../../hud/icons.tsx";

interface StartPageProps {
  readonly hud: HudState;
  readonly lessonOf: (act: Act) => Lesson;
}

/** What it is, which act, which seed, and whether to go on where one left. */
export function StartPage({ hud, lessonOf }: StartPageProps): JSX.Element {
  const { app } = hud;
  return (
    <main class="page start">
      <div class="start-words">
        <Mark />
        <div>
          <p class="eyebrow">{startText.lab}</p>
          <h1>{startText.title}</h1>
          <p class="lead">{startText.what}</p>
        </div>
        <p class="persona">
          {headerText.persona} <span>({headerText.scale})</span>
        </p>
      </div>
      <Checklist assigned={app.assigned} reporting={app.reporting} />
      <form
        class="start-form"
        onSubmit={(event) => {
          event.preventDefault();
          app.brief();
        }}
      >
        <fieldset class="acts">
          <legend class="sr">{startText.acts}</legend>
          {app.acts.map((act) => (
            <ActCard key={act.level.id} hud={hud} act={act} lesson={lessonOf(act)} />
          ))}
        </fieldset>
        <div class="start-foot">
          <SeedField hud={hud} />
          <SoundSwitch hud={hud} />
        </div>
      </form>
    </main>
  );
}

function SeedField({ hud }: { readonly hud: HudState }): JSX.Element {
  const { seed } = hud.app;
  const fault = hud.app.seedFault(seed.value);
  return (
    <div class="seed">
      <label>
        <span>{startText.seed}</span>
        <input
          type="text"
          required
          aria-invalid={fault !== null}
          spellcheck={false}
          autocomplete="off"
          value={seed}
          aria-describedby="seed-meaning"
          onInput={(event) => {
            seed.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="button" class="ghost-button" onClick={() => hud.app.newSeed()}>
        {startText.newSeed}
      </button>
      <p id="seed-meaning" class="quiet" aria-live="polite">
        {fault ?? startText.seedMeaning}
      </p>
    </div>
  );
}

function SoundSwitch({ hud }: { readonly hud: HudState }): JSX.Element {
  const { settings } = hud.app;
  const { muted } = settings.value;
  return (
    <span class="sound">
      <button
        type="button"
        class="ghost-button"
        aria-pressed={!muted}
        onClick={() => {
          settings.value = { ...settings.peek(), muted: !muted };
        }}
      >
        <Icon name={muted ? "muted" : "sound"} /> {startText.sound}
      </button>
      <button type="button" class="ghost-button" onClick={() => (hud.dialog.value = "settings")}>
        <Icon name="settings" /> {headerText.settings}
      </button>
      <button type="button" class="ghost-button" onClick={() => hud.app.reporting.open()}>
        <Icon name="report" /> {reportText.open}
      </button>
      <button type="button" class="ghost-button" onClick={() => hud.app.watching.choose()}>
        <Icon name="run" /> {watchText.watch}
      </button>
      <OpenAssignment assigned={hud.app.assigned} />
      {hud.app.instructorPage !== null && (
        <a class="ghost-button" href={hud.app.instructorPage}>
          {instructorText.link}
        </a>
      )}
      <a class="ghost-button" href="./licenses.html">
        {startText.licenses}
      </a>
    </span>
  );
}
