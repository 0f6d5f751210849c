import { flagWords, verdictCell, type UnreadableText, unreadableWords } from "../text/grading.ts";
import { outcomeName, outcomeOf } from "../text/mechanisms.ts";
import type { Cell } from "./csv.ts";
import type { GradedRun, GradeReport } from "./grade.ts";
import type { Roster, Student } from "./roster.ts";

type Table = readonly (readonly Cell[])[];

/** The columns of `grades.csv`. */
const columns = [
  "student",
  "level",
  "stars",
  "score",
  "% of possible",
  "verified",
  "seed",
  "commands",
  "duration",
  "prediction error",
  "rationale",
  "prediction",
  "mechanism",
  "flags",
  "file",
];

/** One line a student and level; then files that cannot be read, and students of whom nothing was found. */
export function gradeTable({ runs, unreadable, missing }: GradeReport): Table {
  const blank = (count: number): readonly null[] => Array.from({ length: count }, () => null);
  return [
    columns,
    ...runs.map(gradeRow),
    ...unreadable.map((one): readonly Cell[] => [
      one.student,
      null,
      null,
      null,
      null,
      unreadableWords(one satisfies UnreadableText),
      ...blank(8),
      one.path,
    ]),
    ...missing.map((student) => [student.name, null, null, 0, null, "missing", ...blank(9)]),
  ];
}

function gradeRow(run: GradedRun): readonly Cell[] {
  const { record } = run;
  return [
    run.student,
    record.levelId,
    run.stars,
    run.score,
    run.possible === null ? null : tenths(100 * run.possible),
    verdictCell(run.verdict),
    record.seed,
    record.commands.length,
    run.duration === null ? null : clock(run.duration),
    run.prediction?.error == null ? null : `${tenths(100 * run.prediction.error)} %`,
    record.rationale,
    run.prediction === null ? null : outcomeName(outcomeOf(run.prediction)),
    record.mechanism,
    run.flags.map(flagWords).join("; "),
    run.path,
  ];
}

function tenths(value: number): number {
  return Math.round(10 * value) / 10;
}

function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const pad = (value: number): string => String(value).padStart(2, "0");
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** A student's grade, 0 to 100: the mean score over the levels that count; null where nothing was handed in. */
function gradeOf(report: GradeReport, isOf: (run: GradedRun) => boolean): number | null {
  const own = report.runs.filter(isOf);
  if (own.length === 0 || report.levels.length === 0) return null;
  const scores = report.levels.map((level) => own.find(({ record }) => record.levelId === level)?.score ?? 0);
  return tenths(scores.reduce((sum, score) => sum + score, 0) / scores.length);
}

/** Everybody whose grade can be told: the roster, or whoever handed something in. */
function everybody(
  report: GradeReport,
  roster: Roster | null,
): readonly (Pick<Student, "name" | "id" | "row"> & { grade: number | null; words: string })[] {
  const students: readonly Pick<Student, "name" | "id" | "row">[] =
    roster?.students ??
    [...new Set(report.runs.map(({ student }) => student))].map((name) => ({ name, id: null, row: [] }));
  return students.map(({ name, id, row }) => {
    const isOf = ({ student, entry }: GradedRun): boolean => (entry === null ? student === name : entry.row === row);
    const words = report.runs
      .filter(isOf)
      .map((run) => `${run.record.levelId}: ${verdictCell(run.verdict)}, ${run.stars ?? 0}/3`)
      .join("; ");
    return { name, id, row, grade: gradeOf(report, isOf), words };
  });
}

const moodleColumns = [
  "Identifier",
  "Full name",
  "Email address",
  "Status",
  "Grade",
  "Maximum Grade",
  "Grade can be changed",
  "Last modified (submission)",
  "Last modified (grade)",
  "Feedback comments",
];

/**
 * Moodle's offline grading worksheet. Its importer (mod/assign/feedback/offline/importgradeslib.php) reads Identifier
 * ("Participant 123"), Grade and "Last modified (grade)", and refuses a file without these; commas, UTF-8. A roster that is
 * such a worksheet keeps its columns, and only grades and comments are filled in.
 */
export function moodleTable(report: GradeReport, roster: Roster | null): Table {
  const isWorksheet =
    roster !== null && ["Identifier", "Grade", "Last modified (grade)"].every((one) => roster.columns.includes(one));
  const names = isWorksheet ? roster.columns : moodleColumns;
  const rows = everybody(report, roster).map(({ name, id, row, grade, words }) =>
    names.map((column, index): Cell => {
      if (column === "Grade") return grade;
      if (column === "Feedback comments") return words;
      if (isWorksheet) return row[index] ?? "";
      if (column === "Identifier") return id === null ? "" : `Participant ${id}`;
      if (column === "Full name") return name;
      return column === "Maximum Grade"
        ? 100
        : column === "Grade can be changed"
          ? "Yes"
          : column === "Email address"
            ? emailIn(roster, row)
            : "";
    }),
  );
  return [names, ...rows];
}

function emailIn(roster: Roster | null, row: readonly string[]): string {
  const place = roster?.columns.findIndex((column) => /e-?mail/i.test(column)) ?? -1;
  return row[place] ?? "";
}

const canvasColumns = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"];

/**
 * Canvas's gradebook. Its importer (lib/gradebook_importer.rb) wants Student, ID, the two of the SIS or neither, Section, then
 * assignments; a column called as the assignment and its id, "Lab 8 (123)", meets the one that exists, and the line "Points
 * Possible" says what a whole grade is. It finds students by ID, else by the two of the SIS, else by name.
 */
export function canvasTable(report: GradeReport, roster: Roster | null, assignment: string): Table {
  const place = (column: string): number => roster?.columns.indexOf(column) ?? -1;
  const rows = everybody(report, roster).map(({ name, id, row, grade }) => [
    row[place("Student")] ?? name,
    id ?? "",
    row[place("SIS User ID")] ?? "",
    row[place("SIS Login ID")] ?? "",
    row[place("Section")] ?? "",
    grade,
  ]);
  return [[...canvasColumns, assignment], ["Points Possible", "", "", "", "", 100], ...rows];
}
