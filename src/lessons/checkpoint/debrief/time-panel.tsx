import type { JSX } from "preact";
import { TimePanel as Panel } from "../../../hud/debrief/time-panel.tsx";
import type { HudState } from "../../../hud/hud-state.ts";
import { trainingOf, usefulParts } from "../../../insight/checkpoint/training.ts";
import type { Frame } from "../../../session/session.ts";
import { usefulBand } from "../play/useful-band.ts";
import { trainingTime as words } from "../text/pages.ts";

const shown = ["saved", "risk", "lostToFailures", "checkpointing", "restarting"] as const;

/** Where the whole hall's time went in a training run. */
export function TimePanel({ hud, frame: { view } }: { readonly hud: HudState; readonly frame: Frame }): JSX.Element {
  const { kept: saved, atRisk: risk } = usefulParts(view);
  const spent = { ...view.ledger, saved, risk };
  return (
    <Panel
      hud={hud}
      view={view}
      lines={shown.map((id) => ({ name: words[id], work: spent[id], swatch: id }))}
      rest={words.rest}
      note={words.failures(view.failures, trainingOf(view)?.checkpoints ?? 0)}
      usefulParts={usefulBand(view)}
    />
  );
}
