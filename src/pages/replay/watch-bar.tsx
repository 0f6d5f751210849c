import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { WatchedRun } from "../../hud/app.ts";
import type { HudState } from "../../hud/hud-state.ts";
import { Icon } from "../../hud/icons.tsx";
import type { Mark } from "../../insight/watched-run.ts";
import type { Seconds } from "../../sim/index.ts";
import { formatStopwatch } from "../../text/numbers.ts";
import { watchText } from "../../text/watch.ts";
import { markWords } from "./mark-words.ts";
import { ShareDialog } from "./share-dialog.tsx";
import { sourceWords } from "./source-words.ts";
import { VerdictChip } from "./verdict-chip.tsx";

const speeds = [1, 4, 16, 64] as const;

/** The timeline of a run that is watched: where it stands, what happened when, and what can be done with it. */
export function WatchBar({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const run = hud.app.watching.run.value;
  if (run === null) return null;
  const now = hud.frame.value?.view.time ?? 0;
  return (
    <section class="watch-bar" aria-label={watchText.bar}>
      <p class="watch-head">
        <span class="watch-name">
          <b>{run.act.about.number}</b>, {watchText.seed(run.player.record.seed)}, {sourceWords(run.source)}
        </span>
        <VerdictChip verdict={run.verdict.value} />
        <output class="watch-time">
          {formatStopwatch(now)} / {formatStopwatch(run.player.end)}
        </output>
      </p>
      <Timeline hud={hud} run={run} />
      <Controls hud={hud} run={run} />
    </section>
  );
}

function Timeline({ hud, run }: { readonly hud: HudState; readonly run: WatchedRun }): JSX.Element {
  const { marks, end, last } = run.player;
  const told = useMemo(
    () => marks.map((mark) => `${formatStopwatch(mark.time)} ${markWords(mark, last)}`),
    [marks, last],
  );
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
            title={told[index]}
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
      <Step icon="before" words={watchText.before} to={before?.time} seek={watching.seek} />
      <Step icon="after" words={watchText.after} to={after?.time} seek={watching.seek} />
      <select
        class="watch-speed"
        aria-label={watchText.speed}
        value={frame?.speed ?? 1}
        onChange={(event) => {
          const speed = speeds.find((one) => String(one) === event.currentTarget.value);
          if (session !== null && speed !== undefined) session.speed = speed;
        }}
      >
        {speeds.map((speed) => (
          <option key={speed} value={speed}>
            {watchText.times(speed)}
          </option>
        ))}
      </select>
      <button type="button" class="main-button watch-way" title={watchText.forkMeaning} onClick={() => watching.fork()}>
        <Icon name="fork" /> <span>{watchText.fork}</span>
      </button>
      <Way icon="share" words={watchText.share} go={() => setShares(true)} />
      <Way icon="compare" words={watchText.compare} go={() => watching.comparing.begin()} />
      <Way icon="list" words={watchText.others} go={() => watching.choose()} />
      {shares && <ShareDialog hud={hud} onClose={() => setShares(false)} />}
    </div>
  );
}

interface StepProps {
  readonly icon: "before" | "after";
  readonly words: string;
  /** Undefined where there is no such command. */
  readonly to: Seconds | undefined;
  readonly seek: (time: Seconds) => void;
}

function Step({ icon, words, to, seek }: StepProps): JSX.Element {
  return (
    <button
      type="button"
      class="ghost-button square"
      aria-label={words}
      title={words}
      disabled={to === undefined}
      onClick={() => to !== undefined && seek(to)}
    >
      <Icon name={icon} />
    </button>
  );
}

interface WayProps {
  readonly icon: "share" | "compare" | "list";
  readonly words: string;
  readonly go: () => void;
}

/** Away from the timeline; on a narrow page only its icon is seen. */
function Way({ icon, words, go }: WayProps): JSX.Element {
  return (
    <button type="button" class="ghost-button watch-way" title={words} onClick={go}>
      <Icon name={icon} /> <span>{words}</span>
    </button>
  );
}
