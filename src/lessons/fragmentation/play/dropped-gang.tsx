import type { JSX } from "preact";
import type { HudState } from "../../../hud/hud-state.ts";
import { PlaceDialog } from "./place-dialog.tsx";

/** A gang was dropped on the hall: asks how its window is cleared. */
export function DroppedGang({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const dropped = hud.app.interaction.dropped.value;
  if (dropped?.carry.kind !== "gang") return null;
  return <PlaceDialog hud={hud} job={dropped.carry.job} node={dropped.spot.node} />;
}
