import type { JSX } from "preact";
import type { Seconds } from "../sim/index.ts";
import { watchText } from "../text/watch.ts";
import { logText } from "../text/log.ts";
import { formatDollars, formatGpuHours, formatTimeOfDay } from "../text/numbers.ts";
import type { HudState } from "./hud-state.ts";
import type { ToldLine } from "./story.ts";

/** Zone 4: what happened and what it cost, newest first; a line with a place flies the hall there. */
export function ConsequenceLog({ hud }: { readonly hud: HudState }): JSX.Element {
  const lines = hud.log.value;
  return (
    <section class="log" aria-labelledby="log-name">
      <h2 id="log-name" class="zone-name">
        {logText.heading}
      </h2>
      {lines.length === 0 && <p class="quiet">{logText.empty}</p>}
      <div role="log" class="log-scroll" aria-labelledby="log-name" aria-relevant="additions" tabIndex={0}>
        <ol>
          {lines.map((line) => (
            <li key={line.id} class={`log-line log-${line.entry.tone}`}>
              <Line hud={hud} line={line} />
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Line({ hud, line }: { readonly hud: HudState; readonly line: ToldLine }): JSX.Element {
  const words = (
    <>
      <i class="log-mark" aria-hidden="true" />
      <LineTime hud={hud} time={line.time} /> {line.text}
      {line.cost !== null && (
        <span class="cost">
          {" "}
          {line.cost.gpuSeconds !== 0 && `${formatGpuHours(line.cost.gpuSeconds)} · `}
          {formatDollars(line.cost.dollars)}
        </span>
      )}
    </>
  );
  // A button holds no other: of a run that is watched the time is the button.
  if (line.entry.nodes.length === 0 || hud.app.watching.run.value !== null) {
    return <span class="log-words">{words}</span>;
  }
  return (
    <button
      type="button"
      class="log-words"
      title={logText.lookThere}
      onClick={() => (hud.app.interaction.lookAt.value = [...line.entry.nodes])}
    >
      {words}
    </button>
  );
}

/** When it happened; while a run is watched it leads there. */
function LineTime({ hud, time }: { readonly hud: HudState; readonly time: Seconds }): JSX.Element {
  const words = <time>{formatTimeOfDay(hud.app.level.clockStart + time)}</time>;
  const { watching } = hud.app;
  if (watching.run.value === null) return words;
  return (
    <button type="button" class="log-time" title={watchText.goThere} onClick={() => watching.seek(time)}>
      {words}
    </button>
  );
}
