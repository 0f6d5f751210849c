import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Act, ListedRun } from "../../hud/app.ts";
import type { HudState } from "../../hud/hud-state.ts";
import type { Lesson } from "../../hud/lesson.ts";
import { Stars } from "../../hud/stars.tsx";
import { formatDate } from "../../text/numbers.ts";
import { watchText } from "../../text/watch.ts";
import { VerdictChip } from "./verdict-chip.tsx";

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
  const several = watching.several.value;
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
        {several !== null && (
          <>
            <h2>{watchText.several(several.name)}</h2>
            <RunList hud={hud} lessonOf={lessonOf} runs={several.runs} />
          </>
        )}
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
  return <RunList hud={hud} lessonOf={lessonOf} runs={runs} />;
}

function RunList({ hud, lessonOf, runs }: RunsPageProps & { readonly runs: readonly ListedRun[] }): JSX.Element {
  return (
    <ul class="runs-list">
      {runs.map((run, index) => (
        <li key={index}>
          <RunRow hud={hud} run={run} lesson={run.act === null ? null : lessonOf(run.act)} />
        </li>
      ))}
    </ul>
  );
}

interface RunRowProps {
  readonly hud: HudState;
  readonly run: ListedRun;
  readonly lesson: Lesson | null;
}

function RunRow({ hud, run, lesson }: RunRowProps): JSX.Element {
  const { act, seed, stars, measure, endedAt } = run;
  return (
    <button type="button" class="runs-row" onClick={() => hud.app.watching.openKept(run)}>
      <span class="runs-act">
        <b>{act?.about.number ?? watchText.unknownAct}</b> {act?.about.title}
      </span>
      <span class="runs-seed">{watchText.seed(seed)}</span>
      {stars === null ? <span class="quiet">{watchText.unfinished}</span> : <Stars count={stars} />}
      <span>{measure !== null && lesson?.measured(measure)}</span>
      <time class="quiet">{endedAt === null ? "" : formatDate(endedAt)}</time>
      <VerdictChip verdict={run.verdict.value} />
    </button>
  );
}
