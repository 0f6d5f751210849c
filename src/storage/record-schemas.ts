import * as v from "valibot";
import { instantSchema } from "../replay/command-schema.ts";
import { fromFormerRecord, fromUnforked, fromUnreasoned } from "../replay/former-replay.ts";
import {
  claimsSchema,
  formerRecordEntries,
  recordEntries,
  unforkedEntries,
  unreasonedEntries,
} from "../replay/record-schema.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { formerRunSchema, wordsOrNull } from "./former-run.ts";
import type { Attempt, LevelProgress, Rationale, SeenRun, Settings } from "./store.ts";

/** What records say of themselves; those of before said nothing. */
export const recordVersion = 2;

// Shapes and ranges only, no bounds on length: these are our own records, and one that is too long must not be lost.
const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const amountSchema = v.pipe(v.number(), v.finite(), v.minValue(0));
const starsSchema = v.picklist([0, 1, 2, 3]);
const predictionSchema = v.pipe(v.number(), v.finite());
// A regret of nothing may come out a hair below 0.
const measureSchema = v.pipe(v.number(), v.finite());
const versionSchema = v.literal(recordVersion);

/** A record as the page knows it. */
function bare<Fields extends object>(record: Fields & { readonly version?: unknown }): Omit<Fields, "version"> {
  const { version: _, ...fields } = record;
  return fields;
}

const rationaleFields = { seed: v.string(), stars: starsSchema, prediction: predictionSchema, text: v.string() };
const progressFields = { stars: starsSchema, bestSeed: v.nullable(v.string()), attempts: countSchema };

/** What a player wrote about a finished run. */
export const rationaleSchema = v.object({
  ...rationaleFields,
  // Rationales were once kept without these three.
  run: v.optional(v.string(), ""),
  visit: v.optional(v.string(), ""),
  claims: v.optional(v.nullable(claimsSchema), null),
}) satisfies v.GenericSchema<unknown, Rationale>;

/** What came of a finished run. */
export const attemptSchema = v.object({
  run: v.string(),
  seed: v.string(),
  stars: starsSchema,
  measure: measureSchema,
}) satisfies v.GenericSchema<unknown, Attempt>;

const presentProgress = v.object({
  version: versionSchema,
  ...progressFields,
  best: v.nullable(measureSchema),
  counted: v.array(v.string()),
  rationales: v.array(rationaleSchema),
});

/** As it was kept without a version, and at first when every level was judged by its disruption. */
const formerProgress = v.pipe(
  v.object({
    version: v.optional(v.undefined()),
    ...progressFields,
    best: v.optional(v.nullable(measureSchema)),
    bestDisruption: v.optional(v.nullable(amountSchema)),
    rationales: v.array(rationaleSchema),
  }),
  v.check(({ best, bestDisruption }) => best !== undefined || bestDisruption !== undefined),
  v.transform(({ best, bestDisruption = null, ...kept }) => ({
    ...bare(kept),
    best: best ?? bestDisruption,
    counted: [],
  })),
);

/** Stars, best run and rationales of a level. */
export const progressSchema = v.union([
  v.pipe(presentProgress, v.transform(bare)),
  formerProgress,
]) satisfies v.GenericSchema<unknown, LevelProgress>;

/** How the player likes the game. */
export const settingsSchema = v.pipe(
  v.object({
    version: v.optional(versionSchema),
    theme: v.picklist(["control-room", "color-safe", "system"]),
    reducedMotion: v.union([v.boolean(), v.literal("system")]),
    muted: v.boolean(),
    volume: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  v.transform(bare),
) satisfies v.GenericSchema<unknown, Settings>;

/** A run, whatever it was kept as; one of a newer format is none. */
export const runSchema = v.union([
  v.object(recordEntries),
  v.pipe(
    v.object(unforkedEntries),
    v.transform((former) => fromUnforked(former)),
  ),
  v.pipe(
    v.object(unreasonedEntries),
    v.transform((former) => fromUnreasoned(former)),
  ),
  v.pipe(
    v.object(formerRecordEntries),
    v.transform((former) => fromFormerRecord(former)),
  ),
  formerRunSchema,
]) satisfies v.GenericSchema<unknown, RunRecord>;

/** The id of a run; one that had none was once kept with "". */
export const runIdSchema = v.nullable(v.pipe(v.string(), v.transform(wordsOrNull)));

/** A run as it was seen. */
export const seenRunSchema = v.object({
  id: runIdSchema,
  savedAt: v.nullable(
    v.pipe(
      instantSchema,
      v.transform((time) => (time === 0 ? null : time)),
    ),
  ),
}) satisfies v.GenericSchema<unknown, SeenRun>;

const runListSchema = v.pipe(
  v.object({ version: versionSchema, runs: v.array(runSchema) }),
  v.transform(({ runs }) => runs),
);

/** The unfinished runs of a level; there was once one at most, kept by itself. */
export const runsSchema = v.union([
  runListSchema,
  v.pipe(
    formerRunSchema,
    v.transform((run) => [run]),
  ),
]) satisfies v.GenericSchema<unknown, readonly RunRecord[]>;

/** The finished runs of all levels. */
export const finishedSchema = runListSchema satisfies v.GenericSchema<unknown, readonly RunRecord[]>;
