import type { JSX } from "preact";
import type { HudState } from "../../../hud/hud-state.ts";
import { IntervalLever } from "./interval-lever.tsx";
import { RunCard } from "./run-card.tsx";
import { StorageLever } from "./storage-lever.tsx";

/** The contract and the interval, over the card of the training job. */
export function CheckpointLevers({ hud }: { readonly hud: HudState }): JSX.Element {
  return (
    <div class="levers">
      <div class="lever-scroll">
        <StorageLever hud={hud} />
        <IntervalLever hud={hud} />
      </div>
      <RunCard hud={hud} />
    </div>
  );
}
