import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Act, KeptRun } from "../../hud/app.ts";
import type { HudState } from "../../hud/hud-state.ts";
import type { Lesson } from "../../hud/lesson.ts";
import { Stars } from "../../hud/stars.tsx";
import { formatDate } from "../../text/numbers.ts";
import { watchText } from "../../text/watch.ts";

interface RunsPageProps {
  readonly hud: HudState;
  readonly lessonOf: (act: Act) => Lesson;
}

/** Where one chooses a run to watch: one's own, one in a file, one told as a code or a link. */
export function RunsPage({ hud, lessonOf }: RunsPageProps): JSX.Element {
  const { watching } = hud.app;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const fault = watching.fault.value;
  return (
    <main
      class="page runs"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (file) watching.openFile(file);
      }}
    >
      <section class="paper wide">
        <h1 ref={heading} tabIndex={-1}>
          {watchText.heading}
        </h1>
        <p class="lead">{watchText.lead}</p>
        <div class="runs-ways">
          <FilePicker hud={hud} />
          <CodeField hud={hud} />
        </div>
        <p class={fault === null ? "quiet" : "notice"} role="status">
          {watching.isOpening.value ? watchText.opening : fault}
        </p>
        <h2>{watchText.mineHeading}</h2>
        <KeptRuns hud={hud} lessonOf={lessonOf} />
        <footer class="paper-foot">
          <button type="button" class="ghost-button large" onClick={() => hud.app.leave()}>
            {watchText.back}
          </button>
        </footer>
      </section>
    </main>
  );
}

function FilePicker({ hud }: { readonly hud: HudState }): JSX.Element {
  return (
    <label class="runs-file">
      <span class="main-button">{watchText.file}</span>
      <input
        type="file"
        class="sr"
        accept=".fleet,.json,.txt"
        aria-describedby="runs-file-meaning"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) hud.app.watching.openFile(file);
          event.currentTarget.value = "";
        }}
      />
      <span class="quiet" id="runs-file-meaning">
        {watchText.drop}. {watchText.fileMeaning}
      </span>
    </label>
  );
}

function CodeField({ hud }: { readonly hud: HudState }): JSX.Element {
  const [text, setText] = useState("");
  return (
    <form
      class="runs-code"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") hud.app.watching.openText(text);
      }}
    >
      <label>
        <span>{watchText.codeLabel}</span>
        <input
          type="text"
          spellcheck={false}
          autocomplete="off"
          value={text}
          placeholder="FLEET:…"
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="ghost-button large">
        {watchText.openCode}
      </button>
    </form>
  );
}

function KeptRuns({ hud, lessonOf }: RunsPageProps): JSX.Element {
  const runs = hud.app.watching.kept.value;
  if (runs === null) return <p class="quiet">{watchText.reading}</p>;
  if (runs.length === 0) return <p class="quiet">{watchText.none}</p>;
  return (
    <ul class="runs-list">
      {runs.map((run) => (
        <li key={run.id}>
          <KeptRunRow hud={hud} run={run} lesson={lessonOf(run.act)} />
        </li>
      ))}
    </ul>
  );
}

function KeptRunRow({
  hud,
  run,
  lesson,
}: {
  readonly hud: HudState;
  readonly run: KeptRun;
  readonly lesson: Lesson;
}): JSX.Element {
  return (
    <button type="button" class="runs-row" onClick={() => hud.app.watching.openKept(run)}>
      <span class="runs-act">
        <b>{run.act.about.number}</b> {run.act.about.title}
      </span>
      <Stars count={run.stars} />
      <span>{lesson.best(run.measure, run.seed)}</span>
      <time class="quiet">{run.endedAt === null ? "" : formatDate(run.endedAt)}</time>
    </button>
  );
}
