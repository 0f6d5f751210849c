import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Seconds } from "../../../sim/index.ts";
import { leverText } from "../../../text/levers.ts";
import { formatBytes, formatDuration, formatPercent } from "../../../text/numbers.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { fromLog, toLog } from "../../../hud/log-scale.ts";
import { Words } from "../../../hud/codex/words.tsx";

const shortest = 3600;
const longest = 24 * 3600;
const rounding = 300;

/** How often jobs that start from now on save: off, or 1 h to 24 h on a log scale. */
export function CheckpointLever({ hud }: { readonly hud: HudState }): JSX.Element {
  const set = hud.frame.value?.view.checkpointInterval ?? null;
  const [draft, setDraft] = useState<Seconds | null>(null);
  const interval = draft ?? set ?? 3 * shortest;
  const on = set !== null;
  const { workload, storage } = hud.app.level;
  const write = (workload?.stateBytesPerGpu ?? 0) / (storage[0]?.saveBytesPerSecondPerGpu ?? 1);
  const commit = (value: Seconds | null): void => {
    setDraft(null);
    hud.send({ type: "set-checkpoint-interval", interval: value });
  };
  return (
    <section class="lever">
      <div class="lever-head">
        <h3 id="checkpoint-name">
          <Words>{leverText.checkpoint}</Words>
        </h3>
        <span class="lever-value">
          {on || draft !== null ? leverText.checkpointValue(formatDuration(interval)) : leverText.checkpointOff}
        </span>
        <button
          type="button"
          role="switch"
          class="switch"
          aria-checked={on}
          aria-labelledby="checkpoint-name"
          onClick={() => commit(on ? null : interval)}
        />
      </div>
      <div class="slider-line">
        <span aria-hidden="true">{formatDuration(shortest)}</span>
        <input
          class="slider"
          type="range"
          min="0"
          max="100"
          step="1"
          disabled={!on}
          value={toLog(interval, shortest, longest)}
          aria-label={leverText.checkpoint}
          aria-valuetext={formatDuration(interval)}
          onInput={(event) => setDraft(fromLog(Number(event.currentTarget.value), shortest, longest, rounding))}
          onChange={(event) => commit(fromLog(Number(event.currentTarget.value), shortest, longest, rounding))}
        />
        <span aria-hidden="true">{leverText.checkpointLongest(longest / 3600)}</span>
      </div>
      <p class="lever-does">
        {on || draft !== null
          ? leverText.checkpointMeaning(
              formatDuration(interval),
              formatBytes(workload?.stateBytesPerGpu ?? 0),
              formatDuration(write),
              formatPercent(write / (interval + write), 1),
            )
          : leverText.checkpointOffMeaning}
      </p>
    </section>
  );
}
