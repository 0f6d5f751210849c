import type { JSX } from "preact";
import { regretMeterText as words } from "../text/checkpoint.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { formatPoints } from "../../../text/numbers.ts";
import { StarMeter } from "../../../hud/star-meter.tsx";
import { theoryFrom, theoryUnlocked } from "../../../insight/checkpoint/theory.ts";

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
  return (
    <StarMeter
      hud={hud}
      name={words.name}
      over={words.over}
      words={
        limit === null || limit === Infinity
          ? formatPoints(value)
          : value > limit
            ? words.beyond(value, limit)
            : words.of(value, limit)
      }
      value={value}
      limit={limit}
      {...(explained ? { meaning: words.meaning } : {})}
    />
  );
}
