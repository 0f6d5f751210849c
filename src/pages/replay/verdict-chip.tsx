import type { JSX } from "preact";
import type { Judging } from "../../insight/watched-run.ts";
import { verdictReason, verdictWords } from "../../text/verdicts.ts";
import { watchText } from "../../text/watch.ts";

/** What playing a run again has shown, in a few words, or how far it is. */
export function VerdictChip({ verdict }: { readonly verdict: Judging }): JSX.Element {
  if (verdict.kind === "judging") return <span class="quiet">{watchText.judging(verdict.share)}</span>;
  const isOpen = verdict.kind === "incomplete" || verdict.kind === "practice";
  const tone = verdict.kind === "verified" ? "good" : isOpen ? "open" : "bad";
  return (
    <span class={`watch-verdict watch-${tone}`} title={verdictReason(verdict) ?? undefined}>
      {verdictWords(verdict)}
    </span>
  );
}
