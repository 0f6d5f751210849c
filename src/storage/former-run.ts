import * as v from "valibot";
import { instantSchema, secondsSchema, timedCommandSchema } from "../replay/command-schema.ts";
import { formerLevelHash } from "../replay/level-hash.ts";
import { fromFormerRecord } from "../replay/former-replay.ts";
import { claimsSchema, digestSchema, simVersionSchema, wordSchema } from "../replay/record-schema.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { seedSchema } from "../replay/seed-schema.ts";

const formerRun = v.object({
  format: v.optional(v.undefined()),
  version: v.optional(v.undefined()),
  // Runs were at first kept without these four.
  id: v.optional(wordSchema, ""),
  visit: v.optional(wordSchema, ""),
  claims: v.optional(v.nullable(claimsSchema), null),
  savedAt: v.optional(instantSchema, 0),
  levelId: wordSchema,
  levelHash: digestSchema,
  simVersion: simVersionSchema,
  seed: seedSchema,
  time: secondsSchema,
  commands: v.array(timedCommandSchema),
  prediction: v.pipe(v.number(), v.finite()),
  rationale: v.string(),
});

/** An unfinished run as it was kept before there was one format of runs, read as one of that. */
export const formerRunSchema = v.pipe(
  formerRun,
  v.transform((run) => migrated(run)),
);

function migrated(run: v.InferOutput<typeof formerRun>): RunRecord {
  const { simVersion, levelId, levelHash, seed, time, commands, prediction, claims } = run;
  return fromFormerRecord({
    simVersion,
    levelId,
    levelHash: formerLevelHash(levelHash),
    seed,
    settings: null,
    prediction,
    commands,
    rationale: wordsOrNull(run.rationale),
    claims,
    digests: [],
    time,
    id: wordsOrNull(run.id),
    visit: wordsOrNull(run.visit),
    startedAt: null,
    savedAt: run.savedAt === 0 ? null : run.savedAt,
    endedAt: null,
  });
}

/** Nothing was once kept as "". */
export function wordsOrNull(words: string): string | null {
  return words === "" ? null : words;
}
