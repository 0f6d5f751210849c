import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { hallText } from "../text/hall.ts";
import { ledgerLabels } from "../text/ledger.ts";
import { helpText } from "../text/help.ts";
import { logText } from "../text/log.ts";
import { panelText, rationaleText, zoneText } from "../text/pages.ts";
import { leverText } from "../text/levers.ts";
import { CommandHeader } from "./command-header.tsx";
import { ConsequenceLog } from "./consequence-log.tsx";
import { HallZone } from "./hall-zone.tsx";
import { HelpDialog } from "./help-dialog.tsx";
import { Hints } from "./hints.tsx";
import { HoverCard } from "./hover-card.tsx";
import type { HudState } from "./hud-state.ts";
import { KillDialog } from "./kill-dialog.tsx";
import type { Lesson, Part } from "./lesson.ts";
import { MoveDialog } from "./move-dialog.tsx";
import { ObserveGate } from "./observe-gate.tsx";
import { Panel } from "./panel.tsx";
import { followHand, SheetTabs } from "./sheet-tabs.tsx";

/** The four zones. */
export function PlayPage({
  hud,
  lesson,
  WatchBar,
}: {
  readonly hud: HudState;
  readonly lesson: Lesson;
  readonly WatchBar: Part;
}): JSX.Element {
  const page = hud.app.page.value;
  const away = page !== "play" && page !== "watch";
  const watching = page === "watch";
  const run = hud.run.value;
  useEffect(() => followHand(hud, lesson), [lesson]);
  return (
    <div class="play" data-lesson={lesson.id} data-tab={hud.tab} data-sheet={hud.sheet} inert={away} aria-hidden={away}>
      <Panel hud={hud} name={zoneText.header} place="zone-header">
        <CommandHeader hud={hud} lesson={lesson} />
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
        <aside class="zone-levers" aria-label={leverText.heading} inert={watching}>
          <ObserveGate hud={hud} lesson={lesson} />
        </aside>
      </Panel>
      <Panel hud={hud} name={hallText.heading} place="zone-hall">
        <HallZone hud={hud} lesson={lesson} WatchBar={WatchBar} />
      </Panel>
      <aside key={`side ${run}`} class="zone-side" aria-label={zoneText.telemetry}>
        <Panel hud={hud} name={ledgerLabels.heading} place="ledger">
          <lesson.Ledger hud={hud} />
        </Panel>
        <Panel hud={hud} name={helpText.hints} place="hints">
          <Hints hud={hud} lesson={lesson} />
        </Panel>
        <Panel hud={hud} name={logText.heading} place="log">
          <ConsequenceLog hud={hud} />
        </Panel>
        <Panel hud={hud} name={rationaleText.label} place="rationale">
          {!watching && <lesson.Rationale hud={hud} />}
        </Panel>
      </aside>
      <SheetTabs hud={hud} lesson={lesson} />
      <Panel hud={hud} name={panelText.overlay}>
        {lesson.Overlays !== null && <lesson.Overlays hud={hud} />}
        <HoverCard hud={hud} />
        <DroppedJobs hud={hud} />
        <HelpDialog hud={hud} />
        {hud.asked.value !== null && <KillDialog hud={hud} command={hud.asked.value} />}
      </Panel>
    </div>
  );
}

/** Jobs were dropped on a rack: asks before they move. */
function DroppedJobs({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const dropped = hud.app.interaction.dropped.value;
  if (dropped?.carry.kind !== "jobs") return null;
  return <MoveDialog hud={hud} jobs={dropped.carry.jobs} node={dropped.spot.node} />;
}
