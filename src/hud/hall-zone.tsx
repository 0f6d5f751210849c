import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { hallText } from "../text/hall.ts";
import { formatCount, formatMany } from "../text/numbers.ts";
import { panelText } from "../text/pages.ts";
import { moveText } from "../text/place.ts";
import { Coach } from "./coach.tsx";
import { FinishOffer, isDecided } from "./finish-dialog.tsx";
import type { HudState } from "./hud-state.ts";
import { Icon } from "./icons.tsx";
import type { Lesson, Part } from "./lesson.ts";
import { NewsStrip } from "./news-strip.tsx";
import { Panel } from "./panel.tsx";
import { RackTable } from "./rack-table.tsx";
import { SkipBar } from "./skip-bar.tsx";
import { zoomTo } from "./zoom-to.ts";

/** The middle: the hall or its table, the legend and the zoom. */
export function HallZone({
  hud,
  lesson,
  WatchBar,
}: {
  readonly hud: HudState;
  readonly lesson: Lesson;
  readonly WatchBar: Part;
}): JSX.Element {
  const { hall, loading } = hud.app;
  const without = hallText.without[hall.value];
  const table = without !== null || hud.table.value;
  return (
    <main class="zone-hall" id="hall" aria-label={hallText.heading}>
      {without !== null && (
        <p class="notice" role="alert">
          {without}
        </p>
      )}
      {hud.app.page.value === "watch" && <WatchBar hud={hud} />}
      <div class="hall-stage">
        <HallPicture hud={hud} hidden={table} />
        <SkipBar hud={hud} />
        {loading.value !== null && <p class="hall-loading">{hallText.loading(loading.value)}</p>}
        {table && <RackTable hud={hud} />}
      </div>
      <Panel hud={hud} name={panelText.plots} place="panel-failed">
        {lesson.Plots !== null && <lesson.Plots hud={hud} />}
      </Panel>
      <div class="hall-foot">
        <FootWords hud={hud} lesson={lesson} />
        <HallTools hud={hud} lesson={lesson} table={table} locked={without !== null} />
      </div>
    </main>
  );
}

/** What stands beside the tools: the legend, a line of help in its place, and for a moment what has just happened. */
function FootWords({ hud, lesson }: { readonly hud: HudState; readonly lesson: Lesson }): JSX.Element {
  const toast = hud.toast.value;
  return (
    <div class="foot-words">
      <Panel hud={hud} name={panelText.coach}>
        <Advice hud={hud} lesson={lesson} />
      </Panel>
      <ul class="legend" aria-label={hallText.legend}>
        {lesson.legend.map(([cell, name]) => (
          <li key={cell}>
            <i class={`cell cell-${cell}`} aria-hidden="true" />
            {name}
          </li>
        ))}
      </ul>
      <Carrying hud={hud} />
      <NewsStrip hud={hud} lesson={lesson} />
      {toast !== null && <p class={`toast toast-${toast.tone}`}>{toast.text}</p>}
    </div>
  );
}

function HallPicture({ hud, hidden }: { readonly hud: HudState; readonly hidden: boolean }): JSX.Element {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    hud.hallParent.className = "hall-picture";
    ref.current?.append(hud.hallParent);
  }, []);
  return <div ref={ref} class={hidden ? "hall-slot hall-hidden" : "hall-slot"} inert={hidden} />;
}

function HallTools({
  hud,
  lesson,
  table,
  locked,
}: {
  readonly hud: HudState;
  readonly lesson: Lesson;
  readonly table: boolean;
  readonly locked: boolean;
}): JSX.Element {
  const { interaction } = hud.app;
  const zooming = useRef(0);
  const buttons = [
    ["out", "minus", hallText.zoomOut],
    ["in", "plus", hallText.zoomIn],
    ["fit", "fit", hallText.zoomFit],
  ] as const;
  return (
    <div class="hall-tools">
      {!table && (
        <>
          <span class="zoom-level" role="group" aria-label={hallText.zoomLevel}>
            {(["hall", "rack", "node"] as const).map((level) => (
              <button
                key={level}
                type="button"
                aria-pressed={interaction.zoom.value === level}
                onClick={() => zoomTo(interaction, level, zooming)}
              >
                {hallText.zoom[level]}
              </button>
            ))}
          </span>
          {buttons.map(([request, icon, label]) => (
            <button
              key={request}
              type="button"
              class="ghost-button square"
              aria-label={label}
              title={label}
              onClick={() => (interaction.zoomRequest.value = request)}
            >
              <Icon name={icon} />
            </button>
          ))}
        </>
      )}
      {lesson.HallTools !== null && <lesson.HallTools hud={hud} />}
      {!locked && (
        <button type="button" class="ghost-button" aria-pressed={table} onClick={() => (hud.table.value = !table)}>
          {hallText.table}
        </button>
      )}
    </div>
  );
}

function Carrying({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const carry = hud.app.interaction.carry.value;
  const view = hud.frame.value?.view;
  if (carry?.kind !== "jobs" || view === undefined) return null;
  const gpus = carry.jobs.reduce((sum, id) => sum + view.job(id).gpus, 0);
  return (
    <p class="toast carrying">{moveText.carrying(formatMany(carry.jobs.length, "job"), `${formatCount(gpus)} GPUs`)}</p>
  );
}

/** Asks what is left to decide inside its own panel: what fails there takes nothing else down. */
function Advice({ hud, lesson }: { readonly hud: HudState; readonly lesson: Lesson }): JSX.Element {
  return isDecided(hud, lesson) ? <FinishOffer hud={hud} lesson={lesson} /> : <Coach hud={hud} lesson={lesson} />;
}
