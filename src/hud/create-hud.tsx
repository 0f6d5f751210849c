import { render, type JSX } from "preact";
import type { Screen } from "../session/session.ts";
import { panelText } from "../text/pages.ts";
import type { App } from "./app.ts";
import { BriefPage } from "./brief-page.tsx";
import { DebriefPage } from "./debrief-page.tsx";
import { createHudState, type HudState } from "./hud-state.ts";
import { Notices } from "./notices.tsx";
import { Panel } from "./panel.tsx";
import { PlayPage } from "./play-page.tsx";
import { KeysDialog, SettingsDialog } from "./settings-dialog.tsx";
import { listenToShortcuts } from "./shortcuts.ts";
import { StartPage } from "./start-page.tsx";
import { Tip } from "./tip.tsx";
import "./hud.css";

/** The zones around the hall and the pages before and after. */
export interface Hud extends Screen {
  /** The element the hall is drawn in. */
  readonly hallParent: HTMLElement;
  destroy(): void;
}

/** Draws the zones into `parent`. */
export function createHud(parent: HTMLElement, app: App): Hud {
  const hud = createHudState(app);
  const stopKeys = listenToShortcuts(hud);
  const stopTheme = app.interaction.theme.subscribe((theme) => {
    document.documentElement.dataset["theme"] = theme;
  });
  const stopMotion = app.interaction.reducedMotion.subscribe((reduced) => {
    document.documentElement.dataset["motion"] = reduced ? "reduced" : "full";
  });
  // What was open on one page is not on the next, also when the browser's back leads there.
  const stopPages = app.page.subscribe(() => {
    hud.dialog.value = null;
    hud.listing.value = null;
  });
  render(<Root hud={hud} />, parent);
  return {
    hallParent: hud.hallParent,
    show: (frame) => hud.show(frame),
    destroy() {
      stopKeys();
      stopTheme();
      stopMotion();
      stopPages();
      render(null, parent);
    },
  };
}

function Root({ hud }: { readonly hud: HudState }): JSX.Element {
  const page = hud.app.page.value;
  const dialog = hud.dialog.value;
  return (
    <>
      <PlayPage hud={hud} />
      <Panel key={page} hud={hud} name={panelText.pages[page]} place="page page-failed" leave>
        {page === "start" && <StartPage hud={hud} />}
        {page === "brief" && <BriefPage hud={hud} />}
        {page === "debrief" && <DebriefPage hud={hud} />}
      </Panel>
      <Panel hud={hud} name={panelText.dialog}>
        {dialog === "settings" && <SettingsDialog hud={hud} />}
        {dialog === "keys" && <KeysDialog hud={hud} />}
        <Tip hud={hud} />
      </Panel>
      <Notices hud={hud} />
      <p class="sr" aria-live="polite">
        {hud.announcer.polite}
      </p>
      <p class="sr" aria-live="assertive">
        {hud.announcer.urgent}
      </p>
    </>
  );
}
