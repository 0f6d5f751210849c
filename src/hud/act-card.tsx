import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Level, Seconds } from "../sim/index.ts";
import { actText } from "../text/acts.ts";
import { formatClock } from "../text/numbers.ts";
import { startText } from "../text/pages.ts";
import { ActPicture } from "./act-picture.tsx";
import type { Act } from "./app.ts";
import type { HudState } from "./hud-state.ts";
import { Stars } from "./stars.tsx";

interface CardProps {
  readonly hud: HudState;
  readonly act: Act;
}

/** An act to choose: what it is about, how far one came, and its buttons, which choose it as they start it. */
export function ActCard({ hud, act }: CardProps): JSX.Element {
  const { app } = hud;
  const id = useId();
  const words = actText[act.lesson];
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
      <ActPicture lesson={act.lesson} />
      <div class="act-head">
        <div>
          <p class="eyebrow" id={`${id}-number`}>
            {words.number}
          </p>
          <h2 id={`${id}-name`}>{words.name}</h2>
        </div>
        <Stars count={act.progress.value?.stars ?? 0} />
      </div>
      <p id={`${id}-what`}>{words.what(factsOf(act.level))}</p>
      <p class="quiet">{progressWords(act)}</p>
      <LastRationale hud={hud} act={act} />
      <div class="act-buttons">
        {unfinished !== null && (
          <button type="button" class={buttonClass(chosen)} onClick={() => start(() => app.resume())}>
            {isOwn ? startText.resume : startText.resumeMine} <span class="sr">{words.number}</span>
          </button>
        )}
        <button
          type="button"
          class={buttonClass(chosen && unfinished === null)}
          onClick={() => start(() => app.brief())}
        >
          {startText.play} <span class="sr">{words.number}</span>
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

function progressWords(act: Act): string {
  const progress = act.progress.value;
  if (!act.known.value && progress === null) return startText.reading;
  if (progress === null || progress.attempts === 0) return startText.never;
  const tries = startText.attempts(progress.attempts);
  return progress.best === null ? tries : `${tries} · ${actText[act.lesson].best(progress.best, progress.bestSeed)}`;
}

/** Only in the visit that wrote it: on the next one somebody else may sit here. */
function LastRationale({ hud, act }: CardProps): JSX.Element | null {
  const last = act.progress.value?.rationales[0];
  if (last === undefined || last.text.trim() === "" || !hud.app.visits.value.includes(last.visit)) return null;
  return (
    <details class="last-rationale">
      <summary>{startText.rationale}</summary>
      <p>{last.text}</p>
    </details>
  );
}

function factsOf({ topology, jobs, failures }: Level): {
  gpus: number;
  widest: number;
  mttf: Seconds;
  replicas: number;
} {
  const { pods, rowsPerPod, racksPerRow, nodesPerRack, gpusPerNode } = topology;
  const nodes = pods * rowsPerPod * racksPerRow * nodesPerRack;
  return {
    gpus: nodes * gpusPerNode,
    widest: Math.max(0, ...jobs.map((job) => job.gpus)),
    mttf: (1000 * 86_400) / (failures.perThousandNodeDays * nodes),
    replicas: Math.max(0, ...jobs.map((job) => job.dataParallel?.replicas ?? 0)),
  };
}
