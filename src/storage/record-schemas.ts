import * as v from "valibot";
import { secondsSchema, timedCommandSchema } from "../replay/command-schema.ts";
import type { Claims, LevelProgress, SavedRun, Settings } from "./store.ts";

// Shapes and ranges only, no bounds on length: these are our own records, and one that is too long must not be lost.
const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const amountSchema = v.pipe(v.number(), v.finite(), v.minValue(0));
const starsSchema = v.picklist([0, 1, 2, 3]);
const predictionSchema = v.pipe(v.number(), v.finite());
// A regret of nothing may come out a hair below 0.
const measureSchema = v.pipe(v.number(), v.finite());

const claimSchema = v.nullable(amountSchema);
const claimsSchema = v.object({
  checkpoint: claimSchema,
  mttf: claimSchema,
  interval: claimSchema,
}) satisfies v.GenericSchema<unknown, Claims>;

const rationaleFields = { seed: v.string(), stars: starsSchema, prediction: predictionSchema, text: v.string() };
const progressFields = { stars: starsSchema, bestSeed: v.nullable(v.string()), attempts: countSchema };

const presentProgress = v.object({
  ...progressFields,
  best: v.nullable(measureSchema),
  rationales: v.array(v.object({ ...rationaleFields, claims: v.nullable(claimsSchema) })),
});

/** As it was kept when every level was judged by its disruption and a rationale was words only. */
const formerProgress = v.pipe(
  v.object({
    ...progressFields,
    bestDisruption: v.nullable(amountSchema),
    rationales: v.array(v.object(rationaleFields)),
  }),
  v.transform(({ bestDisruption, rationales, ...kept }) => ({
    ...kept,
    best: bestDisruption,
    rationales: rationales.map((rationale) => ({ ...rationale, claims: null })),
  })),
);

/** Stars, best run and rationales of a level. */
export const progressSchema = v.union([presentProgress, formerProgress]) satisfies v.GenericSchema<
  unknown,
  LevelProgress
>;

/** How the player likes the game. */
export const settingsSchema = v.object({
  theme: v.picklist(["control-room", "color-safe", "system"]),
  reducedMotion: v.union([v.boolean(), v.literal("system")]),
  muted: v.boolean(),
  volume: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
}) satisfies v.GenericSchema<unknown, Settings>;

/** A run that is not over. */
export const runSchema = v.object({
  levelId: v.string(),
  levelHash: v.string(),
  simVersion: countSchema,
  seed: v.string(),
  time: secondsSchema,
  commands: v.array(timedCommandSchema),
  prediction: predictionSchema,
  rationale: v.string(),
  // Runs were once kept without these two.
  claims: v.optional(v.nullable(claimsSchema), null),
  savedAt: v.optional(amountSchema, 0),
}) satisfies v.GenericSchema<unknown, SavedRun>;
