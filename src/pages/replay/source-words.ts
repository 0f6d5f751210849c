import type { RunSource } from "../../hud/comparing.ts";
import { compareText } from "../../text/compare.ts";

/** Where a run comes from, in words; stored plays by the names that their lesson has for them. */
export function sourceWords(source: RunSource, playNames: Readonly<Record<string, string>> = {}): string {
  if (source.kind === "mine") return compareText.mine(source.endedAt);
  return source.kind === "play" ? (playNames[source.id] ?? source.id) : source.name;
}
