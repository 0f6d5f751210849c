import type { JSX } from "preact";
import type { Command } from "../sim/index.ts";
import { selectionText } from "../text/place.ts";
import { refusals } from "../text/refusals.ts";
import type { HudState } from "./hud-state.ts";
import { usePrice } from "./use-price.ts";
import { priceWords } from "./price-words.ts";
import { unnamedKills } from "./unnamed-kills.ts";

interface PricedButtonProps {
  readonly hud: HudState;
  readonly label: string;
  /** Null: there is nothing to do it to. */
  readonly command: Command | null;
  readonly danger?: boolean;
  /** What is said in place of a price where there is none to pay. */
  readonly free?: string;
}

/** A button that says what it costs before it is pressed, or why it cannot be; red if somebody dies of it. */
export function PricedButton({ hud, label, command, danger, free }: PricedButtonProps): JSX.Element {
  const priced = usePrice(hud, command);
  const view = hud.frame.value?.view;
  const refusal = priced?.ok === false ? refusals[priced.refusal] : undefined;
  const isFree = free !== undefined && priced?.ok === true && priced.price.dollars === 0;
  const isPriced = priced?.ok === true && command !== null && view !== undefined && !isFree;
  const words = isPriced ? priceWords(command, priced.price) : "";
  const kills = danger === true || (isPriced && unnamedKills(command, priced.price) > 0);
  return (
    <button
      type="button"
      class={kills ? "priced danger" : "priced"}
      disabled={priced?.ok !== true}
      title={refusal}
      onClick={() => {
        if (command !== null) hud.send(command);
      }}
    >
      <span>{label}</span>
      {isFree ? (
        <span class="quiet">{free}</span>
      ) : refusal === undefined ? (
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
