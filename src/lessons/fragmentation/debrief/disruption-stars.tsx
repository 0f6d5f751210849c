import type { JSX } from "preact";
import { StarList } from "../../../hud/debrief/star-list.tsx";
import { hasActed } from "../../../hud/has-acted.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import type { Frame } from "../../../session/session.ts";
import { debriefText, disruptionMeasures } from "../../../text/pages.ts";

/** What each star asks of a hall of students. */
export function DisruptionStars({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { asks } = debriefText;
  return (
    <StarList
      frame={frame}
      first={{ ask: asks[1] }}
      second={asks[2]}
      measures={disruptionMeasures}
      withClauses
      acted={hasActed(hud)}
    />
  );
}
