import * as v from "valibot";
import { allMechanisms } from "../levels/mechanisms.ts";
import { instantSchema, secondsSchema, timedCommandSchema } from "./command-schema.ts";
import { recordFormat, replayLimits, type Claims, type RunRecord } from "./run-record.ts";
import { seedSchema } from "./seed-schema.ts";

/** Text as short as a name. */
export const wordSchema = v.pipe(v.string(), v.maxLength(replayLimits.word));
export const runSettingsSchema = v.record(
  wordSchema,
  v.union([wordSchema, v.pipe(v.number(), v.finite()), v.boolean()]),
);
export const digestSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));
export const simVersionSchema = v.pipe(v.number(), v.integer(), v.minValue(1));
/** What a player wrote, in a file. */
export const rationaleSchema = v.nullable(v.pipe(v.string(), v.maxLength(replayLimits.rationale)));

const claimSchema = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)));

/** The numbers of a structured rationale. */
export const claimsSchema = v.object({
  checkpoint: claimSchema,
  mttf: claimSchema,
  interval: claimSchema,
}) satisfies v.GenericSchema<unknown, Claims>;

/** What a record of format 2 had. */
export const formerRecordEntries = {
  format: v.literal(2),
  simVersion: simVersionSchema,
  levelId: wordSchema,
  levelHash: v.pipe(v.string(), v.regex(/^(level:)?[0-9a-f]{16}$/)),
  seed: seedSchema,
  settings: v.nullable(runSettingsSchema),
  prediction: v.nullable(v.pipe(v.number(), v.finite())),
  commands: v.array(timedCommandSchema),
  rationale: v.nullable(v.string()),
  claims: v.nullable(claimsSchema),
  digests: v.array(v.strictObject({ time: secondsSchema, digest: digestSchema })),
  time: secondsSchema,
  id: v.nullable(wordSchema),
  visit: v.nullable(wordSchema),
  startedAt: v.nullable(instantSchema),
  savedAt: v.nullable(instantSchema),
  endedAt: v.nullable(instantSchema),
};

/** What a record of format 3 had. */
export const unreasonedEntries = {
  ...formerRecordEntries,
  format: v.literal(3),
  build: v.nullable(wordSchema),
  start: v.nullable(digestSchema),
  predictionSeal: v.nullable(digestSchema),
  score: v.nullable(v.strictObject({ stars: v.picklist([0, 1, 2, 3]), measure: v.pipe(v.number(), v.finite()) })),
  attempt: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
};

/** What a record of format 4 had. */
export const unforkedEntries = {
  ...unreasonedEntries,
  format: v.literal(4),
  mechanism: v.nullable(v.picklist(allMechanisms)),
};

/** Every field of a run's record, by its shape and range; how many commands and words it may have is for who reads it. */
export const recordEntries = {
  ...unforkedEntries,
  format: v.literal(recordFormat),
  fork: v.nullable(v.strictObject({ of: digestSchema, at: secondsSchema })),
  answers: v.exactOptional(
    v.pipe(
      v.array(
        v.strictObject({
          id: wordSchema,
          time: secondsSchema,
          value: v.nullable(v.pipe(v.number(), v.finite())),
          seal: digestSchema,
        }),
      ),
      v.maxLength(replayLimits.answers),
    ),
  ),
} satisfies { readonly [Field in keyof RunRecord]: v.GenericSchema<unknown, RunRecord[Field]> };
