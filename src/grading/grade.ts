import { WorkerError } from "../analysis/create-pool.ts";
import { shareOfPossible } from "../insight/possible.ts";
import type { PredictionJudgment } from "../levels/judge-prediction.ts";
import type { LevelFile } from "../levels/level-file.ts";
import type { Answer } from "../replay/hand-in.ts";
import { hashJson } from "../replay/hash-json.ts";
import type { Verdict } from "../replay/judge-record.ts";
import { originOf } from "../replay/origin-of.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { seedFor, type Assignment, type ReportPart } from "./assignment.ts";
import { findRuns, type FoundRuns, type Unreadable } from "./find-runs.ts";
import type { Judge } from "./judge.ts";
import type { SubmittedFile } from "./open-archive.ts";
import { createFinder, type Roster, type Student } from "./roster.ts";
import { sharedCommands, type Shared } from "./shared-commands.ts";
import { nameKeys, submitterOf, type Submitter } from "./submitter.ts";

/** What an instructor should look at. */
export type Flag =
  | { readonly kind: "shared"; readonly student: string; readonly shared: Shared }
  /** The hand-in carries another student's name. */
  | { readonly kind: "other-student"; readonly student: string }
  /** Played on from a run that another student handed in. */
  | { readonly kind: "forked"; readonly student: string }
  | { readonly kind: "other-assignment"; readonly assignment: string | null }
  | { readonly kind: "chosen-seed"; readonly asked: string }
  /** Its attempt's number, by the student's computer. */
  | { readonly kind: "many-attempts"; readonly attempt: number; readonly allowed: number }
  /** By the student's clock. */
  | { readonly kind: "after-deadline"; readonly milliseconds: number }
  /** What the assignment asks for and the run does not have. */
  | { readonly kind: "lacks"; readonly parts: readonly ReportPart[] }
  | { readonly kind: "accommodations"; readonly names: readonly string[] }
  | { readonly kind: "not-on-roster" }
  /** Of several runs of a level this is the best. */
  | { readonly kind: "best-of"; readonly runs: number };

/** The best run of a level that a student handed in. */
export interface GradedRun {
  readonly student: string;
  /** Null for one who is not on the roster. */
  readonly entry: Student | null;
  readonly path: string;
  readonly record: RunRecord;
  readonly verdict: Verdict;
  /** By this machine; null where it was not played to an end. */
  readonly stars: 0 | 1 | 2 | 3 | null;
  readonly measure: number | null;
  /** 0 to 100: a third for each star of a verified run, 0 for any other. */
  readonly score: number;
  /** Useful work as a share of the most that is known to be possible on this seed; null where it was not played to an end. */
  readonly possible: number | null;
  /** The number and the mechanism that were locked; null where the run is not verified. */
  readonly prediction: PredictionJudgment | null;
  /** Milliseconds from its beginning to its end by the student's clock, which proves nothing; null if not recorded. */
  readonly duration: number | null;
  readonly flags: readonly Flag[];
}

/** A file that was not graded, or not all of it. */
export type NotGraded =
  | Unreadable
  /** Playing one of its runs again broke off. */
  | { readonly path: string; readonly fault: "broke"; readonly message: string };

/** All that came of a folder of hand-ins. */
export interface GradeReport {
  /** By student, then level. */
  readonly runs: readonly GradedRun[];
  /** With whose they are, as far as the path says; last those whose runs could not be played again. */
  readonly unreadable: readonly (NotGraded & { readonly student: string | null })[];
  /** On the roster, and no run of theirs was found. */
  readonly missing: readonly Student[];
  /** The levels that count: the assignment's, or all that were handed in. */
  readonly levels: readonly string[];
}

/** What grading needs to know. */
export interface GradeOptions {
  readonly levels: readonly LevelFile[];
  readonly roster: Roster | null;
  readonly assignment: Assignment | null;
  readonly judge: Judge;
  readonly onProgress: (done: number, all: number) => void;
}

/** Settings that are no accommodation: each may have them as they like. */
const ordinary = new Set(["theme", "reducedMotion", "muted", "volume"]);

interface Handed extends FoundRuns {
  readonly student: string;
  readonly entry: Student | null;
}

