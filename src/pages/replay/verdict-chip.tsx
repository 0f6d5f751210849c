import type { JSX } from "preact";
import type { Verdict } from "../../insight/watched-run.ts";
import { verdictReason, verdictWords } from "../../text/verdicts.ts";
import { watchText } from "../../text/watch.ts";

/** What playing a run again has shown, in a few words; null: that is not known yet. */
export function VerdictChip({ verdict }: { readonly verdict: Verdict | null }): JSX.Element {
  if (verdict === null) return <span class="quiet">{watchText.judging}</span>;
  const tone = verdict.kind === "verified" ? "good" : verdict.kind === "incomplete" ? "open" : "bad";
  return (
    <span class={`watch-verdict watch-${tone}`} title={verdictReason(verdict) ?? undefined}>
      {verdictWords(verdict)}
    </span>
  );
}
