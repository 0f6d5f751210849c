import type { JSX } from "preact";
import type { HudState } from "../../../hud/hud-state.ts";
import { hallText } from "../../../text/hall.ts";

/** How many nodes one press selects. */
const selectedNodes = 40;

/** Selects the nodes that hold the fewest busy GPUs. */
export function StrandedButton({ hud }: { readonly hud: HudState }): JSX.Element {
  return (
    <button
      type="button"
      class="ghost-button"
      title={hallText.strandedHint}
      onClick={() => {
        const sparsest = hud.frame.peek()?.view.sparsestNodes(selectedNodes) ?? [];
        hud.app.interaction.selection.value = sparsest.toSorted((a, b) => a - b);
      }}
    >
      {hallText.stranded}
    </button>
  );
}
