import * as v from "valibot";
import { explainIssue } from "../levels/explain-issue.ts";
import { seedSchema } from "../replay/seed-schema.ts";
import { RosterError } from "./roster.ts";

const wordSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const assignmentSchema = v.strictObject({
  /** As a hand-in names it. */
  assignment: wordSchema,
  /** Which levels are to be played; a null seed is the student's own choice, unless the roster has one. */
  levels: v.pipe(
    v.array(v.strictObject({ level: wordSchema, seed: v.nullable(seedSchema) })),
    v.minLength(1),
    v.maxLength(100),
  ),
});

/** What was asked for: `{ "assignment": "week-3", "levels": [{ "level": "act-1", "seed": "monday" }] }`. */
export type Assignment = Readonly<v.InferOutput<typeof assignmentSchema>>;

/**
 * Checks an assignment's file.
 * @throws RosterError naming the field and what it got.
 */
export function parseAssignment(json: unknown): Assignment {
  const result = v.safeParse(assignmentSchema, json, { abortEarly: true });
  if (result.success) return result.output;
  throw new RosterError(explainIssue(result.issues[0], "the assignment"));
}
