import type { JSX } from "preact";
import { lostText as words } from "../../text/elastic-telemetry.ts";
import type { HudState } from "../hud-state.ts";
import { Stars } from "../stars.tsx";
import { tipOf } from "../tip.tsx";

/** How much of the third star's allowance of fleet time has been used up. */
export function LostMeter({
  hud,
  explained = false,
}: {
  readonly hud: HudState;
  readonly explained?: boolean;
}): JSX.Element | null {
  const measure = hud.frame.value?.score.measure;
  if (measure?.id !== "training-lost") return null;
  const { value, limit } = measure;
  const over = value > limit;
  return (
    <div
      class={over ? "disruption over" : "disruption"}
      {...(explained ? { tabIndex: 0, ...tipOf(hud, () => words.meaning) } : {})}
    >
      <span>{over ? words.over : words.name}</span>
      {over ? <span /> : <Stars count={3} />}
      <span class="figures">{words.of(value, limit)}</span>
      <progress max={limit} value={Math.min(limit, value)} aria-label={`${words.name}: ${words.of(value, limit)}`} />
    </div>
  );
}
