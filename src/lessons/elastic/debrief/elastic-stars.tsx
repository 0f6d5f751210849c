import type { JSX } from "preact";
import { StarList } from "../../../hud/debrief/star-list.tsx";
import { trainingMade } from "../../../insight/elastic/accounts.ts";
import { hasActed } from "../../../hud/has-acted.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import type { Frame } from "../../../session/session.ts";
import { formatHours } from "../../../text/numbers.ts";
import { requiredTraining } from "../brief/fleet-facts.ts";
import { elasticMeasures, elasticVerdict as words } from "../text/pages.ts";

/** What each star asks of a run of replicas. */
export function ElasticStars({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { view } = frame;
  const { asks } = words;
  return (
    <StarList
      frame={frame}
      first={{ ask: asks[1](requiredTraining(view)), now: formatHours(trainingMade(view)) }}
      second={asks[2]}
      measures={elasticMeasures}
      badgeNames={words.badges(view.level.goodputWindow)}
      withClauses
      acted={hasActed(hud)}
    />
  );
}
