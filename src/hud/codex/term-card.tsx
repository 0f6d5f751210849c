import { render, type JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { codex } from "../../codex/codex.ts";
import { codexText } from "../../text/codex.ts";
import type { HudState } from "../hud-state.ts";
import { Icon } from "../icons.tsx";
import { placeTip } from "../tip.tsx";
import { useFloat } from "../use-float.ts";
import type { OpenTerm } from "./term-control.ts";
import { TermEntry } from "./term-entry.tsx";
import { TermsContext } from "./words.tsx";

/** Draws the card of the term that is open, until the function that it returns is called. */
export function followTerms(hud: HudState): () => void {
  let host: HTMLElement | null = null;
  const close = (): void => {
    if (host !== null) render(null, host);
    host?.remove();
    host = null;
  };
  const stop = hud.terms.open.subscribe((term) => {
    const parent = term === null ? null : hostOf(term.anchor);
    if (host !== null && host.parentElement !== parent) close();
    if (term === null || parent === null) return;
    if (host === null) {
      host = document.createElement("div");
      host.className = "term-host";
      parent.append(host);
    }
    render(<TermCard hud={hud} term={term} />, host);
  });
  return () => {
    stop();
    close();
  };
}

/** A dialog holds all that can be reached while it is open, the card among it. */
function hostOf(anchor: Element): Element {
  return anchor.closest("dialog[open]") ?? document.body;
}

function TermCard({ hud, term }: { readonly hud: HudState; readonly term: OpenTerm }): JSX.Element {
  const { id, anchor, more } = term;
  const card = useFloat((size) => placeTip(anchor, size));
  const heading = useRef<HTMLHeadingElement>(null);
  const terms = hud.terms;
  useLayoutEffect(() => {
    // Above everything, also above a dialog.
    card.current?.showPopover?.();
    anchor.setAttribute("aria-expanded", "true");
    const until = new AbortController();
    listen(hud, term, () => card.current, until.signal);
    return () => {
      until.abort();
      anchor.setAttribute("aria-expanded", "false");
    };
  }, [term]);
  return (
    <div
      ref={card}
      class="term-card"
      popover="manual"
      role="dialog"
      aria-labelledby="term-title"
      onPointerEnter={() => terms.stay()}
      onPointerLeave={(event) => event.pointerType === "mouse" && terms.leave()}
    >
      <div class="term-head">
        <h3 id="term-title" ref={heading} tabIndex={-1}>
          {codex[id].title}
        </h3>
        <button type="button" class="ghost-button square" aria-label={codexText.close} onClick={() => leave(hud, term)}>
          <Icon name="close" />
        </button>
      </div>
      <TermsContext.Provider
        value={{
          go(next) {
            terms.turnTo(next);
            heading.current?.focus();
          },
        }}
      >
        <TermEntry hud={hud} id={id}>
          {more?.()}
        </TermEntry>
      </TermsContext.Provider>
      <button type="button" class="link-button" onClick={() => hud.openCodex(id)}>
        {codexText.openThis}
      </button>
    </div>
  );
}

/** Gives the focus back, if the card has it. */
function leave(hud: HudState, { anchor }: OpenTerm): void {
  hud.terms.hide();
  anchor.focus();
}

/** Escape, a press elsewhere and a term that is gone close the card; Tab leads from the term into it and out again. */
function listen(hud: HudState, term: OpenTerm, cardNow: () => HTMLElement | null, signal: AbortSignal): void {
  const { anchor } = term;
  const isInside = (target: EventTarget | null): boolean =>
    target instanceof Node && (anchor.contains(target) || cardNow()?.contains(target) === true);
  const onKey = (event: KeyboardEvent): void => {
    const card = cardNow();
    if (event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      if (card?.contains(document.activeElement) === true) leave(hud, term);
      else hud.terms.hide();
      return;
    }
    if (event.key !== "Tab" || card === null) return;
    const stops = [...card.querySelectorAll<HTMLElement>("button, a, .term")];
    const [first, last] = [stops[0], stops.at(-1)];
    if (document.activeElement === anchor && !event.shiftKey) {
      event.preventDefault();
      first?.focus();
    } else if (event.shiftKey && (document.activeElement === first || document.activeElement?.id === "term-title")) {
      event.preventDefault();
      anchor.focus();
    } else if (!event.shiftKey && document.activeElement === last) {
      // On from the term, as if the card stood right behind it.
      leave(hud, term);
    }
  };
  window.addEventListener("keydown", onKey, { signal, capture: true });
  window.addEventListener("pointerdown", ({ target }) => !isInside(target) && hud.terms.hide(), {
    signal,
    capture: true,
  });
  document.addEventListener("focusin", ({ target }) => !isInside(target) && hud.terms.hide(), { signal });
}
