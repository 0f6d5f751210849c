import type { RunRecord } from "../replay/run-record.ts";
import type { Rationale } from "../storage/store.ts";

/** What a finished run's record has to say to its level's progress; null where nothing was predicted. */
export function rationaleOfRecord({
  id,
  visit,
  seed,
  score,
  prediction,
  rationale,
  claims,
}: RunRecord): Rationale | null {
  if (prediction === null || id === null) return null;
  return { run: id, visit: visit ?? "", seed, stars: score?.stars ?? 0, prediction, text: rationale ?? "", claims };
}
