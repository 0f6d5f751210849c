import * as v from "valibot";
import { explainIssue, show } from "../levels/explain-issue.ts";
import { parseReplay } from "./parse-replay.ts";
import { ReplayError } from "./replay-error.ts";
import type { RunRecord } from "./run-record.ts";

/** The format of what is handed in. */
export const handInFormat = 1;

/** One or several runs in one file, and whose they are; null where that is not said. */
export interface HandIn {
  readonly handIn: typeof handInFormat;
  readonly student: string | null;
  readonly course: string | null;
  /** The id of the assignment that the runs were played for. */
  readonly assignment: string | null;
  readonly runs: readonly RunRecord[];
}

/** Bounds on a file of runs from outside. */
export const handInLimits = {
  /** Of the file as it comes. */
  bytes: 2_000_000,
  /** Of what comes out when it is unpacked. */
  unpackedBytes: 8_000_000,
  runs: 24,
  /** Characters of a name. */
  name: 200,
} as const;

/** Nothing in a name is invisible: it is printed to terminals and tables. */
const nameSchema = v.nullable(
  v.pipe(v.string(), v.minLength(1), v.maxLength(handInLimits.name), v.regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u)),
);

const handInSchema = v.strictObject({
  handIn: v.literal(handInFormat),
  student: nameSchema,
  course: nameSchema,
  assignment: nameSchema,
  runs: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(handInLimits.runs)),
});

/** Runs that nobody has put a name to. */
export function handInOf(runs: readonly RunRecord[]): HandIn {
  return { handIn: handInFormat, student: null, course: null, assignment: null, runs };
}

/**
 * Checks what was read from a file: several runs, or the record of one by itself, also of an older format.
 * @throws ReplayError naming the field and what it got.
 */
export function parseHandIn(json: unknown): HandIn {
  if (typeof json !== "object" || json === null || !("handIn" in json)) return handInOf([parseReplay(json)]);
  if (typeof json.handIn === "number" && json.handIn > handInFormat) {
    throw new ReplayError(`handIn is ${show(json.handIn)}: a newer version of the game wrote the file.`);
  }
  const result = v.safeParse(handInSchema, json, { abortEarly: true });
  if (!result.success) throw new ReplayError(`${explainIssue(result.issues[0], "the file")}.`);
  return { ...result.output, runs: result.output.runs.map(parseRun) };
}

function parseRun(json: unknown, index: number): RunRecord {
  try {
    return parseReplay(json);
  } catch (error) {
    if (error instanceof ReplayError) throw new ReplayError(`runs[${index}]: ${error.message}`);
    throw error;
  }
}
