import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { emptyHand } from "../../../session/interaction.ts";
import type { ClusterView, GangWindow, JobId } from "../../../sim/index.ts";
import { settingsText } from "../../../text/header.ts";
import { formatCount, formatDuration, formatGpuHours, formatMany } from "../../../text/numbers.ts";
import { placeText } from "../../../text/place.ts";
import { spanCode, spanName } from "../../../text/places.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { Icon } from "../../../hud/icons.tsx";
import { jobName } from "../../../text/job-names.ts";

/** The ten best windows for a gang, ranked by price: a listbox whose arrows move the ghost over the hall. */
export function WindowList({ hud, job }: { readonly hud: HudState; readonly job: JobId }): JSX.Element {
  const view = hud.frame.value?.view;
  const { interaction } = hud.app;
  const [windows] = useState(() => hud.windows(job));
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const lastPointer = useRef<{ x: number; y: number } | null>(null);
  const close = (): void => {
    hud.listing.value = null;
    emptyHand(interaction);
  };
  const point = (index: number): void => {
    const window = windows[index];
    if (window === undefined) return;
    setAt(index);
    interaction.ghost.value = spotOf(window);
    if (view !== undefined) hud.announcer.say(optionText(view, window, index));
  };
  const drop = (index: number): void => {
    const window = windows[index];
    if (window === undefined) return;
    hud.listing.value = null;
    interaction.carry.value = null;
    interaction.dropped.value = { carry: { kind: "gang", job }, spot: spotOf(window) };
  };
  useEffect(() => {
    interaction.carry.value = { kind: "gang", job, pointer: null };
    list.current?.focus({ preventScroll: true });
    point(0);
  }, []);
  if (view === undefined) return <></>;
  const name = jobName(view.level, view.job(job));
  return (
    <section class="sheet" aria-labelledby="windows-name">
      <header class="sheet-head">
        <h2 id="windows-name">{placeText.listHeading(name)}</h2>
        <button type="button" class="ghost-button square" aria-label={settingsText.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <p class="quiet">{windows.length === 0 ? placeText.listEmpty : placeText.listHint}</p>
      <ul
        ref={list}
        class="window-list"
        role="listbox"
        tabIndex={0}
        aria-labelledby="windows-name"
        aria-activedescendant={`window-${at}`}
        onKeyDown={(event) => listKey(event, at, windows.length, { point, drop, close })}
      >
        {windows.map((window, index) => (
          <li
            key={window.firstNode}
            id={`window-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerMove={(event) => {
              if (pointerMoved(event, lastPointer) && index !== at) point(index);
            }}
            onClick={() => drop(index)}
          >
            <WindowOption view={view} window={window} rank={index + 1} />
          </li>
        ))}
      </ul>
      <p class="quiet">{placeText.columnsUnit}</p>
    </section>
  );
}

function WindowOption({
  view,
  window,
  rank,
}: {
  readonly view: ClusterView;
  readonly window: GangWindow;
  readonly rank: number;
}): JSX.Element {
  const waits = Math.max(0, window.drain.stays.lastEnds - view.time);
  return (
    <>
      <span class="window-rank">{rank}</span>
      <span class="window-place">{spanCode(view.level.topology, window.firstNode, window.nodeCount)}</span>
      <span class="window-busy">{formatMany(window.busyGpus, "GPU")}</span>
      <dl class="window-prices">
        <div>
          <dt>{placeText.columns.kill}</dt>
          <dd>{formatCount(Math.round(window.kill.total / 3600))}</dd>
        </div>
        <div class="window-best">
          <dt>{placeText.columns.mixed}</dt>
          <dd>{formatCount(Math.round(window.migrateAndKillStuck.total / 3600))}</dd>
        </div>
        <div>
          <dt>{placeText.columns.drain}</dt>
          <dd>{formatDuration(Math.round(waits / 3600) * 3600)}</dd>
        </div>
      </dl>
    </>
  );
}

/** The list opens under a pointer that rests: only one that really moves chooses. */
function pointerMoved(event: PointerEvent, last: { current: { x: number; y: number } | null }): boolean {
  const before = last.current;
  last.current = { x: event.clientX, y: event.clientY };
  return before !== null && (before.x !== event.clientX || before.y !== event.clientY);
}

function listKey(
  event: KeyboardEvent,
  at: number,
  count: number,
  act: { point(index: number): void; drop(index: number): void; close(): void },
): void {
  const last = count - 1;
  const moves: Record<string, number> = {
    ArrowDown: Math.min(last, at + 1),
    ArrowUp: Math.max(0, at - 1),
    Home: 0,
    End: last,
  };
  const next = moves[event.key];
  if (next !== undefined) act.point(next);
  else if (event.key === "Enter" || event.key === " ") act.drop(at);
  else if (event.key === "Escape") act.close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function spotOf(window: GangWindow): { node: number; x: number; y: number } {
  return { node: window.firstNode, x: -1, y: -1 };
}

function optionText(view: ClusterView, window: GangWindow, index: number): string {
  const best = Math.min(window.kill.total, window.migrateAndKillStuck.total);
  return placeText.listOption(
    index + 1,
    spanName(view.level.topology, window.firstNode, window.nodeCount),
    `${formatCount(window.busyGpus)} GPUs`,
    formatGpuHours(best),
  );
}
