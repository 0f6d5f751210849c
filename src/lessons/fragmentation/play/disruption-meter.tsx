import type { JSX } from "preact";
import type { HudState } from "../../../hud/hud-state.ts";
import { StarMeter } from "../../../hud/star-meter.tsx";
import { glossary, meterText as words } from "../../../text/glossary.ts";

/** How much of the third star's allowance of disruption has been used up. */
export function DisruptionMeter({
  hud,
  explained = false,
}: {
  readonly hud: HudState;
  readonly explained?: boolean;
}): JSX.Element | null {
  const measure = hud.frame.value?.score.measure;
  if (measure === undefined) return null;
  const { value, limit } = measure;
  return (
    <StarMeter
      hud={hud}
      name={words.disruption}
      over={words.over}
      words={words.of(value, limit)}
      value={value}
      limit={limit}
      {...(explained ? { meaning: glossary.disruption } : {})}
    />
  );
}
