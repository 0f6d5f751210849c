import type { JSX } from "preact";
import type { Speed } from "../session/session.ts";
import { codexText } from "../text/codex.ts";
import { headerText } from "../text/header.ts";
import { watchText } from "../text/watch.ts";
import type { ClusterView } from "../sim/index.ts";
import { tempoText } from "../text/tempo.ts";
import { zoneText } from "../text/pages.ts";
import { Badges } from "./badges.tsx";
import type { HudState } from "./hud-state.ts";
import type { Lesson } from "./lesson.ts";
import { Icon, Mark } from "./icons.tsx";
import { togglePause } from "./shortcuts.ts";

const speeds: readonly Speed[] = [1, 4, 16];

/** Zone 1: names, badges, clock and controls. */
export function CommandHeader({ hud, lesson }: { readonly hud: HudState; readonly lesson: Lesson }): JSX.Element {
  const { number, title } = hud.app.act.value.about;
  return (
    <header class="zone-header" aria-label={zoneText.header}>
      <div class="title">
        <Mark />
        <div>
          <h1>{headerText.title}</h1>
          <p>
            {number} · <span class="act-name">{title}</span>{" "}
            {hud.app.practice.value && (
              <span class="practice-chip" title={watchText.practiceMeaning}>
                {watchText.practice}
              </span>
            )}
            <span class="act-persona">
              {headerText.persona} ({headerText.scale})
            </span>
          </p>
        </div>
      </div>
      <p class="persona">
        {headerText.persona} <span>({headerText.scale})</span>
      </p>
      <Badges hud={hud} lesson={lesson} />
      <Clock hud={hud} />
      <Tools hud={hud} />
    </header>
  );
}

function Clock({ hud }: { readonly hud: HudState }): JSX.Element {
  const frame = hud.frame.value;
  const session = hud.app.session.value;
  const paused = frame?.paused ?? true;
  const run = (change: () => void): void => {
    if (session !== null && frame?.view.ended === null) change();
  };
  return (
    <div class="clock">
      <div class="clock-times">
        <p class="clock-face" role="timer" aria-label={headerText.clock} aria-live="off">
          {hud.clock}
        </p>
        {frame !== null && <ClockEnd view={frame.view} />}
      </div>
      <div class="segments" role="group" aria-label={headerText.speed} hidden={hud.app.page.value === "watch"}>
        <button
          type="button"
          class="segment segment-pause"
          aria-pressed={paused}
          aria-label={paused ? headerText.resume : headerText.pause}
          onClick={() => run(() => session !== null && togglePause(hud, session))}
        >
          <Icon name={paused ? "run" : "pause"} />
        </button>
        {speeds.map((speed) => (
          <button
            key={speed}
            type="button"
            class="segment"
            aria-pressed={frame?.speed === speed}
            onClick={() => run(() => session !== null && (session.speed = speed))}
          >
            {headerText.times(speed)}
          </button>
        ))}
        <button
          type="button"
          class="segment segment-skip"
          aria-label={tempoText.next}
          title={tempoText.nextMeaning}
          onClick={() => run(() => session?.skip("next-event"))}
        >
          <Icon name="next" />
        </button>
        <button
          type="button"
          class="segment segment-skip"
          aria-label={tempoText.finish}
          title={tempoText.finishMeaning}
          onClick={() => run(() => (hud.dialog.value = "finish"))}
        >
          <Icon name="finish" />
        </button>
      </div>
    </div>
  );
}

/** When the act is over, and how far away that is. */
function ClockEnd({ view }: { readonly view: ClusterView }): JSX.Element {
  const { clockStart, duration } = view.level;
  return (
    <p class="clock-end" title={tempoText.left(Math.max(0, duration - view.time))}>
      {tempoText.ends(clockStart + duration)}
    </p>
  );
}

function Tools({ hud }: { readonly hud: HudState }): JSX.Element {
  const { settings } = hud.app;
  const { muted, volume } = settings.value;
  return (
    <div class="tools">
      <button
        type="button"
        class="ghost-button square"
        aria-pressed={muted}
        aria-label={headerText.mute}
        title={muted ? headerText.unmute : headerText.mute}
        onClick={() => (settings.value = { ...settings.value, muted: !muted })}
      >
        <Icon name={muted ? "muted" : "sound"} />
      </button>
      <input
        class="volume"
        type="range"
        min="0"
        max="1"
        step="0.05"
        value={volume}
        aria-label={headerText.volume}
        onInput={(event) =>
          (settings.value = { ...settings.value, volume: Number(event.currentTarget.value), muted: false })
        }
      />
      <button
        type="button"
        class="ghost-button square"
        aria-label={headerText.settings}
        title={headerText.settings}
        onClick={() => (hud.dialog.value = "settings")}
      >
        <Icon name="settings" />
      </button>
      <button
        type="button"
        class="ghost-button square"
        aria-label={codexText.open}
        title={codexText.open}
        onClick={() => hud.openCodex(null)}
      >
        <Icon name="codex" />
      </button>
      <button
        type="button"
        class="ghost-button square"
        aria-label={headerText.help}
        title={headerText.help}
        onClick={() => (hud.dialog.value = "keys")}
      >
        <Icon name="keys" />
      </button>
      <button
        type="button"
        class="ghost-button square"
        aria-label={headerText.leave}
        title={headerText.leave}
        onClick={() => hud.app.leave()}
      >
        <Icon name="home" />
      </button>
    </div>
  );
}
