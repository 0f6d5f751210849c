import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { hallText } from "../text/hall.ts";
import { ledgerLabels } from "../text/ledger.ts";
import { logText } from "../text/log.ts";
import { panelText, rationaleText, zoneText } from "../text/pages.ts";
import { leverText } from "../text/levers.ts";
import { StructuredRationale } from "./checkpoint-debrief/structured-rationale.tsx";
import { CheckpointLedger } from "./checkpoint/checkpoint-ledger.tsx";
import { RunCard } from "./checkpoint/run-card.tsx";
import { CommandHeader } from "./command-header.tsx";
import { ConsequenceLog } from "./consequence-log.tsx";
import { ElasticLedger } from "./elastic/elastic-ledger.tsx";
import { replicasOn } from "./elastic/replicas.ts";
import { ReplicaSheet } from "./elastic/replica-sheet.tsx";
import { RingCard } from "./elastic/ring-card.tsx";
import { GhostPrice } from "./ghost-price.tsx";
import { HallZone } from "./hall-zone.tsx";
import { HoverCard } from "./hover-card.tsx";
import type { HudState } from "./hud-state.ts";
import { KillDialog } from "./kill-dialog.tsx";
import { LedgerZone } from "./ledger-cards.tsx";
import { Levers } from "./levers.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { Panel } from "./panel.tsx";
import { PlaceDialog } from "./place-dialog.tsx";
import { QueuePanel } from "./queue-panel.tsx";
import { RationaleBox } from "./rationale-box.tsx";
import { SelectionPanel } from "./selection-panel.tsx";
import { followHand, SheetTabs } from "./sheet-tabs.tsx";
import { WindowList } from "./window-list.tsx";

/** The four zones. */
export function PlayPage({ hud }: { readonly hud: HudState }): JSX.Element {
  const away = hud.app.page.value !== "play";
  const run = hud.run.value;
  useEffect(() => followHand(hud), []);
  return (
    <div class="play" data-tab={hud.tab} data-sheet={hud.sheet} inert={away} aria-hidden={away}>
      <Panel hud={hud} name={zoneText.header} place="zone-header">
        <CommandHeader hud={hud} />
      </Panel>
      <nav class="zone-tabs" aria-label={zoneText.tabs}>
        {(["levers", "telemetry"] as const).map((tab) => (
          <button
            key={tab}
            type="button"
            class="segment"
            aria-pressed={hud.tab.value === tab}
            onClick={() => (hud.tab.value = tab)}
          >
            {tab === "levers" ? zoneText.levers : zoneText.ledger}
          </button>
        ))}
      </nav>
      <Panel key={`levers ${run}`} hud={hud} name={leverText.heading} place="zone-levers">
        <LeverZone hud={hud} />
      </Panel>
      <Panel hud={hud} name={hallText.heading} place="zone-hall">
        <HallZone hud={hud} />
      </Panel>
      <aside key={`side ${run}`} class="zone-side" aria-label={zoneText.telemetry}>
        <Panel hud={hud} name={ledgerLabels.heading} place="ledger">
          <Ledger hud={hud} />
        </Panel>
        <Panel hud={hud} name={logText.heading} place="log">
          <ConsequenceLog hud={hud} />
        </Panel>
        <Panel hud={hud} name={rationaleText.label} place="rationale">
          {hud.app.lesson === "checkpoint" ? (
            <StructuredRationale hud={hud} rows={3} compact />
          ) : (
            <RationaleBox hud={hud} rows={3} />
          )}
        </Panel>
      </aside>
      <SheetTabs hud={hud} />
      <Panel hud={hud} name={panelText.overlay}>
        <GhostPrice hud={hud} />
        <HoverCard hud={hud} />
        <Dropped hud={hud} />
        {hud.asked.value !== null && <KillDialog hud={hud} command={hud.asked.value} />}
      </Panel>
    </div>
  );
}

function Ledger({ hud }: { readonly hud: HudState }): JSX.Element {
  if (hud.app.lesson === "checkpoint") return <CheckpointLedger hud={hud} />;
  return hud.app.lesson === "elastic" ? <ElasticLedger hud={hud} /> : <LedgerZone hud={hud} />;
}

function LeverZone({ hud }: { readonly hud: HudState }): JSX.Element {
  const selection = hud.app.interaction.selection.value;
  const listing = hud.listing.value;
  const { lesson } = hud.app;
  if (lesson === "elastic") return <FleetZone hud={hud} />;
  const trains = lesson === "checkpoint";
  const covered = !trains && (listing !== null || selection.length > 0);
  return (
    <aside class="zone-levers" aria-label={leverText.heading}>
      <div class="levers" hidden={covered}>
        <div class="lever-scroll">
          <Levers hud={hud} />
        </div>
        {trains ? <RunCard hud={hud} /> : <QueuePanel hud={hud} />}
      </div>
      {!covered ? null : listing !== null ? (
        <WindowList key={listing} hud={hud} job={listing} />
      ) : (
        selection.length > 0 && <SelectionPanel hud={hud} nodes={selection} />
      )}
    </aside>
  );
}

/** The levers of a fleet of replicas; what is selected in the hall lies over them, but never over the ring. */
function FleetZone({ hud }: { readonly hud: HudState }): JSX.Element {
  const selection = hud.app.interaction.selection.value;
  const elastic = hud.frame.value?.view.elastic ?? null;
  const replicas = elastic === null ? [] : replicasOn(elastic, selection);
  return (
    <aside class="zone-levers" aria-label={leverText.heading}>
      <div class="levers">
        <div class="lever-scroll" hidden={selection.length > 0}>
          <Levers hud={hud} />
        </div>
        {selection.length > 0 &&
          (replicas.length > 0 ? (
            <ReplicaSheet hud={hud} replicas={replicas} />
          ) : (
            <SelectionPanel hud={hud} nodes={selection} />
          ))}
        <RingCard hud={hud} />
      </div>
    </aside>
  );
}

function Dropped({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const dropped = hud.app.interaction.dropped.value;
  if (dropped === null) return null;
  const { carry, spot } = dropped;
  return carry.kind === "gang" ? (
    <PlaceDialog hud={hud} job={carry.job} node={spot.node} />
  ) : (
    <MoveDialog hud={hud} jobs={carry.jobs} node={spot.node} />
  );
}
