import type { Speed } from "../session/session.ts";
import { closeDraft } from "./elastic/use-ring-draft.ts";
import type { HudState } from "./hud-state.ts";

const speeds: Readonly<Record<string, Speed>> = { "1": 1, "2": 4, "3": 16 };
const zooms = { "+": "in", "=": "in", "-": "out", "0": "fit" } as const;

/** Listens to the keys of the play page; returns how to stop. */
export function listenToShortcuts(hud: HudState): () => void {
  let byPointer = false;
  const onPointer = (): void => {
    byPointer = true;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Tab" || event.key.startsWith("Arrow")) byPointer = false;
    if (hud.app.page.peek() !== "play" || hud.dialog.peek() !== null || hud.app.interaction.dropped.peek() !== null)
      return;
    if (event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
    if (event.key === "Escape") return putBack(hud);
    if (!hud.shortcuts.peek() && event.key !== " ") return;
    if (event.key === " " && !byPointer && isControl(event.target)) return;
    if (!press(hud, event.key)) return;
    event.preventDefault();
    // A button that was clicked would take the space bar's release as another click.
    if (event.key === " " && document.activeElement instanceof HTMLElement && isControl(document.activeElement))
      document.activeElement.blur();
  };
  window.addEventListener("pointerdown", onPointer, true);
  window.addEventListener("keydown", onKey);
  return () => {
    window.removeEventListener("pointerdown", onPointer, true);
    window.removeEventListener("keydown", onKey);
  };
}

function press(hud: HudState, key: string): boolean {
  const session = hud.app.session.peek();
  const lower = key.toLowerCase();
  const speed = speeds[key];
  if (session === null || session.view().ended !== null) return false;
  if (key === " ") session.paused = !session.paused;
  else if (speed !== undefined) session.speed = speed;
  else if (key in zooms) hud.app.interaction.zoomRequest.value = zooms[key as keyof typeof zooms];
  else if (lower === "g") listWindows(hud);
  else if (lower === "c") closeRing(hud);
  else if (lower === "t") hud.table.value = !hud.table.peek();
  else if (lower === "s")
    hud.app.settings.value = { ...hud.app.settings.peek(), muted: !hud.app.settings.peek().muted };
  else if (key === "?") hud.dialog.value = "keys";
  else return false;
  return true;
}

function listWindows(hud: HudState): void {
  const gang = hud.gangs.peek().find((one) => one.job.status === "pending" && one.window === null);
  if (gang === undefined) return;
  hud.tab.value = "levers";
  hud.listing.value = gang.job.id;
}

function closeRing(hud: HudState): void {
  const elastic = hud.frame.peek()?.view.elastic ?? null;
  if (elastic !== null) closeDraft(hud, elastic);
}

function putBack(hud: HudState): void {
  const { carry, ghost, selection } = hud.app.interaction;
  if (hud.listing.peek() !== null || carry.peek() !== null) {
    hud.listing.value = null;
    carry.value = null;
    ghost.value = null;
  } else selection.value = [];
}

function writes(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches("textarea, input:not([type=range], [type=radio], [type=checkbox]), [contenteditable]")
  );
}

function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches("button, summary, input, select, [role=option], [role=listbox]")
  );
}
