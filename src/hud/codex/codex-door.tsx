import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { codexText } from "../../text/codex.ts";
import type { HudState } from "../hud-state.ts";
import type * as parts from "./codex-parts.ts";

/** What is loaded when the first card, or the codex, is opened. */
type Loaded = typeof parts;

/** The codex while it is open, and the cards of terms: their texts are loaded when the first one is asked for. */
export function CodexDoor({ hud }: { readonly hud: HudState }): JSX.Element | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const isOpen = hud.dialog.value === "codex";
  const isAsked = isOpen || hud.terms.open.value !== null;
  useEffect(() => {
    if (!isAsked || loaded !== null) return;
    import("./codex-parts.ts").then(setLoaded, (reason: unknown) => {
      console.error(reason);
      hud.terms.hide();
      if (hud.dialog.peek() === "codex") hud.dialog.value = null;
      const { notices } = hud.app;
      notices.value = [...notices.peek().filter(({ id }) => id !== "codex"), { id: "codex", text: codexText.failed }];
    });
  }, [isAsked]);
  useEffect(() => loaded?.followTerms(hud), [loaded]);
  return isOpen && loaded !== null ? <loaded.CodexDialog hud={hud} /> : null;
}
