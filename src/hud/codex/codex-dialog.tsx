import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { codex, searchTerms, termIds } from "../../codex/codex.ts";
import type { TermId } from "../../codex/term-names.ts";
import { codexText } from "../../text/codex.ts";
import { Dialog } from "../dialog.tsx";
import type { HudState } from "../hud-state.ts";
import { TermEntry } from "./term-entry.tsx";
import { TermsContext } from "./words.tsx";

/** Every term, to be searched, with the same entries as on the cards. */
export function CodexDialog({ hud }: { readonly hud: HudState }): JSX.Element {
  const [query, setQuery] = useState("");
  const [target, setTarget] = useState<TermId | null>(hud.codexAt.peek());
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const found = useMemo(() => searchTerms(query), [query]);
  useEffect(() => {
    if (target === null) return;
    const entry = list.current?.querySelector<HTMLElement>(`#codex-${target}`);
    entry?.scrollIntoView({ block: "start" });
    entry?.focus({ preventScroll: true });
    setTarget(null);
  }, [target]);
  useEffect(() => {
    // Where a keyboard lies over the page, the search waits to be touched.
    if (hud.codexAt.peek() === null && matchMedia("(pointer: fine)").matches) search.current?.focus();
  }, []);
  const go = (id: TermId): void => {
    if (!found.includes(id)) setQuery("");
    setTarget(id);
  };
  return (
    <Dialog hud={hud} title={codexText.heading} class="codex" onClose={() => (hud.dialog.value = null)}>
      <label class="codex-search">
        {codexText.search}
        <input
          ref={search}
          type="search"
          value={query}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      <p class="quiet" role="status">
        {found.length === 0 ? codexText.none : codexText.found(found.length, termIds.length)}
      </p>
      <div class="codex-body">
        <nav aria-label={codexText.terms}>
          <ul>
            {found.map((id) => (
              <li key={id}>
                <button type="button" onClick={() => go(id)}>
                  {codex[id].title}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div class="codex-entries" ref={list} tabIndex={0} role="region" aria-label={codexText.heading}>
          <TermsContext.Provider value={{ go }}>
            {found.map((id) => (
              <article key={id} aria-labelledby={`codex-${id}`}>
                <h3 id={`codex-${id}`} tabIndex={-1}>
                  {codex[id].title}
                </h3>
                <TermEntry hud={hud} id={id} />
              </article>
            ))}
          </TermsContext.Provider>
        </div>
      </div>
    </Dialog>
  );
}
