import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Lesson } from "../session/session.ts";
import { plotText } from "../text/checkpoint.ts";
import { hallText } from "../text/hall.ts";
import { elasticLegend } from "../text/elastic-telemetry.ts";
import { formatCount, formatMany } from "../text/numbers.ts";
import { panelText } from "../text/pages.ts";
import { moveText } from "../text/place.ts";
import { Plots } from "./checkpoint/plots.tsx";
import { Coach } from "./coach.tsx";
import { ElasticPlots } from "./elastic/elastic-plots.tsx";
import type { HudState } from "./hud-state.ts";
import { Icon } from "./icons.tsx";
import { Panel } from "./panel.tsx";
import { RackTable } from "./rack-table.tsx";
import { zoomTo } from "./zoom-to.ts";

const legends: Readonly<Record<Lesson, readonly (readonly [cell: string, name: string])[]>> = {
  fragmentation: (["working", "idle", "redone", "down", "drained", "reserved"] as const).map(inHall),
  checkpoint: (["working", "saving", "redone", "down"] as const).map(inHall),
  elastic: (["working", "waiting", "idle", "dead", "ring", "broken", "ready"] as const).map((name) => [
    name,
    elasticLegend[name],
  ]),
};

function inHall(name: "working" | "idle" | "redone" | "down" | "drained" | "reserved" | "saving"): [string, string] {
  return [name, hallText[name]];
}

/** How many nodes one press on the crumbs button selects. */
const crumbNodes = 40;

/** The middle: the hall or its table, the legend and the zoom. */
export function HallZone({ hud }: { readonly hud: HudState }): JSX.Element {
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
      <div class="hall-stage">
        <HallPicture hud={hud} hidden={table} />
        {loading.value !== null && <p class="hall-loading">{hallText.loading(loading.value)}</p>}
        {table && <RackTable hud={hud} />}
      </div>
      <Panel hud={hud} name={plotText.label} place="panel-failed">
        {hud.app.lesson === "checkpoint" && <Plots hud={hud} />}
        {hud.app.lesson === "elastic" && <ElasticPlots hud={hud} />}
      </Panel>
      <div class="hall-foot">
        <FootWords hud={hud} />
        <HallTools hud={hud} table={table} locked={without !== null} />
      </div>
    </main>
  );
}

/** What stands beside the tools: the legend, a line of help in its place, and for a moment what has just happened. */
function FootWords({ hud }: { readonly hud: HudState }): JSX.Element {
  const toast = hud.toast.value;
  return (
    <div class="foot-words">
      <Panel hud={hud} name={panelText.coach}>
        <Coach hud={hud} />
      </Panel>
      <ul class="legend" aria-label={hallText.legend}>
        {legends[hud.app.lesson].map(([cell, name]) => (
          <li key={cell}>
            <i class={`cell cell-${cell}`} aria-hidden="true" />
            {name}
          </li>
        ))}
      </ul>
      <Carrying hud={hud} />
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
  table,
  locked,
}: {
  readonly hud: HudState;
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
      {hud.app.lesson === "fragmentation" && <CrumbsButton hud={hud} />}
      {!locked && (
        <button type="button" class="ghost-button" aria-pressed={table} onClick={() => (hud.table.value = !table)}>
          {hallText.table}
        </button>
      )}
    </div>
  );
}

function CrumbsButton({ hud }: { readonly hud: HudState }): JSX.Element {
  return (
    <button
      type="button"
      class="ghost-button"
      title={hallText.crumbsHint}
      onClick={() => {
        const sparsest = hud.frame.peek()?.view.sparsestNodes(crumbNodes) ?? [];
        hud.app.interaction.selection.value = sparsest.toSorted((a, b) => a - b);
      }}
    >
      {hallText.crumbs}
    </button>
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
