import type { JSX } from "preact";
import { mostUseful, shareOfPossible } from "../../insight/possible.ts";
import { keptWork } from "../../insight/worth.ts";
import type { Frame } from "../../session/session.ts";
import { debriefText } from "../../text/pages.ts";
import { possibleText as words } from "../../text/standing.ts";
import type { HudState } from "../hud-state.ts";
import { bestKnownId } from "./plays-table.tsx";

interface PlaysStatusProps {
  readonly hud: HudState;
  readonly frame: Frame;
  /** Said while the seed is played the other ways. */
  readonly wait: string;
}

/** What share of the possible the run kept, once the seed has been played in every other way. */
export function PlaysStatus({ hud, frame, wait }: PlaysStatusProps): JSX.Element {
  const rows = hud.app.baselines.value;
  const isKnown = rows.some(({ id }) => id === bestKnownId);
  const waiting = hud.app.failedComparisons.value.has("baselines") ? debriefText.cannotCompare : wait;
  return (
    <p role="status" class={isKnown ? "reached" : "quiet"}>
      {isKnown ? possibleWords(keptWork(frame.view), mostUseful(rows)) : waiting}
    </p>
  );
}

function possibleWords(useful: number, possible: number): string {
  const share = shareOfPossible(useful, possible);
  if (share === null) return words.nothing;
  return share >= 1 ? words.beaten(useful) : words.share(share, Math.max(0, useful), possible);
}
