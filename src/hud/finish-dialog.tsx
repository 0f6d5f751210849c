import type { JSX } from "preact";
import { tempoText as words } from "../text/tempo.ts";
import { Dialog } from "./dialog.tsx";
import type { HudState } from "./hud-state.ts";
import { leftOpen } from "./left-open.ts";
import type { Lesson } from "./lesson.ts";

interface FinishProps {
  readonly hud: HudState;
  readonly lesson: Lesson;
}

/** Asks before the run goes on to its end by itself, and says what that leaves open. */
export function FinishDialog({ hud, lesson }: FinishProps): JSX.Element | null {
  const view = hud.frame.value?.view;
  if (view === undefined || view.ended !== null) return null;
  const open = leftOpen(hud, lesson);
  const close = (): void => {
    hud.dialog.value = null;
  };
  return (
    <Dialog hud={hud} title={words.question} onClose={close}>
      <p>{words.runsOn(view.level.duration - view.time)}</p>
      {open.length === 0 ? (
        <p>{words.nothingOpen}</p>
      ) : (
        <>
          <p>{words.open}</p>
          <ul class="open-matters">
            {open.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <footer class="dialog-foot">
        <span class="dialog-space" />
        <button type="button" class="ghost-button" onClick={close}>
          {words.cancel} <kbd>Esc</kbd>
        </button>
        <button
          type="button"
          class="main-button"
          onClick={() => {
            close();
            hud.app.session.peek()?.skip("end");
          }}
        >
          {words.finish}
        </button>
      </footer>
    </Dialog>
  );
}

/** Once nothing is left to decide: the act offers to end. */
export function FinishOffer({ hud, lesson }: FinishProps): JSX.Element | null {
  const frame = hud.frame.value;
  if (frame === null || !isDecided(hud, lesson)) return null;
  const open = leftOpen(hud, lesson);
  return (
    <aside class="coach finish-offer">
      <p>
        {words.offer(frame.view.level.duration - frame.view.time)} {open.map(({ text }) => text).join("; ")}
      </p>
      <button type="button" class="ghost-button" onClick={() => (hud.dialog.value = "finish")}>
        {words.finish} <kbd>F</kbd>
      </button>
    </aside>
  );
}

/** Whether nothing in the act waits for the player, or may yet. */
export function isDecided(hud: HudState, lesson: Lesson): boolean {
  const frame = hud.frame.value;
  if (hud.app.page.value !== "play" || frame === null || frame.skip !== null) return false;
  return frame.view.ended === null && lesson.leftOpen(frame.view).every(({ waits }) => !waits);
}
