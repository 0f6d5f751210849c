import type { JSX } from "preact";
import { headerText } from "../text/header.ts";
import { formatClock, formatCount } from "../text/numbers.ts";
import { startText } from "../text/pages.ts";
import type { HudState } from "./hud-state.ts";
import { Icon, Mark } from "./icons.tsx";
import { Stars } from "./stars.tsx";

const seedLength = 40;

/** What it is, which act, which seed, and whether to go on where one left. */
export function StartPage({ hud }: { readonly hud: HudState }): JSX.Element {
  const { app } = hud;
  const giant = app.level.jobs.find((job) => job.contiguous);
  const { pods, rowsPerPod, racksPerRow, nodesPerRack, gpusPerNode } = app.level.topology;
  const gpus = pods * rowsPerPod * racksPerRow * nodesPerRack * gpusPerNode;
  return (
    <main class="page start">
      <div class="start-words">
        <Mark />
        <p class="eyebrow">{startText.lab}</p>
        <h1>{startText.title}</h1>
        <p class="lead">{startText.what}</p>
        <p class="persona">
          {headerText.persona} <span>({headerText.scale})</span>
        </p>
      </div>
      <form
        class="act-card"
        onSubmit={(event) => {
          event.preventDefault();
          app.brief();
        }}
      >
        <StartHall />
        <div class="act-head">
          <div>
            <p class="eyebrow">{startText.actNumber}</p>
            <h2>{startText.actName}</h2>
          </div>
          <Stars count={app.progress.value?.stars ?? 0} />
        </div>
        <p>{startText.actWhat(formatCount(gpus), formatCount(giant?.gpus ?? 0))}</p>
        <p class="quiet">{progressWords(hud)}</p>
        <LastRationale hud={hud} />
        <SeedField hud={hud} />
        <div class="act-buttons">
          {app.unfinished.value !== null && (
            <button type="button" class="main-button" onClick={() => app.resume()}>
              {startText.resume}
            </button>
          )}
          <button type="submit" class={app.unfinished.value === null ? "main-button" : "ghost-button large"}>
            {startText.play}
          </button>
          <SoundSwitch hud={hud} />
        </div>
        {app.unfinished.value !== null && (
          <p class="quiet">
            {startText.unfinished(
              formatClock(app.level.clockStart + app.unfinished.value.time),
              app.unfinished.value.seed,
            )}
          </p>
        )}
      </form>
    </main>
  );
}

const strip = { columns: 36, rows: 8, pitch: 12, cell: 9.5 };

/** A strip of cells: full of holes, and none of them as wide as the frame that looks for a place. */
function StartHall(): JSX.Element {
  const { columns, rows, pitch, cell } = strip;
  return (
    <svg
      class="start-hall"
      viewBox={`0 0 ${columns * pitch} ${rows * pitch}`}
      role="img"
      aria-label={startText.picture}
    >
      {Array.from({ length: columns * rows }, (_, i) => (
        <rect
          key={i}
          class={`start-${cellKind(i)}`}
          x={(i % columns) * pitch + 1}
          y={Math.floor(i / columns) * pitch + 1}
          width={cell}
          height={cell}
          rx="2"
        />
      ))}
      <rect
        class="start-frame"
        x={pitch * 11 - 1}
        y={pitch * 2 - 1}
        width={pitch * 14 + 1}
        height={pitch * 4 + 1}
        rx="4"
      />
    </svg>
  );
}

/** A fifth of the cells is idle, spread as by chance and always the same. */
function cellKind(index: number): "idle" | "down" | "dim" | "working" {
  const chance = (Math.imul(index + 11, 2_654_435_761) >>> 8) % 100;
  if (chance < 20) return "idle";
  if (chance === 99) return "down";
  return chance < 60 ? "dim" : "working";
}

function progressWords(hud: HudState): string {
  const progress = hud.app.progress.value;
  if (progress === null || progress.attempts === 0) return startText.never;
  const tries = startText.attempts(progress.attempts);
  return progress.bestDisruption === null
    ? tries
    : `${tries} · ${startText.best(progress.bestDisruption, progress.bestSeed)}`;
}

function LastRationale({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const last = hud.app.progress.value?.rationales[0];
  if (last === undefined) return null;
  return (
    <details class="last-rationale">
      <summary>{startText.rationale}</summary>
      <p>{last.text}</p>
    </details>
  );
}

function SeedField({ hud }: { readonly hud: HudState }): JSX.Element {
  const { seed } = hud.app;
  return (
    <div class="seed">
      <label>
        <span>{startText.seed}</span>
        <input
          type="text"
          maxLength={seedLength}
          required
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
      <p id="seed-meaning" class="quiet">
        {startText.seedMeaning}
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
    </span>
  );
}
