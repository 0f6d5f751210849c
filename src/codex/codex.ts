import { termNames, type TermId } from "./term-names.ts";
import type { Term, Terms } from "./term.ts";
import { gameTerms } from "./terms/game.ts";
import { hallTerms } from "./terms/hall.ts";
import { moneyTerms } from "./terms/money.ts";
import { queueTerms } from "./terms/queue.ts";
import { ringTerms } from "./terms/ring.ts";
import { roomTerms } from "./terms/room.ts";
import { savingTerms } from "./terms/saving.ts";

/** Every term with its sentence, formula, source, and what gives today's numbers. */
export const codex: Terms<TermId> = {
  ...hallTerms,
  ...queueTerms,
  ...roomTerms,
  ...moneyTerms,
  ...savingTerms,
  ...ringTerms,
  ...gameTerms,
};

/** All terms by title. */
export const termIds: readonly TermId[] = (Object.keys(codex) as TermId[]).toSorted((a, b) => {
  const [one, other] = [codex[a].title.toLowerCase(), codex[b].title.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
});

/** Terms that have all the words of a query in their title, names or sentence; those it names come first. */
export function searchTerms(query: string): readonly TermId[] {
  const asked = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = termIds.filter((id) => {
    const text = textOf(id, codex[id]);
    return asked.every((word) => text.includes(word));
  });
  const isNamed = (id: TermId): boolean => {
    const name = namesOf(id, codex[id]);
    return asked.every((word) => name.includes(word));
  };
  return asked.length === 0 ? found : [...found.filter(isNamed), ...found.filter((id) => !isNamed(id))];
}

function namesOf(id: TermId, { title }: Term): string {
  return [title, ...termNames[id]].join(" ").toLowerCase();
}

function textOf(id: TermId, term: Term): string {
  return `${namesOf(id, term)} ${term.says.toLowerCase()}`;
}
