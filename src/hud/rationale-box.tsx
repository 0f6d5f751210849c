import type { JSX } from "preact";
import { rationaleText } from "../text/pages.ts";
import type { HudState } from "./hud-state.ts";

const longest = 2000;

/** Why this way: saved with the run. */
export function RationaleBox({
  hud,
  rows,
  hint,
}: {
  readonly hud: HudState;
  readonly rows: number;
  /** What to think of, where nothing is written yet. */
  readonly hint: string;
}): JSX.Element {
  const { rationale } = hud.app;
  return (
    <label class="rationale">
      <span class="zone-name">{rationaleText.label}</span>
      <textarea
        rows={rows}
        maxLength={longest}
        placeholder={hint}
        value={rationale.value}
        onInput={(event) => {
          rationale.value = event.currentTarget.value;
        }}
      />
    </label>
  );
}
