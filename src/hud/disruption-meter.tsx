import type { JSX } from "preact";
import { glossary, meterText } from "../text/glossary.ts";
import type { HudState } from "./hud-state.ts";
import { Stars } from "./stars.tsx";
import { tipOf } from "./tip.tsx";

/** How much of the third star's allowance has been used up. */
export function DisruptionMeter({
  hud,
  explained = false,
}: {
  readonly hud: HudState;
  readonly explained?: boolean;
}): JSX.Element | null {
  const score = hud.frame.value?.score;
  if (score === undefined) return null;
  const { value: disruption, limit } = score.measure;
  const over = disruption > limit;
  return (
    <div
      class={over ? "disruption over" : "disruption"}
      {...(explained ? { tabIndex: 0, ...tipOf(hud, () => glossary.disruption) } : {})}
    >
      <span>{over ? meterText.over : meterText.disruption}</span>
      {over ? <span /> : <Stars count={3} />}
      <span class="figures">{meterText.of(disruption, limit)}</span>
      <progress
        max={limit}
        value={Math.min(limit, disruption)}
        aria-label={`${meterText.disruption}: ${meterText.of(disruption, limit)}`}
      />
    </div>
  );
}
