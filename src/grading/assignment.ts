import * as v from "valibot";
import { explainIssue } from "../levels/explain-issue.ts";
import { hashJson } from "../replay/hash-json.ts";
import { seedSchema } from "../replay/seed-schema.ts";
import { RosterError } from "./roster.ts";
import { nameKey } from "./submitter.ts";

/** What a report may have to hold, in the order in which a checklist names it. */
export const reportParts = ["prediction", "mechanism", "rationale", "alternative", "risk"] as const;

/** A part of a lab report. */
export type ReportPart = (typeof reportParts)[number];

const wordSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200), v.regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u));

/** A fixed seed; each student's own, worked out from the name; or, where it is null, whichever the student chooses. */
const askedSeedSchema = v.nullable(v.union([seedSchema, v.strictObject({ from: v.literal("name") })]));

const assignmentSchema = v.strictObject({
  /** As a hand-in names it. */
  assignment: wordSchema,
  /** Which levels are to be played. */
  levels: v.pipe(
    v.array(v.strictObject({ level: wordSchema, seed: askedSeedSchema })),
    v.minLength(1),
    v.maxLength(100),
    v.check((levels) => new Set(levels.map(({ level }) => level)).size === levels.length, "each level once"),
  ),
  /** How often a level may be begun; null: as often as one likes. */
  attempts: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))), null),
  /** By when to hand in, as ISO 8601 in UTC; null: not said. */
  deadline: v.optional(v.nullable(v.pipe(v.string(), v.isoTimestamp())), null),
  /** What the report must hold besides the runs. */
  report: v.optional(v.pipe(v.array(v.picklist(reportParts)), v.maxLength(reportParts.length)), []),
});

/** What was asked for: `{ "assignment": "week-3", "levels": [{ "level": "act-1", "seed": "monday" }] }`. */
export type Assignment = Readonly<v.InferOutput<typeof assignmentSchema>>;

/** Which seed is asked for. */
export type AskedSeed = Assignment["levels"][number]["seed"];

/**
 * Checks an assignment's file.
 * @throws RosterError naming the field and what it got.
 */
export function parseAssignment(json: unknown): Assignment {
  const result = v.safeParse(assignmentSchema, json, { abortEarly: true });
  if (result.success) return result.output;
  throw new RosterError(explainIssue(result.issues[0], "the assignment"));
}

/**
 * A student's own seed of a level, from the name as it is usually written: case, accents, umlauts and the order of its
 * words do not matter; null for a name without a letter or digit.
 */
export function ownSeed({ assignment }: Pick<Assignment, "assignment">, level: string, name: string): string | null {
  const key = nameKey(name);
  return key === "" ? null : `own-${hashJson([assignment, level, key]).slice(0, 10)}`;
}

/** The seed that a student is to play; null where it is free, or hangs on a name that is not known. */
export function seedFor(assignment: Assignment, level: string, name: string): string | null {
  const seed = assignment.levels.find((one) => one.level === level)?.seed ?? null;
  return seed === null || typeof seed === "string" ? seed : ownSeed(assignment, level, name);
}
