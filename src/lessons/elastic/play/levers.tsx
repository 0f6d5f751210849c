import type { JSX } from "preact";
import type { HudState } from "../../../hud/hud-state.ts";
import { SelectionPanel } from "../../../hud/selection-panel.tsx";
import { replicasOn } from "../../../insight/elastic/replicas.ts";
import { BatchLever } from "./batch-lever.tsx";
import { RecoveryLever } from "./recovery-lever.tsx";
import { ReplicaSheet } from "./replica-sheet.tsx";
import { ReplicasCard } from "./replicas-card.tsx";
import { RingCard } from "./ring-card.tsx";
import { RoutingLever } from "./routing-lever.tsx";

/** The levers of a fleet of replicas; what is selected in the hall lies over them, but never over the ring. */
export function ElasticLevers({ hud }: { readonly hud: HudState }): JSX.Element {
  const selection = hud.app.interaction.selection.value;
  const elastic = hud.frame.value?.view.elastic ?? null;
  const replicas = elastic === null ? [] : replicasOn(elastic, selection);
  return (
    <div class="levers">
      <div class="lever-scroll" hidden={selection.length > 0}>
        <RecoveryLever hud={hud} />
        <RoutingLever hud={hud} />
        <ReplicasCard hud={hud} />
        <BatchLever hud={hud} />
      </div>
      {selection.length > 0 &&
        (replicas.length > 0 ? (
          <ReplicaSheet hud={hud} replicas={replicas} />
        ) : (
          <SelectionPanel hud={hud} nodes={selection} />
        ))}
      <RingCard hud={hud} />
    </div>
  );
}
