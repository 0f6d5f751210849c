import type { Assignment } from "../../grading/assignment.ts";
import { readAssignmentText } from "../../grading/assignment-link.ts";
import { writeCsv } from "../../grading/csv.ts";
import { utf8Mark } from "../../grading/grade-files.ts";
import { grade as gradeFiles, type GradeReport } from "../../grading/grade.ts";
import type { SubmittedFile } from "../../grading/open-archive.ts";
import { readRoster, RosterError, type Roster } from "../../grading/roster.ts";
import { canvasTable, gradeTable, moodleTable } from "../../grading/tables.ts";
import { cliErrors } from "../../text/cli.ts";
import { gradeErrors, gradeHelp, gradeProgress } from "../../text/cli-grade.ts";
import { gradeSummary } from "../../text/grading.ts";
import type { Output } from "../output.ts";
import { progressOn } from "../progress-on.ts";
import { readText } from "../read-json.ts";
import { readAllLevels } from "../read-level.ts";
import { readSubmission } from "../read-submission.ts";
import { UsageError } from "../usage-error.ts";
import { readOptions } from "./read-options.ts";
import { writeWhole } from "./run-files.ts";
import { startJudges } from "./start-judges.ts";

/** `fleet grade FOLDER|ZIP --csv grades.csv`: grades a class's hand-ins; 0 once that is done. */
export async function grade(argv: readonly string[], stdout: Output, stderr: Output): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    roster: { type: "string" },
    assignment: { type: "string" },
    csv: { type: "string" },
    column: { type: "string" },
    levels: { type: "string" },
    json: { type: "boolean" },
    moodle: { type: "boolean" },
    canvas: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help === true) {
    stdout.write(`${gradeHelp}\n`);
    return 0;
  }
  const [path, extra] = positionals;
  if (path === undefined) throw new UsageError(gradeErrors.noFolder);
  if (extra !== undefined) throw new UsageError(gradeErrors.oneFolder(extra));
  if (values.csv === undefined && values.json !== true) throw new UsageError(gradeErrors.noCsv);
  if (values.moodle === true && values.canvas === true) throw new UsageError(gradeErrors.oneFormat);
  const roster = values.roster === undefined ? null : readRosterFile(values.roster);
  const assignment = values.assignment === undefined ? null : readAssignment(values.assignment);
  let draw: ((done: number) => void) | null = null;
  const files = readFiles(path);
  const levels = readAllLevels(values.levels ?? null);
  const judges = startJudges(levels);
  const report = await gradeFiles(files, {
    levels,
    roster,
    assignment,
    judge: judges,
    onProgress: (done, all) => {
      draw ??= progressOn(stderr, values.json === true, all, gradeProgress);
      draw(done);
    },
  }).finally(() => judges.stop());
  if (values.csv !== undefined) writeWhole(values.csv, csvOf(report, roster, values));
  stdout.write(values.json === true ? `${JSON.stringify(report, null, 2)}\n` : `${gradeSummary(report)}\n`);
  return 0;
}

function csvOf(
  report: GradeReport,
  roster: Roster | null,
  values: { readonly moodle?: boolean; readonly canvas?: boolean; readonly column?: string },
): string {
  if (values.moodle === true) return writeCsv(moodleTable(report, roster));
  if (values.canvas === true) return writeCsv(canvasTable(report, roster, values.column ?? "Fleet Orchestrator"));
  return utf8Mark + writeCsv(gradeTable(report));
}

/** @throws UsageError if the folder or file cannot be read. */
function readFiles(path: string): readonly SubmittedFile[] {
  try {
    return readSubmission(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new UsageError(code === "ENOENT" ? cliErrors.noSuchFile(path) : cliErrors.unreadable(path, code));
  }
}

function readRosterFile(path: string): Roster {
  return named(path, () => readRoster(readText(path)));
}

/** A file, or the link itself. */
function readAssignment(word: string): Assignment {
  if (/[?&]assignment=/.test(word)) return named(gradeErrors.assignmentLink, () => readAssignmentText(word));
  return named(word, () => readAssignmentText(readText(word)));
}

function named<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof RosterError) throw new UsageError(cliErrors.badFile(path, error.message));
    throw error;
  }
}
