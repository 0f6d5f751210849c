import type { JSX } from "preact";
import type { Command } from "../sim/index.ts";
import { selectionText } from "../text/place.ts";
import { refusals } from "../text/refusals.ts";
import type { HudState } from "./hud-state.ts";
import { usePrice } from "./use-price.ts";
import { priceWords } from "./price-words.ts";

interface PricedButtonProps {
  readonly hud: HudState;
  readonly label: string;
  /** Null: there is nothing to do it to. */
  readonly command: Command | null;
  readonly danger?: boolean;
}

/** A button that says what it costs before it is pressed, or why it cannot be. */
export function PricedButton({ hud, label, command, danger }: PricedButtonProps): JSX.Element {
  const priced = usePrice(hud, command);
  const view = hud.frame.value?.view;
  const refusal = priced?.ok === false ? refusals[priced.refusal] : undefined;
  const words = priced?.ok === true && view !== undefined ? priceWords(priced.price, view) : "";
  return (
    <button
      type="button"
      class={danger === true ? "priced danger" : "priced"}
      disabled={priced?.ok !== true}
      title={refusal}
      onClick={() => {
        if (command !== null) hud.send(command);
      }}
    >
      <span>{label}</span>
      {refusal === undefined ? (
        <span class="cost">{words}</span>
      ) : (
        <span class="quiet">
          {selectionText.notNow}
          <span class="sr"> {refusal}</span>
        </span>
      )}
    </button>
  );
}
