import { termNames, type TermId } from "./term-names.ts";

/** A piece of a sentence; `term` is the one that it names, or null. */
export interface Piece {
  readonly text: string;
  readonly term: TermId | null;
}

const byName: ReadonlyMap<string, { readonly id: TermId; readonly exact: string | null }> = new Map(
  (Object.keys(termNames) as TermId[]).flatMap((id) =>
    termNames[id].map((name) => [name.toLowerCase(), { id, exact: isAcronym(name) ? name : null }] as const),
  ),
);
// A symbol of a single letter is a term in formulas only: in sentences it is mostly something else.
const names = [...byName.keys()].filter((name) => name.length > 1).toSorted((a, b) => b.length - a.length);
const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${names.join("|")})(?![\p{L}\p{N}_]|-\p{L})`, "giu");
const found = new Map<string, readonly Piece[]>();
const mostKept = 2000;

/** Cuts a sentence at its terms: whole words only, the longest name first; acronyms as they are written. */
export function findTerms(sentence: string): readonly Piece[] {
  const known = found.get(sentence);
  if (known !== undefined) return known;
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: text, index } of sentence.matchAll(pattern)) {
    const name = byName.get(text.toLowerCase());
    if (name === undefined || (name.exact !== null && name.exact !== text)) continue;
    if (index > from) pieces.push({ text: sentence.slice(from, index), term: null });
    pieces.push({ text, term: name.id });
    from = index + text.length;
  }
  if (from < sentence.length) pieces.push({ text: sentence.slice(from), term: null });
  if (found.size >= mostKept) found.clear();
  found.set(sentence, pieces);
  return pieces;
}

/** "MTTF" and "EASY" are no other words; "Best-Fit" and "Young's rule" may be written small. */
function isAcronym(name: string): boolean {
  return /\p{Lu}{2}|^Young$|^Daly$/u.test(name);
}
