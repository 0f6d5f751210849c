import type { JSX } from "preact";
import type { HudState } from "../../../hud/hud-state.ts";
import { hallText } from "../../../text/hall.ts";

/** How many nodes one press selects. */
const crumbNodes = 40;

/** Selects the nodes that hold the fewest busy GPUs. */
export function CrumbsButton({ hud }: { readonly hud: HudState }): JSX.Element {
  return (
    <button
      type="button"
      class="ghost-button"
      title={hallText.crumbsHint}
      onClick={() => {
        const sparsest = hud.frame.peek()?.view.sparsestNodes(crumbNodes) ?? [];
        hud.app.interaction.selection.value = sparsest.toSorted((a, b) => a - b);
      }}
    >
      {hallText.crumbs}
    </button>
  );
}
