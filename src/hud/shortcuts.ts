import { emptyHand } from "../session/interaction.ts";
import { pressedKey, zoomKeys } from "../session/pressed-key.ts";
import type { Lesson, Session, Speed } from "../session/session.ts";
import { closeDraft } from "./elastic/use-ring-draft.ts";
import type { HudState } from "./hud-state.ts";

type Action = (hud: HudState, session: Session) => void;

/** What single keys do while an act is played. */
const actions: ReadonlyMap<string, Action> = new Map([
  [" ", (_, session) => (session.paused = !session.paused)],
  ...Object.entries({ "1": 1, "2": 4, "3": 16 } satisfies Record<string, Speed>).map(
    ([key, speed]): [string, Action] => [key, (_, session) => (session.speed = speed)],
  ),
  ...[...zoomKeys].map(([key, zoom]): [string, Action] => [
    key,
    (hud) => (hud.app.interaction.zoomRequest.value = zoom),
  ]),
  ["t", (hud) => (hud.table.value = !hud.table.peek())],
  ["s", mute],
] satisfies [string, Action][]);

const lessonActions: Readonly<Record<Lesson, ReadonlyMap<string, Action>>> = {
  fragmentation: new Map([["g", listWindows]]),
  checkpoint: new Map(),
  elastic: new Map([["c", closeRing]]),
};

/** What a key, by its name in `pressedKey`, does in a lesson. */
export function actionOf(lesson: Lesson, key: string): Action | undefined {
  return actions.get(key) ?? lessonActions[lesson].get(key);
}

/** Listens to single keys; returns how to stop. */
export function listenToShortcuts(hud: HudState): () => void {
  let byPointer = false;
  const onPointer = (): void => {
    byPointer = true;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Tab" || event.key.startsWith("Arrow")) byPointer = false;
    if (hud.dialog.peek() !== null || hud.app.interaction.dropped.peek() !== null) return;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
    const key = pressedKey(event);
    if (key === "Escape") return putBack(hud);
    if (!hud.shortcuts.peek() && key !== " ") return;
    if (key === " " && !byPointer && isControl(event.target)) return;
    if (!press(hud, key)) return;
    event.preventDefault();
    // A button that was clicked would take the space bar's release as another click.
    if (key === " " && document.activeElement instanceof HTMLElement && isControl(document.activeElement))
      document.activeElement.blur();
  };
  window.addEventListener("pointerdown", onPointer, true);
  window.addEventListener("keydown", onKey);
  return () => {
    window.removeEventListener("pointerdown", onPointer, true);
    window.removeEventListener("keydown", onKey);
  };
}

/** Does what a key does on this page; whether it does anything. */
function press(hud: HudState, key: string): boolean {
  if (key === "?") {
    hud.dialog.value = "keys";
    return true;
  }
  const session = hud.app.session.peek();
  if (hud.app.page.peek() !== "play" || session === null || session.view().ended !== null) return false;
  const action = actionOf(hud.app.lesson, key);
  action?.(hud, session);
  return action !== undefined;
}

function mute({ app: { settings } }: HudState): void {
  settings.value = { ...settings.peek(), muted: !settings.peek().muted };
}

function listWindows(hud: HudState): void {
  const gang = hud.gangs.peek().find((one) => one.job.status === "pending" && one.window === null);
  if (gang === undefined) return;
  hud.tab.value = "levers";
  hud.sheet.value = "levers";
  hud.listing.value = gang.job.id;
}

function closeRing(hud: HudState): void {
  const elastic = hud.frame.peek()?.view.elastic ?? null;
  if (elastic !== null) closeDraft(hud, elastic);
}

function putBack(hud: HudState): void {
  if (hud.app.page.peek() !== "play") return;
  const { carry, selection } = hud.app.interaction;
  if (hud.listing.peek() !== null || carry.peek() !== null) {
    hud.listing.value = null;
    emptyHand(hud.app.interaction);
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
