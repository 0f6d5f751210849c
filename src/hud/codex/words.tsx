import { createContext, type ComponentChildren, type JSX } from "preact";
import { useContext, useEffect, useMemo } from "preact/hooks";
import { findTerms } from "../../codex/find-terms.ts";
import type { TermId } from "../../codex/term-names.ts";
import { opensTerm, type OpenTerm, type TermControl } from "./term-control.ts";

/** What a term does where it stands: opens its card, or leads to its entry where one is inside the codex already. */
export type TermsHere = { readonly control: TermControl } | { readonly go: (id: TermId) => void };

/** Null: terms are plain words, as on a page without the codex. */
export const TermsContext = createContext<TermsHere | null>(null);

/** Which words of a part of the page own which term: the first one that names it. */
type Owners = Map<TermId, object>;
const OwnersContext = createContext<Owners | null>(null);

/** A part of the page in which a term is underlined once. `skip` is the one it is all about. */
export function TermScope({
  skip,
  children,
}: {
  readonly skip?: TermId;
  readonly children: ComponentChildren;
}): JSX.Element {
  const owners = useMemo<Owners>(() => new Map(skip === undefined ? [] : [[skip, {}]]), [skip]);
  return <OwnersContext.Provider value={owners}>{children}</OwnersContext.Provider>;
}

/** A sentence whose terms can be asked about, where the part of the page has not named them before. */
export function Words({ children }: { readonly children: string }): JSX.Element {
  const here = useContext(TermsContext);
  const owners = useContext(OwnersContext);
  const me = useMemo(() => ({}), []);
  useEffect(() => () => owners?.forEach((owner, id) => owner === me && owners.delete(id)), [owners]);
  if (here === null) return <>{children}</>;
  const named = new Set<TermId>();
  const isFirst = (id: TermId): boolean => {
    if (named.has(id) || (owners?.get(id) ?? me) !== me) return false;
    named.add(id);
    owners?.set(id, me);
    return true;
  };
  return (
    <>
      {findTerms(children).map(({ text, term }, index) =>
        term !== null && isFirst(term) ? (
          <Term key={`${index} ${term}`} id={term}>
            {text}
          </Term>
        ) : (
          text
        ),
      )}
    </>
  );
}

/** Enter and the space bar press it; after a click the space bar is the clock's again. */
function pressByKey(event: KeyboardEvent): void {
  const { currentTarget: term, key } = event;
  if (!(term instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (key !== "Enter" && (key !== " " || !term.matches(":focus-visible"))) return;
  event.preventDefault();
  event.stopPropagation();
  term.click();
}

interface TermProps {
  readonly id: TermId;
  /** What the card says besides. */
  readonly more?: OpenTerm["more"];
  readonly children: ComponentChildren;
}

/** A term that can be asked about. */
export function Term({ id, more = null, children }: TermProps): JSX.Element {
  const here = useContext(TermsContext);
  if (here === null) return <>{children}</>;
  const triggers = "go" in here ? { onClick: () => here.go(id) } : opensTerm(here.control, id, more);
  // A <button> is a block inside its line: it breaks with no line, and a heading is read with gaps around it.
  return (
    <span role="button" tabIndex={0} class="term" onKeyDown={pressByKey} {...triggers}>
      {children}
    </span>
  );
}
