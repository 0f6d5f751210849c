import * as v from "valibot";
import type { RunRecord } from "../replay/run-record.ts";
import { forgetSchema, reader, type Forget, type RecordKind } from "./record-kinds.ts";
import { finishedSchema, recordVersion, runSchema } from "./record-schemas.ts";

/** How many finished runs are kept: of each level, and in bytes of JSON of all levels together. */
export const finishedLimit = { perLevel: 20, bytes: 1_000_000 } as const;

export type FinishedChange = Forget | { readonly type: "keep"; readonly run: RunRecord };

/** The finished runs of all levels, newest first, each whole; where they do not fit the oldest go. */
export const finishedKind: RecordKind<readonly RunRecord[], FinishedChange> = {
  read: reader(finishedSchema),
  readChange: reader(v.variant("type", [forgetSchema, v.object({ type: v.literal("keep"), run: runSchema })])),
  apply: (before, change) => (change.type === "forget" ? null : fitting(withFinished(before ?? [], change.run))),
  write: (runs) => ({ version: recordVersion, runs }),
  slotOf: (change) => (change.type === "forget" ? "forget" : `run ${change.run.id}`),
};

function withFinished(runs: readonly RunRecord[], run: RunRecord): readonly RunRecord[] {
  const kept = runs.find(({ id }) => id === run.id);
  // Never back: what is kept may be younger than a change that waited long.
  const newest = (kept?.savedAt ?? 0) > (run.savedAt ?? 0) ? kept : run;
  const all = [...(newest === undefined ? [] : [newest]), ...runs.filter(({ id }) => id !== run.id)];
  return all.toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
}

/** A run too long for the limit by itself takes no other's place. */
function fitting(runs: readonly RunRecord[]): readonly RunRecord[] | null {
  const { perLevel, bytes } = finishedLimit;
  const counts = new Map<string, number>();
  const kept: RunRecord[] = [];
  let taken = 0;
  // Practice takes no place from runs that count.
  for (const run of runs.toSorted((a, b) => Number(a.fork !== null) - Number(b.fork !== null))) {
    const count = counts.get(run.levelId) ?? 0;
    const size = bytesOf(run);
    if (count >= perLevel || size > bytes) continue;
    taken += size;
    if (taken > bytes) break;
    counts.set(run.levelId, count + 1);
    kept.push(run);
  }
  return kept.length === 0 ? null : runs.filter((run) => kept.includes(run));
}

function bytesOf(run: RunRecord): number {
  return new TextEncoder().encode(JSON.stringify(run)).length;
}
