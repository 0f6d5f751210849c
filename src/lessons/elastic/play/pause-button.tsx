import type { JSX } from "preact";
import type { Command } from "../../../sim/index.ts";
import { selectionText } from "../../../text/place.ts";
import { refusals } from "../../../text/refusals.ts";
import type { HudState } from "../../../hud/hud-state.ts";
import { usePrice } from "../../../hud/use-price.ts";
import { pausePrice } from "./pause-price.ts";

interface PauseButtonProps {
  readonly hud: HudState;
  readonly label: string;
  readonly command: Command;
  /** Called once the command has been taken. */
  readonly onDone?: () => void;
}

/** A button that says before it is pressed how long the job will be paused for it, or why it cannot be pressed. */
export function PauseButton({ hud, label, command, onDone }: PauseButtonProps): JSX.Element {
  const priced = usePrice(hud, command);
  const refusal = priced?.ok === false ? refusals[priced.refusal] : undefined;
  return (
    <button
      type="button"
      class="priced"
      disabled={priced?.ok !== true}
      title={refusal}
      onClick={() => {
        if (hud.send(command).ok) onDone?.();
      }}
    >
      <span>{label}</span>
      {priced?.ok === true ? (
        <span class="cost">{pausePrice(priced.price)}</span>
      ) : (
        <span class="quiet">
          {selectionText.notNow}
          <span class="sr"> {refusal}</span>
        </span>
      )}
    </button>
  );
}
