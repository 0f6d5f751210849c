import * as v from "valibot";
import { secondsSchema, timedCommandSchema } from "../replay/command-schema.ts";
import type { LevelProgress, SavedRun, Settings } from "./store.ts";

// Shapes and ranges only, no bounds on length: these are our own records, and one that is too long must not be lost.
const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const amountSchema = v.pipe(v.number(), v.finite(), v.minValue(0));
const starsSchema = v.picklist([0, 1, 2, 3]);
const predictionSchema = v.pipe(v.number(), v.finite());

/** Stars, best run and rationales of a level. */
export const progressSchema = v.object({
  stars: starsSchema,
  bestDisruption: v.nullable(amountSchema),
  bestSeed: v.nullable(v.string()),
  attempts: countSchema,
  rationales: v.array(
    v.object({ seed: v.string(), stars: starsSchema, prediction: predictionSchema, text: v.string() }),
  ),
}) satisfies v.GenericSchema<unknown, LevelProgress>;

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
}) satisfies v.GenericSchema<unknown, SavedRun>;
