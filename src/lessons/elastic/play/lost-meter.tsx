import type { JSX } from "preact";
import type { HudState } from "../../../hud/hud-state.ts";
import { StarMeter } from "../../../hud/star-meter.tsx";
import { formatDuration } from "../../../text/numbers.ts";
import { lostText as words } from "../text/telemetry.ts";

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
  return (
    <StarMeter
      hud={hud}
      name={words.name}
      over={words.over}
      words={limit === null || limit === Infinity ? formatDuration(value) : words.of(value, limit)}
      value={value}
      limit={limit}
      {...(explained ? { meaning: words.meaning } : {})}
    />
  );
}
