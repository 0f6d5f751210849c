import { createAsker, type Asker } from "../analysis/create-asker.ts";
import { createPool } from "../analysis/create-pool.ts";
import type { LevelFile } from "../levels/level-file.ts";
import type { Assignment } from "./assignment.ts";
import { writeCsv, type Cell } from "./csv.ts";
import { grade } from "./grade.ts";
import { createJudge, judgeAsker } from "./judge.ts";
import { archiveLimits, type SubmittedFile } from "./open-archive.ts";
import { readRoster, RosterError } from "./roster.ts";
import { canvasTable, gradeTable, moodleTable } from "./tables.ts";

/** A file that was dropped on the page, by its path in the folder. */
export interface DroppedFile {
  readonly path: string;
  readonly file: Blob;
}

/** What is asked of the worker. */
export interface GradeRequest {
  readonly levels: readonly LevelFile[];
  readonly files: readonly DroppedFile[];
  /** A roster's text; null without one. */
  readonly roster: string | null;
  readonly assignment: Assignment | null;
}

/** A class's grades: the table as it is shown, and the files that are saved. */
export interface Graded {
  readonly columns: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  readonly runs: number;
  readonly students: number;
  readonly verified: number;
  readonly unread: number;
  readonly missing: number;
  readonly csv: string;
  readonly moodle: string;
  readonly canvas: string;
}

/** What the worker says on its way. */
export type GradeAnswer =
  | { readonly kind: "progress"; readonly done: number; readonly all: number }
  /** The roster cannot be read. */
  | { readonly kind: "bad-roster"; readonly message: string }
  | { readonly kind: "graded"; readonly graded: Graded };

/** What a whole class may hand in, bytes. */
export const classBytes = 2_000_000_000;

/** Excel takes a file for UTF-8 only if it begins so. */
export const utf8Mark = "\uFEFF";

/** Grades what was dropped on the page, telling after each run how far it is. */
export async function gradeFiles(request: GradeRequest, onAnswer: (answer: GradeAnswer) => void): Promise<void> {
  try {
    onAnswer({ kind: "graded", graded: await gradedOf(request, onAnswer) });
  } catch (error) {
    if (!(error instanceof RosterError)) throw error;
    onAnswer({ kind: "bad-roster", message: error.message });
  }
}

/** Few more are of use: the page itself has the rest of the processors. */
const judges = (): number => Math.min(4, Math.max(2, navigator.hardwareConcurrency));

async function gradedOf(
  { levels, files, roster: text, assignment }: GradeRequest,
  onAnswer: (answer: GradeAnswer) => void,
): Promise<Graded> {
  const roster = text === null ? null : readRoster(text);
  const pool = createPool(judgeAsker, judges());
  const report = await grade(await readAll(files), {
    levels,
    roster,
    assignment,
    judge: createJudge(levels, (question, isUrgent) => pool.ask(question, isUrgent)),
    onProgress: (done, all) => onAnswer({ kind: "progress", done, all }),
  }).finally(() => pool.stop());
  const table = gradeTable(report);
  const [columns = [], ...rows] = table;
  return {
    columns,
    rows,
    runs: report.runs.length,
    students: new Set(report.runs.map(({ student }) => student)).size,
    verified: report.runs.filter(({ verdict }) => verdict.kind === "verified").length,
    unread: report.unreadable.length,
    missing: report.missing.length,
    csv: utf8Mark + writeCsv(table),
    moodle: writeCsv(moodleTable(report, roster)),
    canvas: writeCsv(canvasTable(report, roster, assignment?.assignment ?? "Fleet Orchestrator")),
  };
}

/** What is larger than any hand-in comes as if it were empty. */
async function readAll(files: readonly DroppedFile[]): Promise<readonly SubmittedFile[]> {
  let all = 0;
  const read: SubmittedFile[] = [];
  for (const { path, file } of files) {
    all += file.size;
    const isRead = file.size <= archiveLimits.allBytes && all <= classBytes;
    read.push({
      path: path.normalize("NFC"),
      bytes: isRead ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(0),
    });
  }
  return read;
}

/** A worker that grades; it says how far it is, then the grades. */
export function gradeAsker(): Asker<GradeRequest, GradeAnswer> {
  return createAsker(() => new Worker(new URL("./grade-worker.ts", import.meta.url), { type: "module" }));
}
