import { render, type JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Screen } from "../session/session.ts";
import { panelText } from "../text/pages.ts";
import type { Act, App } from "./app.ts";
import { BriefPage } from "./brief-page.tsx";
import { DebriefPage } from "./debrief-page.tsx";
import { FinishDialog } from "./finish-dialog.tsx";
import { createHudState, type HudState } from "./hud-state.ts";
import type { Lesson, Part } from "./lesson.ts";
import { Notices } from "./notices.tsx";
import { Panel } from "./panel.tsx";
import { PlayPage } from "./play-page.tsx";
import { KeysDialog, SettingsDialog } from "./settings-dialog.tsx";
import { CodexDoor } from "./codex/codex-door.tsx";
import { followAddress } from "./codex/follow-address.ts";
import { TermsContext } from "./codex/words.tsx";
import { Question } from "./question-card.tsx";
import { listenToShortcuts } from "./shortcuts.ts";
import { Tip } from "./tip.tsx";
import "./hud.css";

/** The zones around the hall and the pages before and after. */
export interface Hud extends Screen {
  /** The element the hall is drawn in. */
  readonly hallParent: HTMLElement;
  destroy(): void;
}

/** What the zones show beside themselves. */
export interface HudParts {
  readonly lessons: readonly Lesson[];
  readonly StartPage: (props: { readonly hud: HudState; readonly lessonOf: (act: Act) => Lesson }) => JSX.Element;
  readonly RunsPage: HudParts["StartPage"];
  readonly ComparePage: HudParts["StartPage"];
  readonly ReportPage: HudParts["StartPage"];
  /** Over the hall while a run is watched. */
  readonly WatchBar: Part;
}

/**
 * Draws the zones into `parent`.
 * @throws RangeError if an act's lesson is not among those given.
 */
export function createHud(parent: HTMLElement, app: App, parts: HudParts): Hud {
  const lessonOf = (act: Act): Lesson => {
    const lesson = parts.lessons.find(({ id }) => id === act.lesson);
    if (lesson === undefined) throw new RangeError(`there is no lesson ${act.lesson}`);
    return lesson;
  };
  const lessonNow = (): Lesson => lessonOf(app.act.peek());
  const hud = createHudState(app, lessonNow);
  const stopKeys = listenToShortcuts(hud, lessonNow);
  const stopTheme = app.interaction.theme.subscribe((theme) => {
    document.documentElement.dataset["theme"] = theme;
  });
  const stopMotion = app.interaction.reducedMotion.subscribe((reduced) => {
    document.documentElement.dataset["motion"] = reduced ? "reduced" : "full";
  });
  // What was open on one page is not on the next, also when the browser's back leads there.
  const stopPages = app.page.subscribe(() => {
    hud.dialog.value = null;
    hud.terms.hide();
    hud.listing.value = null;
  });
  const stopAddress = followAddress(hud);
  render(<Root hud={hud} lessonOf={lessonOf} {...parts} />, parent);
  return {
    hallParent: hud.hallParent,
    begin: (run) => hud.begin(run),
    show: (frame) => hud.show(frame),
    destroy() {
      stopKeys();
      stopTheme();
      stopMotion();
      stopPages();
      stopAddress();
      render(null, parent);
    },
  };
}

interface RootProps extends Pick<HudParts, "StartPage" | "RunsPage" | "ComparePage" | "ReportPage" | "WatchBar"> {
  readonly hud: HudState;
  readonly lessonOf: (act: Act) => Lesson;
}

function Root({ hud, lessonOf, StartPage, RunsPage, ComparePage, ReportPage, WatchBar }: RootProps): JSX.Element {
  const lesson = lessonOf(hud.app.act.value);
  const page = hud.app.page.value;
  const dialog = hud.dialog.value;
  const terms = useMemo(() => ({ control: hud.terms }), [hud]);
  return (
    <TermsContext.Provider value={terms}>
      <PlayPage hud={hud} lesson={lesson} WatchBar={WatchBar} />
      <Panel key={page} hud={hud} name={panelText.pages[page]} place="page page-failed" leave>
        {page === "start" && <StartPage hud={hud} lessonOf={lessonOf} />}
        {page === "runs" && <RunsPage hud={hud} lessonOf={lessonOf} />}
        {page === "compare" && <ComparePage hud={hud} lessonOf={lessonOf} />}
        {page === "report" && <ReportPage hud={hud} lessonOf={lessonOf} />}
        {page === "brief" && <BriefPage hud={hud} lesson={lesson} />}
        {page === "debrief" && <DebriefPage hud={hud} lesson={lesson} />}
      </Panel>
      <Panel hud={hud} name={panelText.dialog}>
        <Question hud={hud} lesson={lesson} />
        {dialog === "settings" && <SettingsDialog hud={hud} />}
        {dialog === "finish" && <FinishDialog hud={hud} lesson={lesson} />}
        {dialog === "keys" && <KeysDialog hud={hud} lesson={lesson} />}
        <CodexDoor hud={hud} />
        <Tip hud={hud} />
      </Panel>
      <Notices hud={hud} />
      <p class="sr" aria-live="polite">
        {hud.announcer.polite}
      </p>
      <p class="sr" aria-live="assertive">
        {hud.announcer.urgent}
      </p>
    </TermsContext.Provider>
  );
}
