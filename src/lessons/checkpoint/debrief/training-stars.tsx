import type { JSX } from "preact";
import { StarList } from "../../../hud/debrief/star-list.tsx";
import { requiredTrainingOf } from "../../../insight/checkpoint/training.ts";
import { hasActed } from "../../../hud/has-acted.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import type { Frame } from "../../../session/session.ts";
import { formatHours } from "../../../text/numbers.ts";
import { trainingMeasures, trainingVerdict as words } from "../text/pages.ts";
import { keptTraining } from "./checkpoint-verdict.ts";

/** What each star asks of a training run. */
export function TrainingStars({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { view } = frame;
  const { asks } = words;
  return (
    <StarList
      frame={frame}
      first={{ ask: asks[1](requiredTrainingOf(view) ?? 0), now: formatHours(keptTraining(view)) }}
      second={asks[2]}
      measures={trainingMeasures}
      badgeNames={words.badges(view.level.goodputWindow)}
      withClauses={false}
      acted={hasActed(hud)}
    />
  );
}
