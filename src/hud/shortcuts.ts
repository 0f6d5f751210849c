import { emptyHand } from "../session/interaction.ts";
import { pressedKey, zoomKeys } from "../session/pressed-key.ts";
import type { Session, Speed } from "../session/session.ts";
import type { HudState } from "./hud-state.ts";
import type { Lesson } from "./lesson.ts";

type Action = (hud: HudState, session: Session) => void;

/** What single keys do while an act is played. */
const actions: ReadonlyMap<string, Action> = new Map([
  [" ", togglePause],
  ...Object.entries({ "1": 1, "2": 4, "3": 16 } satisfies Record<string, Speed>).map(
    ([key, speed]): [string, Action] => [key, (_, session) => (session.speed = speed)],
  ),
  ...[...zoomKeys].map(([key, zoom]): [string, Action] => [
    key,
    (hud) => (hud.app.interaction.zoomRequest.value = zoom),
  ]),
  ["n", (_, session) => session.skip("next-event")],
  ["f", (hud) => (hud.dialog.value = "finish")],
  ["a", (hud) => hud.answerNews()],
  ["t", (hud) => (hud.table.value = !hud.table.peek())],
  ["s", mute],
] satisfies [string, Action][]);

/** Pauses the clock, or runs it; while time is skipped it stops that. */
export function togglePause(hud: HudState, session: Session): void {
  if (hud.frame.peek()?.skip != null) {
    session.skip(null);
    session.paused = true;
  } else session.paused = !session.paused;
}

/** What a key, by its name in `pressedKey`, does in a lesson. */
export function actionOf(lesson: Pick<Lesson, "actions">, key: string): Action | undefined {
  return actions.get(key) ?? lesson.actions.get(key);
}

/** Listens to single keys, those of the lesson among them; returns how to stop. */
export function listenToShortcuts(hud: HudState, lesson: () => Lesson): () => void {
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
    if (!press(hud, lesson(), key)) return;
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
function press(hud: HudState, lesson: Lesson, key: string): boolean {
  if (key === "?") {
    hud.dialog.value = "keys";
    return true;
  }
  if (key === "x") {
    hud.openCodex(null);
    return true;
  }
  const session = hud.app.session.peek();
  if (hud.app.page.peek() !== "play" || session === null || session.view().ended !== null) return false;
  const action = actionOf(lesson, key);
  action?.(hud, session);
  return action !== undefined;
}

function mute({ app: { settings } }: HudState): void {
  settings.value = { ...settings.peek(), muted: !settings.peek().muted };
}

function putBack(hud: HudState): void {
  if (hud.app.page.peek() !== "play") return;
  const session = hud.app.session.peek();
  if (hud.frame.peek()?.skip != null && session !== null) return session.skip(null);
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
    target instanceof HTMLElement &&
    target.matches("button, summary, input, select, [role=button], [role=option], [role=listbox]")
  );
}
