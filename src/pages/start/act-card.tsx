import type { JSX } from "preact";
import { Words } from "../../hud/codex/words.tsx";
import { useId } from "preact/hooks";
import type { Level } from "../../sim/index.ts";
import { fillIn } from "../../text/fill-in.ts";
import { formatClock, formatCount, formatDuration } from "../../text/numbers.ts";
import { startText } from "../../text/pages.ts";
import type { Act } from "../../hud/app.ts";
import type { HudState } from "../../hud/hud-state.ts";
import type { Lesson } from "../../hud/lesson.ts";
import { pictureBox } from "../../hud/picture-box.ts";
import { Stars } from "../../hud/stars.tsx";

interface CardProps {
  readonly hud: HudState;
  readonly act: Act;
  readonly lesson: Lesson;
}

/** An act to choose: what it is about, how far one came, and its buttons, which choose it as they start it. */
export function ActCard({ hud, act, lesson }: CardProps): JSX.Element {
  const { app } = hud;
  const id = useId();
  const { number, title, summary } = act.about;
  const chosen = app.act.value === act;
  const unfinished = act.unfinished.value;
  const isOwn = unfinished !== null && app.visits.value.includes(unfinished.visit);
  const start = (how: () => void): void => {
    app.choose(act);
    how();
  };
  return (
    <article class={chosen ? "act-card chosen" : "act-card"}>
      <input
        class="act-choice"
        type="radio"
        name="act"
        checked={chosen}
        aria-labelledby={`${id}-number ${id}-name`}
        aria-describedby={`${id}-what`}
        onChange={() => app.choose(act)}
      />
      <svg
        class="act-picture"
        viewBox={`0 0 ${pictureBox.width} ${pictureBox.height}`}
        role="img"
        aria-label={lesson.picture}
      >
        <lesson.Picture />
      </svg>
      <div class="act-head">
        <div>
          <p class="eyebrow" id={`${id}-number`}>
            {number}
          </p>
          <h2 id={`${id}-name`}>{title}</h2>
        </div>
        <Stars count={act.progress.value?.stars ?? 0} />
      </div>
      <p id={`${id}-what`}>
        <Words>{fillIn(summary, factsOf(act.level))}</Words>
      </p>
      <p class="quiet">{progressWords(act, lesson)}</p>
      <LastRationale hud={hud} act={act} />
      <div class="act-buttons">
        {unfinished !== null && (
          <button type="button" class={buttonClass(chosen)} onClick={() => start(() => app.resume())}>
            {isOwn ? startText.resume : startText.resumeMine} <span class="sr">{number}</span>
          </button>
        )}
        <button
          type="button"
          class={buttonClass(chosen && unfinished === null)}
          onClick={() => start(() => app.brief())}
        >
          {startText.play} <span class="sr">{number}</span>
        </button>
        {unfinished !== null && (
          <p class="quiet">
            {(isOwn ? startText.unfinished : startText.unfinishedOther)(
              formatClock(act.level.clockStart + unfinished.time),
              unfinished.seed,
            )}
          </p>
        )}
      </div>
    </article>
  );
}

function buttonClass(main: boolean): string {
  return main ? "main-button" : "ghost-button large";
}

function progressWords(act: Act, lesson: Lesson): string {
  const progress = act.progress.value;
  if (!act.known.value && progress === null) return startText.reading;
  if (progress === null || progress.attempts === 0) return startText.never;
  const tries = startText.attempts(progress.attempts);
  return progress.best === null
    ? tries
    : `${tries} · ${startText.best(lesson.measured(progress.best), progress.bestSeed)}`;
}

/** Only in the visit that wrote it: on the next one somebody else may sit here. */
function LastRationale({ hud, act }: Pick<CardProps, "hud" | "act">): JSX.Element | null {
  const last = act.progress.value?.rationales[0];
  if (last === undefined || last.text.trim() === "" || !hud.app.visits.value.includes(last.visit)) return null;
  return (
    <details class="last-rationale">
      <summary>{startText.rationale}</summary>
      <p>{last.text}</p>
    </details>
  );
}

/** The facts that a level's sentence can name. */
function factsOf({ topology, jobs, failures }: Level): Readonly<Record<string, string>> {
  const { pods, rowsPerPod, racksPerRow, nodesPerRack, gpusPerNode } = topology;
  const nodes = pods * rowsPerPod * racksPerRow * nodesPerRack;
  return {
    gpus: formatCount(nodes * gpusPerNode),
    widest: formatCount(Math.max(0, ...jobs.map((job) => job.gpus))),
    mttf: formatDuration((1000 * 86_400) / (failures.perThousandNodeDays * nodes)),
    replicas: formatCount(Math.max(0, ...jobs.map((job) => job.dataParallel?.replicas ?? 0))),
  };
}
