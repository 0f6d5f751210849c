import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { helpNames, helpText } from "../text/help.ts";
import { formatPercent } from "../text/numbers.ts";
import { placeText } from "../text/place.ts";
import { Dialog } from "./dialog.tsx";
import type { HudState } from "./hud-state.ts";

/** Asks before help is taken that costs a part of the third star. */
export function HelpDialog({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const asked = hud.helpAsked.value;
  const taken = useRef<(() => void) | null>(null);
  // What it opens takes the focus, once the dialog has given it back.
  useEffect(() => {
    if (asked !== null) return;
    taken.current?.();
    taken.current = null;
  }, [asked]);
  const measure = hud.frame.value?.score.measure;
  const { goals, practice } = hud.app;
  if (asked === null || measure === undefined) return null;
  const { help, open } = asked;
  const close = (): void => {
    hud.helpAsked.value = null;
  };
  const left = measure.allowance - (goals.help[help] ?? 0);
  return (
    <Dialog hud={hud} title={helpText.question(helpNames[help])} onClose={close}>
      <p>{practice.value ? helpText.practice : helpText.price(formatPercent(goals.help[help] ?? 0))}</p>
      {!practice.value && <p class="quiet">{left > 0 ? helpText.left(formatPercent(left)) : helpText.none}</p>}
      <footer class="dialog-foot">
        <span class="quiet">{placeText.paused}</span>
        <button type="button" class="ghost-button" onClick={close}>
          {helpText.no} <kbd>Esc</kbd>
        </button>
        <button
          type="button"
          class="main-button"
          onClick={() => {
            if (!hud.carryOut({ type: "take-help", help }).ok) return;
            taken.current = open;
            close();
          }}
        >
          {helpText.take}
        </button>
      </footer>
    </Dialog>
  );
}
