import * as v from "valibot";
import { explainIssue, show } from "../levels/explain-issue.ts";
import { parseReplay } from "./parse-replay.ts";
import { ReplayError } from "./replay-error.ts";
import { replayLimits, type RunRecord } from "./run-record.ts";

/** The format of what is handed in. */
export const handInFormat = 2;

/** What a student wrote of a run besides its rationale; null for nothing. */
export interface Answer {
  /** The run's id. */
  readonly run: string;
  /** What else was weighed, and why it was not done. */
  readonly rejected: string | null;
  /** What can still go wrong. */
  readonly risk: string | null;
}

/** The runs in one file, none where a report has none yet, and whose they are; null where that is not said. */
export interface HandIn {
  readonly handIn: typeof handInFormat;
  readonly student: string | null;
  readonly course: string | null;
  /** The id of the assignment that the runs were played for. */
  readonly assignment: string | null;
  readonly runs: readonly RunRecord[];
  readonly answers: readonly Answer[];
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
  /** Characters of an answer. */
  answer: 4_000,
} as const;

/** Nothing in a name is invisible: it is printed to terminals and tables. */
const nameSchema = v.nullable(
  v.pipe(v.string(), v.minLength(1), v.maxLength(handInLimits.name), v.regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u)),
);

const answerSchema = v.nullable(v.pipe(v.string(), v.maxLength(handInLimits.answer)));

const formerSchema = v.strictObject({
  handIn: v.literal(1),
  student: nameSchema,
  course: nameSchema,
  assignment: nameSchema,
  runs: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(handInLimits.runs)),
});

const handInSchema = v.strictObject({
  ...formerSchema.entries,
  handIn: v.literal(handInFormat),
  runs: v.pipe(v.array(v.unknown()), v.maxLength(handInLimits.runs)),
  answers: v.pipe(
    v.array(
      v.strictObject({
        run: v.pipe(v.string(), v.maxLength(replayLimits.word)),
        rejected: answerSchema,
        risk: answerSchema,
      }),
    ),
    v.maxLength(handInLimits.runs),
  ),
});

/** A name as a hand-in may have it, without what nobody sees in it; null for none. */
export function cleanName(text: string): string | null {
  const name = text
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .trim()
    .slice(0, handInLimits.name);
  return name === "" ? null : name;
}

/** Runs that nobody has put a name to. */
export function handInOf(runs: readonly RunRecord[]): HandIn {
  return { handIn: handInFormat, student: null, course: null, assignment: null, runs, answers: [] };
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
  if (json.handIn === 1) {
    const former = check(formerSchema, json);
    return { ...former, handIn: handInFormat, runs: former.runs.map(parseRun), answers: [] };
  }
  const handIn = check(handInSchema, json);
  return { ...handIn, runs: handIn.runs.map(parseRun) };
}

/**
 * The runs of a file that must have some.
 * @throws ReplayError if it has none.
 */
export function requireRun({ runs }: HandIn): readonly [RunRecord, ...RunRecord[]] {
  const [first, ...rest] = runs;
  if (first === undefined) throw new ReplayError("It is a report without a run.");
  return [first, ...rest];
}

function check<S extends v.GenericSchema>(schema: S, json: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  throw new ReplayError(`${explainIssue(result.issues[0], "the file")}.`);
}

function parseRun(json: unknown, index: number): RunRecord {
  try {
    return parseReplay(json);
  } catch (error) {
    if (error instanceof ReplayError) throw new ReplayError(`runs[${index}]: ${error.message}`);
    throw error;
  }
}
