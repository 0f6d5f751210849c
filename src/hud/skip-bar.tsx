import type { JSX } from "preact";
import { tempoText } from "../text/tempo.ts";
import type { HudState } from "./hud-state.ts";

/** How far time is skipped, and the way to stop it. */
export function SkipBar({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const frame = hud.frame.value;
  if (frame === null || frame.skip === null) return null;
  const { goal, from, until } = frame.skip;
  return (
    <div class="skip-bar" role="group" aria-label={tempoText.skipping[goal]}>
      <p>{tempoText.skipping[goal]}</p>
      <progress max={until - from} value={frame.view.time - from} aria-label={tempoText.skipping[goal]} />
      <button type="button" class="ghost-button" onClick={() => hud.app.session.peek()?.skip(null)}>
        {tempoText.stop} <kbd>Esc</kbd>
      </button>
    </div>
  );
}
