import { isTermId } from "../../codex/term-names.ts";
import type { HudState } from "../hud-state.ts";

const address = /^#codex(?:\/([\w-]+))?$/;

/** Opens the codex where the address asks for it (`#codex`, `#codex/goodput`); closed, it leaves the address. Returns how to stop. */
export function followAddress(hud: Pick<HudState, "dialog" | "openCodex">): () => void {
  const open = (): void => {
    const asked = address.exec(location.hash);
    if (asked === null) return;
    const [, term = ""] = asked;
    hud.openCodex(isTermId(term) ? term : null);
  };
  open();
  const stop = hud.dialog.subscribe((dialog) => {
    if (dialog !== "codex" && address.test(location.hash))
      history.replaceState(history.state, "", `${location.pathname}${location.search}`);
  });
  addEventListener("hashchange", open);
  return () => {
    stop();
    removeEventListener("hashchange", open);
  };
}
