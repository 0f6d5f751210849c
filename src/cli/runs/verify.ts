import type { LevelFile } from "../../levels/level-file.ts";
import { requireRun, type HandIn } from "../../replay/hand-in.ts";
import { judgeRecord, type Verdict } from "../../replay/judge-record.ts";
import { ReplayError } from "../../replay/replay-error.ts";
import type { RunRecord } from "../../replay/run-record.ts";
import { runsErrors, runsHelp, verifyLine } from "../../text/cli-runs.ts";
import { verdictReason, verdictWords } from "../../text/verdicts.ts";
import type { Output } from "../output.ts";
import { readAllLevels } from "../read-level.ts";
import { UsageError } from "../usage-error.ts";
import { readOptions } from "./read-options.ts";
import { readRuns } from "./run-files.ts";

/** What is said of one run. */
export interface VerifiedRun {
  readonly levelId: string;
  readonly seed: string;
  readonly verdict: Verdict;
  readonly words: string;
  /** Null where the words say it all. */
  readonly reason: string | null;
  /** By this machine; null where the run was not played, or is not over. */
  readonly stars: number | null;
  readonly measure: number | null;
  readonly commands: number;
}

/** What is said of one file. */
export interface VerifiedFile {
  readonly file: string;
  /** Why it cannot be read; null if it can. */
  readonly error: string | null;
  readonly student: string | null;
  readonly course: string | null;
  readonly assignment: string | null;
  readonly runs: readonly VerifiedRun[];
}

/** `fleet verify FILE…`: 0 if all are verified, 1 if one is not, 2 if one cannot be read. */
export function verify(argv: readonly string[], stdout: Output): number {
  const { values, positionals } = readOptions(argv, {
    json: { type: "boolean" },
    levels: { type: "string" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help === true) {
    stdout.write(`${runsHelp}\n`);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError(runsErrors.noFile("verify"));
  const levels = readAllLevels(values.levels ?? null);
  const files: VerifiedFile[] = [];
  for (const path of positionals) {
    const file = verifyFile(levels, path);
    files.push(file);
    if (values.json !== true) stdout.write(`${verifyLine(file)}\n`);
  }
  if (values.json === true) stdout.write(`${JSON.stringify({ files }, null, 2)}\n`);
  if (files.some(({ error }) => error !== null)) return 2;
  return files.every(({ runs }) => runs.every(({ verdict }) => verdict.kind === "verified")) ? 0 : 1;
}

function verifyFile(levels: readonly LevelFile[], file: string): VerifiedFile {
  let handIn: HandIn;
  try {
    handIn = readRuns(file);
    requireRun(handIn);
  } catch (error) {
    if (!(error instanceof ReplayError || error instanceof UsageError)) throw error;
    return { file, error: error.message, student: null, course: null, assignment: null, runs: [] };
  }
  const { student, course, assignment } = handIn;
  const runs = handIn.runs.map((record) => verifyRun(levels, record));
  return { file, error: null, student, course, assignment, runs };
}

function verifyRun(levels: readonly LevelFile[], record: RunRecord): VerifiedRun {
  const { verdict, played } = judgeRecord(levels, record);
  const over = played !== null && played.view.ended !== null ? played.score : null;
  return {
    levelId: record.levelId,
    seed: record.seed,
    verdict,
    words: verdictWords(verdict),
    reason: verdictReason(verdict),
    stars: over?.stars ?? null,
    measure: over?.measure.value ?? null,
    commands: record.commands.length,
  };
}
