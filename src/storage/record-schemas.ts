import * as v from "valibot";
import { secondsSchema, timedCommandSchema } from "../replay/command-schema.ts";
import { seedSchema } from "../replay/seed-schema.ts";
import type { Attempt, Claims, LevelProgress, Rationale, SavedRun, SeenRun, Settings } from "./store.ts";

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

const claimSchema = v.nullable(amountSchema);
const claimsSchema = v.object({
  checkpoint: claimSchema,
  mttf: claimSchema,
  interval: claimSchema,
}) satisfies v.GenericSchema<unknown, Claims>;

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

/** A run that is not over. */
export const runSchema = v.object({
  // Runs were once kept without these four.
  id: v.optional(v.string(), ""),
  visit: v.optional(v.string(), ""),
  claims: v.optional(v.nullable(claimsSchema), null),
  savedAt: v.optional(amountSchema, 0),
  levelId: v.string(),
  levelHash: v.string(),
  simVersion: countSchema,
  seed: seedSchema,
  time: secondsSchema,
  commands: v.array(timedCommandSchema),
  prediction: predictionSchema,
  rationale: v.string(),
}) satisfies v.GenericSchema<unknown, SavedRun>;

/** A run as it was seen. */
export const seenRunSchema = v.object({ id: v.string(), savedAt: amountSchema }) satisfies v.GenericSchema<
  unknown,
  SeenRun
>;

/** The unfinished runs of a level; there was once one at most, kept by itself. */
export const runsSchema = v.union([
  v.pipe(
    v.object({ version: versionSchema, runs: v.array(runSchema) }),
    v.transform(({ runs }) => runs),
  ),
  v.pipe(
    v.object({ version: v.optional(v.undefined()), ...runSchema.entries }),
    v.transform((run) => [bare(run)]),
  ),
]) satisfies v.GenericSchema<unknown, readonly SavedRun[]>;
