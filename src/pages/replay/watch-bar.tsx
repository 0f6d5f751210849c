import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { WatchedRun } from "../../hud/app.ts";
import type { HudState } from "../../hud/hud-state.ts";
import { Icon } from "../../hud/icons.tsx";
import type { Mark } from "../../insight/watched-run.ts";
import { formatStopwatch } from "../../text/numbers.ts";
import { markWords, watchText } from "../../text/watch.ts";
import { ShareDialog } from "./share-dialog.tsx";
import { sourceWords } from "./source-words.ts";
import { VerdictChip } from "./verdict-chip.tsx";

const speeds = [1, 4, 16, 64] as const;

/** The timeline of a run that is watched: where it stands, what happened when, and what can be done with it. */
export function WatchBar({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const run = hud.app.watching.run.value;
  if (run === null) return null;
  return (
    <section class="watch-bar" aria-label={watchText.bar}>
      <p class="watch-head">
        <b>{run.act.about.number}</b>, {watchText.seed(run.player.record.seed)}, {sourceWords(run.source)}{" "}
        <VerdictChip verdict={run.verdict.value} />
      </p>
      <Timeline hud={hud} run={run} />
      <Controls hud={hud} run={run} />
    </section>
  );
}

function Timeline({ hud, run }: { readonly hud: HudState; readonly run: WatchedRun }): JSX.Element {
  const { marks, end } = run.player;
  const now = hud.frame.value?.view.time ?? 0;
  const count = (kind: Mark["kind"]): number => marks.filter((mark) => mark.kind === kind).length;
  return (
    <div class="watch-timeline">
      <span class="watch-marks" aria-hidden="true">
        {marks.map((mark, index) => (
          <button
            key={index}
            type="button"
            tabIndex={-1}
            class={`watch-mark watch-mark-${mark.kind}`}
            style={{ left: `${(100 * mark.time) / Math.max(1, end)}%` }}
            title={`${formatStopwatch(mark.time)} ${markWords(mark.kind, mark.of)}`}
            onClick={() => hud.app.watching.seek(mark.time)}
          />
        ))}
      </span>
      <input
        type="range"
        class="watch-range"
        min={0}
        max={end}
        step={1}
        value={now}
        aria-label={watchText.scrub}
        aria-valuetext={formatStopwatch(now)}
        onInput={(event) => hud.app.watching.seek(Number(event.currentTarget.value))}
      />
      <span class="sr">{watchText.marks(count("command"), count("failure"), count("slo-broken"))}</span>
    </div>
  );
}

function Controls({ hud, run }: { readonly hud: HudState; readonly run: WatchedRun }): JSX.Element {
  const { watching } = hud.app;
  const session = hud.app.session.value;
  const frame = hud.frame.value;
  const now = frame?.view.time ?? 0;
  const [shares, setShares] = useState(false);
  const { commands, end } = run.player;
  const before = commands.findLast(({ time }) => time < now);
  const after = commands.find(({ time }) => time > now);
  return (
    <div class="watch-controls">
      <button
        type="button"
        class="ghost-button square"
        aria-label={frame?.paused === false ? watchText.pause : watchText.play}
        onClick={() => {
          if (session === null) return;
          if (session.paused && now >= end) watching.seek(0);
          const shown = hud.app.session.peek();
          if (shown !== null) shown.paused = frame?.paused === false;
        }}
      >
        <Icon name={frame?.paused === false ? "pause" : "run"} />
      </button>
      <span class="segments" role="group" aria-label={watchText.speed}>
        {speeds.map((speed) => (
          <button
            key={speed}
            type="button"
            class="segment"
            aria-pressed={frame?.speed === speed}
            onClick={() => session !== null && (session.speed = speed)}
          >
            {speed}×
          </button>
        ))}
      </span>
      <output class="watch-time">
        {formatStopwatch(now)} / {formatStopwatch(end)}
      </output>
      <button
        type="button"
        class="ghost-button"
        disabled={!before}
        onClick={() => before && watching.seek(before.time)}
      >
        {watchText.before}
      </button>
      <button type="button" class="ghost-button" disabled={!after} onClick={() => after && watching.seek(after.time)}>
        {watchText.after}
      </button>
      <button type="button" class="main-button" title={watchText.forkMeaning} onClick={() => watching.fork()}>
        {watchText.fork}
      </button>
      <button type="button" class="ghost-button" onClick={() => setShares(true)}>
        {watchText.share}
      </button>
      <button type="button" class="ghost-button" onClick={() => watching.comparing.begin()}>
        {watchText.compare}
      </button>
      <button type="button" class="ghost-button" onClick={() => watching.choose()}>
        {watchText.others}
      </button>
      {shares && <ShareDialog hud={hud} onClose={() => setShares(false)} />}
    </div>
  );
}
