import type { JSX } from "preact";
import { TimePanel } from "../../../hud/debrief/time-panel.tsx";
import type { HudState } from "../../../hud/hud-state.ts";
import type { Frame } from "../../../session/session.ts";
import { fleetLedgerText } from "../../../text/ledger.ts";
import { elasticTime as words } from "../text/pages.ts";

const shown = ["useful", "tax", "checkpointing", "restarting", "stalled", "lostToFailures", "down"] as const;

interface FleetTimePanelProps {
  readonly hud: HudState;
  readonly frame: Frame;
}

/** Where the whole hall's time went in a run of replicas. */
export function FleetTimePanel({ hud, frame: { view } }: FleetTimePanelProps): JSX.Element {
  return (
    <TimePanel
      hud={hud}
      view={view}
      lines={shown.map((id) => ({ name: words[id], work: view.ledger[id], swatch: id }))}
      rest={words.rest}
      note={words.failures(view.failures, view.elastic?.rescales.length ?? 0)}
      names={fleetLedgerText}
    />
  );
}
