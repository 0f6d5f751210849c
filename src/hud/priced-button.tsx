import type { JSX } from "preact";
import type { Command } from "../sim/index.ts";
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
  readonly onDone?: () => void;
}

/** A button that says what it costs before it is pressed, or why it cannot be. */
export function PricedButton({ hud, label, command, danger, onDone }: PricedButtonProps): JSX.Element {
  const priced = usePrice(hud, command);
  const words = priced === null ? "" : priced.ok ? priceWords(priced.price) : refusals[priced.refusal];
  return (
    <button
      type="button"
      class={danger === true ? "priced danger" : "priced"}
      disabled={priced?.ok !== true}
      onClick={() => {
        if (command !== null && hud.send(command).ok) onDone?.();
      }}
    >
      <span>{label}</span>
      <span class={priced?.ok === false ? "quiet" : "cost"}>{words}</span>
    </button>
  );
}
