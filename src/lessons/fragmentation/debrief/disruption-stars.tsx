import type { JSX } from "preact";
import { StarList } from "../../../hud/debrief/star-list.tsx";
import type { Frame } from "../../../session/session.ts";
import { debriefText, disruptionMeasures } from "../../../text/pages.ts";

/** What each star asks of a hall of students. */
export function DisruptionStars({ frame }: { readonly frame: Frame }): JSX.Element {
  const { asks } = debriefText;
  return <StarList frame={frame} first={{ ask: asks[1] }} second={asks[2]} measures={disruptionMeasures} withClauses />;
}
