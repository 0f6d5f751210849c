import type { JSX } from "preact";
import { StarList } from "../../../hud/debrief/star-list.tsx";
import { hasActed } from "../../../hud/has-acted.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import type { Frame } from "../../../session/session.ts";
import { formatGpuHours } from "../../../text/numbers.ts";
import { debriefText } from "../../../text/pages.ts";

/** What each star asks of a hall of students. */
export function DisruptionStars({ hud, frame }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { value, limit } = frame.score.measure;
  const { asks } = debriefText;
  return (
    <StarList
      frame={frame}
      first={{ ask: asks[1] }}
      second={asks[2]}
      third={{ ask: asks[3](formatGpuHours(limit)), now: formatGpuHours(value) }}
      withClauses
      acted={hasActed(hud)}
    />
  );
}
