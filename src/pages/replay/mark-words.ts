import { commandWords } from "../../hud/command-words.ts";
import type { Mark } from "../../insight/watched-run.ts";
import type { ClusterView } from "../../sim/index.ts";
import { clauseObjective } from "../../text/clauses.ts";
import { badgeText } from "../../text/header.ts";
import { nodeName } from "../../text/places.ts";
import { watchText } from "../../text/watch.ts";

const words = watchText.marked;

/** What a mark on the timeline stands for, in a few words. `last`: the run at its end, where every job is known. */
export function markWords({ of }: Mark, last: ClusterView): string {
  switch (of.type) {
    case "command-done":
      return commandWords(of.command, last);
    case "node-failed":
      return words.nodeFailed(nodeName(last.level.topology, of.node));
    case "ring-broken":
      return words.ringBroken;
    case "clause-broken": {
      const clause = last.clauses.find(({ id }) => id === of.clause);
      return clause === undefined ? words.sloBroken : words.sloBrokenOf(clauseObjective(clause.id, clause.limit));
    }
    case "badge-changed":
      return badgeWords(of.badge);
    default:
      return words.end;
  }
}

function badgeWords({ id, state, limit }: Extract<Mark["of"], { readonly type: "badge-changed" }>["badge"]): string {
  if (id === "sla") return { green: badgeText.slaMet, red: badgeText.slaMissed, waiting: badgeText.slaWaiting }[state];
  return words.badge(badgeText[id](limit), badgeText.states[state]);
}
