import type { JSX } from "preact";
import { regretMeterText } from "../../text/checkpoint.ts";
import type { HudState } from "../hud-state.ts";
import { Stars } from "../stars.tsx";
import { tipOf } from "../tip.tsx";
import { theoryFrom, theoryUnlocked } from "./theory.ts";

/** How much of the third star's allowance of regret has been used up; hidden as long as theory is, which it tells. */
export function RegretMeter({
  hud,
  explained = false,
}: {
  readonly hud: HudState;
  readonly explained?: boolean;
}): JSX.Element | null {
  const frame = hud.frame.value;
  if (frame === null || frame.score.measure.id !== "regret" || !theoryUnlocked(frame.view)) return null;
  const { view, score } = frame;
  const { limit } = score.measure;
  // The mean so far falls when things go well; what of the allowance is used up only grows.
  const from = theoryFrom(view.level);
  const value = (score.measure.value * (view.time - from)) / (view.level.duration - from);
  const over = value > limit;
  const words = over ? regretMeterText.beyond(value, limit) : regretMeterText.of(value, limit);
  return (
    <div
      class={over ? "disruption over" : "disruption"}
      {...(explained ? { tabIndex: 0, ...tipOf(hud, () => regretMeterText.meaning) } : {})}
    >
      <span>{over ? regretMeterText.over : regretMeterText.name}</span>
      {over ? <span /> : <Stars count={3} />}
      <span class="figures">{words}</span>
      <progress max={limit} value={Math.min(limit, value)} aria-label={`${regretMeterText.name}: ${words}`} />
    </div>
  );
}
