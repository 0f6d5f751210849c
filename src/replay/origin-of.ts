import { hashJson } from "./hash-json.ts";
import type { Fork, RunRecord } from "./run-record.ts";

/** What a run that is forked from this one says of it: its last digest, or a hash of its commands where it has none. */
export function originOf({ levelHash, seed, commands, digests }: RunRecord): Fork["of"] {
  return digests.at(-1)?.digest ?? hashJson({ levelHash, seed, commands });
}
