import { mapAtOnce, WorkerError } from "../../analysis/create-pool.ts";
import type { Judge } from "../../grading/judge.ts";
import { requireRun } from "../../replay/hand-in.ts";
import type { Verdict } from "../../replay/judge-record.ts";
import { ReplayError } from "../../replay/replay-error.ts";
import type { RunRecord } from "../../replay/run-record.ts";
import { runsErrors, runsHelp, verifyLine, verifyProgress } from "../../text/cli-runs.ts";
import { verdictReason, verdictWords } from "../../text/verdicts.ts";
import type { Output } from "../output.ts";
import { progressOn } from "../progress-on.ts";
import { readAllLevels } from "../read-level.ts";
import { UsageError } from "../usage-error.ts";
import { readOptions } from "./read-options.ts";
import { readRuns } from "./run-files.ts";
import { startJudges } from "./start-judges.ts";

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
export async function verify(argv: readonly string[], stdout: Output, stderr: Output): Promise<number> {
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
  const isJson = values.json === true;
  const judges = startJudges(readAllLevels(values.levels ?? null));
  const files = await verifyFiles(positionals, judges, tellOn(stdout, stderr, isJson, positionals.length)).finally(() =>
    judges.stop(),
  );
  if (isJson) stdout.write(`${JSON.stringify({ files }, null, 2)}\n`);
  if (files.some(({ error }) => error !== null)) return 2;
  return files.every(({ runs }) => runs.every(({ verdict }) => verdict.kind === "verified")) ? 0 : 1;
}

/** Says what comes out of each file, in their order, and on a terminal how far it is. */
function tellOn(stdout: Output, stderr: Output, isJson: boolean, all: number): (told: readonly VerifiedFile[]) => void {
  const draw = progressOn(stderr, isJson, all, verifyProgress);
  let done = 0;
  return (told) => {
    // Lines go where the progress stands, too.
    if (told.length > 0) draw(all);
    if (!isJson) for (const file of told) stdout.write(`${verifyLine(file)}\n`);
    draw(++done);
  };
}

/** Plays the runs of files again; after each one `onDone` has those that can be told next, in the files' order. */
export async function verifyFiles(
  paths: readonly string[],
  judge: Judge & { readonly size: number },
  onDone: (told: readonly VerifiedFile[]) => void,
): Promise<readonly VerifiedFile[]> {
  const early = new Map<number, VerifiedFile>();
  let next = 0;
  // Some files wait, read, for whoever is done with another; all at once might be too many to hold.
  return mapAtOnce(paths, 2 * judge.size, async (path, index) => {
    const file = await verifyFile(judge, path);
    early.set(index, file);
    const told: VerifiedFile[] = [];
    for (let one = early.get(next); one !== undefined; one = early.get(next)) {
      early.delete(next++);
      told.push(one);
    }
    onDone(told);
    return file;
  });
}

async function verifyFile(judge: Judge, file: string): Promise<VerifiedFile> {
  try {
    const handIn = readRuns(file);
    requireRun(handIn);
    const { student, course, assignment } = handIn;
    const runs = await Promise.all(handIn.runs.map((record) => verifyRun(judge, record)));
    return { file, error: null, student, course, assignment, runs };
  } catch (error) {
    return { file, error: faultOf(error), student: null, course: null, assignment: null, runs: [] };
  }
}

/** What was wrong with a file, in a sentence; what is no fault of the file goes on. */
function faultOf(error: unknown): string {
  if (error instanceof WorkerError) return runsErrors.broke(error.message);
  if (error instanceof ReplayError || error instanceof UsageError) return error.message;
  throw error;
}

async function verifyRun(judge: Judge, record: RunRecord): Promise<VerifiedRun> {
  const { verdict, end } = await judge.judge(record);
  return {
    levelId: record.levelId,
    seed: record.seed,
    verdict,
    words: verdictWords(verdict),
    reason: verdictReason(verdict),
    stars: end?.stars ?? null,
    measure: end?.measure ?? null,
    commands: record.commands.length,
  };
}