/** Grades what was handed in: finds the runs, plays each again, and says what an instructor should look at. */
export async function grade(files: readonly SubmittedFile[], options: GradeOptions): Promise<GradeReport> {
  const { roster, assignment } = options;
  const { runs: found, unreadable } = findRuns(files);
  const find = roster === null ? () => null : createFinder(roster);
  const handed = found.flatMap((one) => {
    const by = { ...one, ...whose(one, find) };
    return one.handIn.runs.map((record) => ({ by, record }));
  });
  let done = 0;
  const graded = await Promise.all(
    handed.map(async ({ by, record }) => {
      const run = await gradeRun(by, record, options).catch((error: unknown) => brokenOf(by.path, error));
      options.onProgress(++done, handed.length);
      return run;
    }),
  );
  const read = graded.filter((run) => "record" in run);
  const runs = flagShared(flagForks(bestOfEach(read), read)).toSorted(
    (a, b) => compare(a.student, b.student) || compare(a.record.levelId, b.record.levelId),
  );
  const present = new Set(runs.map(({ entry }) => entry));
  const notGraded = [...unreadable, ...graded.filter((run) => "fault" in run)];
  return {
    runs,
    unreadable: notGraded.map((one) => ({ ...one, student: nameFor(submitterOf(one.path), find) })),
    missing: roster?.students.filter((student) => !present.has(student)) ?? [],
    levels:
      assignment?.levels.map(({ level }) => level) ?? [...new Set(runs.map(({ record }) => record.levelId))].toSorted(),
  };
}

