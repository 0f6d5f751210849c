import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { zoneText } from "../text/pages.ts";
import type { Sheet } from "./beat.ts";
import type { HudState } from "./hud-state.ts";
import { NewsStrip } from "./news-strip.tsx";
import type { Lesson } from "./lesson.ts";

const names: Readonly<Record<Sheet, string>> = {
  levers: zoneText.levers,
  telemetry: zoneText.ledger,
  plots: zoneText.plots,
};

/** Where the hall fills the page, these lay a zone over it and take it away again. */
export function SheetTabs({ hud, lesson }: { readonly hud: HudState; readonly lesson: Lesson }): JSX.Element {
  const sheets: readonly Sheet[] = lesson.Plots === null ? ["levers", "telemetry"] : ["levers", "plots", "telemetry"];
  return (
    <nav class="zone-sheets" aria-label={zoneText.tabs}>
      <NewsStrip hud={hud} lesson={lesson} />
      {sheets.map((sheet) => (
        <button
          key={sheet}
          type="button"
          class="segment"
          data-sheet={sheet}
          aria-expanded={hud.sheet.value === sheet}
          onClick={() => (hud.sheet.value = hud.sheet.peek() === sheet ? null : sheet)}
        >
          {names[sheet]}
        </button>
      ))}
    </nav>
  );
}

/** Shows the sheet that a selection in the hall fills, and clears the hall for what is carried or looked at there. */
export function followHand({ app, sheet, listing }: HudState, { showsSelection }: Lesson): () => void {
  const { selection, carry, lookAt } = app.interaction;
  const stops = [
    effect(() => {
      const filled = listing.value !== null || (showsSelection && selection.value.length > 0);
      if (filled) sheet.value = "levers";
    }),
    effect(() => {
      if (carry.value !== null && listing.value === null) sheet.value = null;
    }),
    effect(() => {
      if (lookAt.value !== null) sheet.value = null;
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
