import * as v from "valibot";
import { secondsSchema, timedCommandSchema } from "./command-schema.ts";
import { formerLevelHash } from "./level-hash.ts";
import {
  digestSchema,
  formerRecordEntries,
  rationaleSchema,
  runSettingsSchema,
  simVersionSchema,
  unforkedEntries,
  unreasonedEntries,
  wordSchema,
} from "./record-schema.ts";
import { recordFormat, type RunRecord } from "./run-record.ts";
import { seedSchema } from "./seed-schema.ts";

/** A replay's file of format 1. */
export const formerReplaySchema = v.strictObject({
  format: v.literal(1),
  simVersion: simVersionSchema,
  levelId: wordSchema,
  levelHash: digestSchema,
  seed: seedSchema,
  settings: runSettingsSchema,
  commands: v.array(timedCommandSchema),
  digests: v.array(v.strictObject({ time: secondsSchema, digest: digestSchema })),
});

/** A record of format 2, from a file. */
export const formerRecordSchema = v.strictObject({ ...formerRecordEntries, rationale: rationaleSchema });

/** A record of format 3, from a file. */
export const unreasonedSchema = v.strictObject({ ...unreasonedEntries, rationale: rationaleSchema });

/** A record of format 4, from a file. */
export const unforkedSchema = v.strictObject({ ...unforkedEntries, rationale: rationaleSchema });

/** A record of format 4 in the present one: runs that were forked were not kept. */
export function fromUnforked(former: Omit<RunRecord, "format" | "fork">): RunRecord {
  return { ...former, fork: null, format: recordFormat };
}

/** A record of format 3 in the present one: nobody was asked for a mechanism. */
export function fromUnreasoned(former: Omit<RunRecord, "format" | "fork" | "mechanism">): RunRecord {
  return { ...former, mechanism: null, fork: null, format: recordFormat };
}

/** What records of before format 3 say nothing of. */
const unknownOnce = {
  mechanism: null,
  fork: null,
  build: null,
  start: null,
  predictionSeal: null,
  score: null,
  attempt: null,
} as const;

/** A record of format 2 in the present one. */
export function fromFormerRecord(former: Omit<RunRecord, keyof typeof unknownOnce | "format">): RunRecord {
  return { ...former, ...unknownOnce, format: recordFormat };
}

/** A replay of format 1 as a record. It kept prediction and words among the settings, and 0 or "" where there were none. */
export function fromFormerReplay(former: v.InferOutput<typeof formerReplaySchema>): RunRecord {
  const { simVersion, levelId, levelHash, seed, commands, digests } = former;
  const { prediction, rationale, ...settings } = former.settings;
  return {
    ...unknownOnce,
    format: recordFormat,
    simVersion,
    levelId,
    levelHash: formerLevelHash(levelHash),
    seed,
    settings: Object.keys(settings).length === 0 ? null : settings,
    prediction: typeof prediction === "number" && prediction !== 0 ? prediction : null,
    commands,
    rationale: typeof rationale === "string" && rationale !== "" ? rationale : null,
    claims: null,
    digests,
    time: Math.max(0, commands.at(-1)?.time ?? 0, digests.at(-1)?.time ?? 0),
    id: null,
    visit: null,
    startedAt: null,
    savedAt: null,
    endedAt: null,
  };
}
