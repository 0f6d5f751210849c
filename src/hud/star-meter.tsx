import type { JSX } from "preact";
import { Words } from "./codex/words.tsx";
import type { HudState } from "./hud-state.ts";
import { Stars } from "./stars.tsx";
import { tipOf } from "./tip.tsx";

interface StarMeterProps {
  readonly hud: HudState;
  readonly name: string;
  /** What it is called once the allowance is used up. */
  readonly over: string;
  /** How much of it is, in words. */
  readonly words: string;
  /** In the measure's unit. */
  readonly value: number;
  /** Null while it is not known. */
  readonly limit: number | null;
  /** What the measure is, if it can be asked here. */
  readonly meaning?: string;
}

/** How much of the third star's allowance has been used up. */
export function StarMeter({ hud, name, over, words, value, limit, meaning }: StarMeterProps): JSX.Element {
  const beyond = limit !== null && value > limit;
  return (
    <div
      class={beyond ? "disruption over" : "disruption"}
      {...(meaning === undefined ? {} : { tabIndex: 0, ...tipOf(hud, () => meaning) })}
    >
      <span>
        <Words>{beyond ? over : name}</Words>
      </span>
      {beyond ? <span /> : <Stars count={3} />}
      <span class="figures">{words}</span>
      {limit !== null && limit < Infinity && (
        <progress max={limit} value={Math.min(limit, value)} aria-label={`${name}: ${words}`} />
      )}
    </div>
  );
}