function brokenOf(path: string, error: unknown): NotGraded {
  if (!(error instanceof WorkerError)) throw error;
  return { path, fault: "broke", message: error.message };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Find = (who: Submitter) => Student | null;

function nameFor(who: Submitter | null, find: Find): string | null {
  return who === null ? null : (find(who)?.name ?? who.name);
}

/** Who handed it in: as the path says it, else as the hand-in does, else the file's name. */
function whose({ path, handIn }: FoundRuns, find: Find): Pick<Handed, "student" | "entry"> {
  const byPath = submitterOf(path);
  const said = handIn.student === null ? null : { name: handIn.student, id: null };
  const entry = (byPath && find(byPath)) ?? (byPath?.id == null && said ? find(said) : null);
  const name = byPath?.id == null ? (said?.name ?? byPath?.name) : byPath.name;
  return { entry, student: entry?.name ?? name ?? path.split("/").at(-1) ?? path };
}

async function gradeRun(handed: Handed, record: RunRecord, options: GradeOptions): Promise<GradedRun> {
  const { verdict, end } = await options.judge.judge(record);
  const file = options.levels.find(({ level }) => level.id === record.levelId);
  const { student, entry, path } = handed;
  const isVerified = verdict.kind === "verified";
  const over = isVerified && file !== undefined ? end : null;
  return {
    student,
    entry,
    path,
    record,
    verdict,
    stars: end?.stars ?? null,
    measure: end?.measure ?? null,
    score: isVerified && end !== null ? Math.round((1000 * end.stars) / 3) / 10 : 0,
    possible: over && file ? shareOfPossible(over.useful, await options.judge.bestUseful(file, record.seed)) : null,
    prediction: over?.prediction ?? null,
    duration: record.startedAt === null || record.endedAt === null ? null : record.endedAt - record.startedAt,
    flags: flagsOf(handed, record, options),
  };
}

function flagsOf({ handIn, student, entry }: Handed, record: RunRecord, options: GradeOptions): readonly Flag[] {
  const { roster, assignment } = options;
  const flags: Flag[] = [];
  if (roster !== null && entry === null) flags.push({ kind: "not-on-roster" });
  if (handIn.student !== null && !isSameName(handIn.student, student)) {
    flags.push({ kind: "other-student", student: handIn.student });
  }
  if (assignment !== null && handIn.assignment !== assignment.assignment) {
    flags.push({ kind: "other-assignment", assignment: handIn.assignment });
  }
  const asked = askedSeeds({ handIn, student, entry }, record, assignment);
  if (asked[0] !== undefined && !asked.includes(record.seed)) flags.push({ kind: "chosen-seed", asked: asked[0] });
  if (assignment !== null) flags.push(...flagsBy(assignment, record, handIn.answers));
  const granted = new Set(entry?.accommodations ?? []);
  const names = Object.entries(record.settings ?? {})
    .filter(([name, value]) => value !== false && !ordinary.has(name) && !granted.has(name))
    .map(([name]) => name);
  if (names.length > 0) flags.push({ kind: "accommodations", names });
  return flags;
}

/** The seeds that may have been played, as asked for first; none where it was free. A name may be written in two ways. */
function askedSeeds(
  { handIn, student, entry }: Pick<Handed, "handIn" | "student" | "entry">,
  { levelId }: RunRecord,
  assignment: Assignment | null,
): readonly string[] {
  if (entry?.seed != null) return [entry.seed];
  if (assignment === null) return [];
  const names = [student, ...(handIn.student !== null && isSameName(handIn.student, student) ? [handIn.student] : [])];
  return names.map((name) => seedFor(assignment, levelId, name)).filter((seed) => seed !== null);
}

function flagsBy(
  { attempts, deadline, report }: Assignment,
  record: RunRecord,
  answers: readonly Answer[],
): readonly Flag[] {
  const { attempt, endedAt } = record;
  const late = deadline === null || endedAt === null ? 0 : endedAt - Date.parse(deadline);
  const answer = answers.find(({ run }) => run === record.id);
  const isThere: Readonly<Record<ReportPart, boolean>> = {
    prediction: record.prediction !== null,
    mechanism: record.mechanism !== null,
    rationale: isWritten(record.rationale),
    alternative: isWritten(answer?.rejected),
    risk: isWritten(answer?.risk),
  };
  const lacking = report.filter((part) => !isThere[part]);
  return [
    ...(attempts !== null && attempt !== null && attempt > attempts
      ? [{ kind: "many-attempts", attempt, allowed: attempts } as const]
      : []),
    ...(late > 0 ? [{ kind: "after-deadline", milliseconds: late } as const] : []),
    ...(lacking.length > 0 ? [{ kind: "lacks", parts: lacking } as const] : []),
  ];
}

function isWritten(words: string | null | undefined): boolean {
  return (words ?? "").trim() !== "";
}

function isSameName(one: string, other: string): boolean {
  const keys = new Set(nameKeys(one));
  return nameKeys(other).some((key) => keys.has(key));
}

/** Of the runs of a level that one student handed in, some of them twice, the best. */
function bestOfEach(runs: readonly GradedRun[]): readonly GradedRun[] {
  const groups = new Map<string, GradedRun[]>();
  for (const run of runs) {
    const key = hashJson([run.entry?.id ?? "", run.student, run.record.levelId]);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].flatMap((group) => {
    const different = new Set(group.map(({ record }) => hashJson(record))).size;
    const [best] = group.toSorted(
      (a, b) =>
        Number(a.record.fork !== null) - Number(b.record.fork !== null) ||
        b.score - a.score ||
        Number(b.stars) - Number(a.stars) ||
        (a.measure ?? Infinity) - (b.measure ?? Infinity) ||
        // The same run by itself and in a report: what the report says of it counts.
        faultsOf(a) - faultsOf(b),
    );
    if (best === undefined) return [];
    return [different < 2 ? best : { ...best, flags: [...best.flags, { kind: "best-of", runs: different } as const] }];
  });
}

function faultsOf({ flags }: GradedRun): number {
  return flags.reduce((sum, flag) => sum + (flag.kind === "lacks" ? flag.parts.length : 1), 0);
}

function flagForks(runs: readonly GradedRun[], all: readonly GradedRun[]): readonly GradedRun[] {
  // Who played on without another command ends as the other did: of these the one that is no fork was first.
  const byFork = all.toSorted((a, b) => Number(b.record.fork !== null) - Number(a.record.fork !== null));
  const origins = new Map(byFork.map((run) => [originOf(run.record), run]));
  return runs.map((run) => {
    const origin = run.record.fork === null ? undefined : origins.get(run.record.fork.of);
    if (origin === undefined || isSameStudent(origin, run)) return run;
    return { ...run, flags: [...run.flags, { kind: "forked", student: origin.student }] };
  });
}

function isSameStudent(one: GradedRun, other: GradedRun): boolean {
  return one.student === other.student && one.entry === other.entry;
}

function flagShared(runs: readonly GradedRun[]): readonly GradedRun[] {
  return runs.map((run) => {
    const shared = runs.flatMap((other): Flag[] => {
      if (isSameStudent(other, run)) return [];
      const both = sharedCommands(run.record, other.record);
      return both === null ? [] : [{ kind: "shared", student: other.student, shared: both }];
    });
    return { ...run, flags: [...run.flags, ...shared] };
  });
}
