import type { JSX } from "preact";
import { watchText } from "../text/watch.ts";
import { logText } from "../text/log.ts";
import { formatDollars, formatGpuHours, formatTimeOfDay } from "../text/numbers.ts";
import { Words } from "./codex/words.tsx";
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
  const id = `log-line-${line.id}`;
  return (
    <div class="log-words" id={id}>
      <i class="log-mark" aria-hidden="true" />
      <LineTime hud={hud} line={line} words={id} /> <Words>{line.text}</Words>
      {line.cost !== null && (
        <span class="cost">
          {" "}
          {line.cost.gpuSeconds !== 0 && `${formatGpuHours(line.cost.gpuSeconds)} · `}
          {formatDollars(line.cost.dollars)}
        </span>
      )}
    </div>
  );
}

interface LineTimeProps {
  readonly hud: HudState;
  readonly line: ToldLine;
  /** The id of the line's words, which name the button. */
  readonly words: string;
}

/** When it happened: it leads there while a run is watched, and else to the place, if there is one; it takes the line's clicks. */
function LineTime({ hud, line: { time, entry }, words }: LineTimeProps): JSX.Element {
  const name = formatTimeOfDay(hud.app.level.clockStart + time);
  const { watching, interaction } = hud.app;
  if (watching.run.value !== null)
    return (
      <button type="button" class="log-time" title={watchText.goThere} onClick={() => watching.seek(time)}>
        <time>{name}</time>
      </button>
    );
  if (entry.nodes.length === 0) return <time>{name}</time>;
  return (
    <button
      type="button"
      class="log-there figures"
      title={logText.lookThere}
      aria-labelledby={words}
      onClick={() => (interaction.lookAt.value = [...entry.nodes])}
    >
      {name}
    </button>
  );
}
