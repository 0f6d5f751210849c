import type { LevelFile } from "../../levels/level-file.ts";
import { handInFormat, handInOf, type Answer, type HandIn } from "../../replay/hand-in.ts";
import { packHandIn } from "../../replay/pack-hand-in.ts";
import { codeOf } from "../../replay/run-code.ts";
import type { Instant, RunRecord } from "../../replay/run-record.ts";
import type { ClauseView } from "../../sim/index.ts";
import { auditLevel, type ContrastAudit } from "./check-backing.ts";
import { countForGrader, type GraderLines } from "./grader-lines.ts";
import type { RunReading } from "./read-run.ts";
import type { ReportedRun } from "./reported-run.ts";

export type { Answer };
export type { ReportedRun };

/** The format of a report's JSON. */
export const labReportFormat = 2;

/** A lab report as it is saved as JSON: all that its page says, in the core's units. */
export interface LabReport {
  readonly labReport: typeof labReportFormat;
  readonly madeAt: Instant;
  readonly student: string | null;
  readonly course: string | null;
  /** The name of the assignment that it is made for. */
  readonly assignment: string | null;
  /** What each act asks, also of those that were not handed in. */
  readonly objectives: readonly ActObjectives[];
  /** Those handed in, in order of the acts. */
  readonly runs: readonly ReportedRun[];
  readonly audit: ContrastAudit;
  /** What a whole report has and this one lacks. */
  readonly incomplete: readonly Missing[];
  readonly grader: GraderLines;
}

export interface ActObjectives {
  readonly levelId: string;
  readonly number: string;
  readonly title: string;
  readonly clauses: readonly Pick<ClauseView, "id" | "limit">[];
  readonly fragmentationBelow: number;
  readonly goodputAbove: number;
  readonly thirdStar: LevelFile["goals"]["thirdStar"];
}

/** Something that a whole report has. */
export type Missing =
  | { readonly kind: "run"; readonly levelId: string }
  | {
      readonly kind: "verified" | "prediction" | "mechanism" | "rationale" | "rejected" | "risk";
      readonly levelId: string;
      readonly run: string | null;
    };

/** A run that is handed in. */
export interface HandedRun {
  readonly record: RunRecord;
  readonly reading: RunReading;
}

/** What a report is made of. */
export interface ReportParts {
  readonly files: readonly LevelFile[];
  /** Those handed in, with what playing them again has shown. */
  readonly handed: readonly HandedRun[];
  /** All finished runs that are kept: what is claimed is held against them. */
  readonly kept: readonly RunRecord[];
  readonly student: string | null;
  readonly course: string | null;
  /** What is asked for; null: every act is. */
  readonly assigned: { readonly assignment: string; readonly levels: readonly string[] } | null;
  readonly answers: readonly Answer[];
  readonly madeAt: Instant;
}

/** Puts a report together. */
export function labReportOf({ files, handed, kept, assigned, answers, ...about }: ReportParts): LabReport {
  const runs = files.flatMap((file) =>
    handed.filter(({ record }) => record.levelId === file.level.id).map((one) => reportedOf(file, one, answers)),
  );
  const audits = files.map(({ level }) => {
    const isOf = ({ levelId }: { readonly levelId: string }): boolean => levelId === level.id;
    return auditLevel(level, kept.filter(isOf), runs.filter(isOf));
  });
  const audit: ContrastAudit = {
    contrasts: audits.flatMap(({ contrasts }) => contrasts),
    claims: audits.flatMap(({ claims }) => claims),
  };
  const objectives = files.map(objectivesOf);
  return {
    labReport: labReportFormat,
    ...about,
    assignment: assigned?.assignment ?? null,
    objectives,
    runs,
    audit,
    incomplete: objectives.flatMap(({ levelId }) =>
      missingOf(levelId, runs, assigned?.levels.includes(levelId) ?? true),
    ),
    grader: countForGrader(runs, audit),
  };
}

/** What is handed in with a report: the runs, whose they are, and what was written of them. */
export function handInOfReport({ student, course, assignment, runs }: LabReport, handed: readonly HandedRun[]): HandIn {
  return {
    handIn: handInFormat,
    student,
    course,
    assignment,
    runs: handed.map(({ record }) => record),
    answers: runs.flatMap(({ id, rejected, risk }) =>
      id === null || (rejected === null && risk === null) ? [] : [{ run: id, rejected, risk }],
    ),
  };
}

function objectivesOf({ level, about, goals }: LevelFile): ActObjectives {
  return {
    levelId: level.id,
    number: about.number,
    title: about.title,
    clauses: level.clauses.map(({ id, limit }) => ({ id, limit })),
    ...goals,
  };
}

function reportedOf(file: LevelFile, { record, reading }: HandedRun, answers: readonly Answer[]): ReportedRun {
  const { verdict, played } = reading;
  const { levelId, seed, id, attempt, startedAt, endedAt, rationale, claims } = record;
  const answer = answers.find(({ run }) => run === id);
  return {
    ...{ levelId, seed, id, attempt, startedAt, endedAt, claims },
    rationale: written(rationale),
    verdict,
    stars: played?.score.stars ?? null,
    measure: played?.score.measure ?? null,
    badges: played?.score.badges ?? null,
    clauses:
      played?.view.clauses.map(({ id: clause, limit, value, state }) => ({ id: clause, limit, value, state })) ?? null,
    ledger: played === null ? null : { ...played.view.ledger },
    course: played?.course ?? [],
    prediction: {
      metric: file.prediction.metric,
      predicted: record.prediction,
      mechanism: record.mechanism,
      ...played?.prediction,
    },
    decisions: record.commands,
    rejected: written(answer?.rejected ?? null),
    risk: written(answer?.risk ?? null),
    code: codeOf(packHandIn(handInOf([record]))),
    digest: record.digests.at(-1)?.digest ?? null,
  };
}

function written(words: string | null): string | null {
  return words === null || words.trim() === "" ? null : words;
}

function missingOf(levelId: string, runs: readonly ReportedRun[], isAsked: boolean): readonly Missing[] {
  const own = runs.filter((run) => run.levelId === levelId);
  if (own.length === 0) return isAsked ? [{ kind: "run", levelId }] : [];
  return own.flatMap((run): readonly Missing[] => {
    const has = {
      verified: run.verdict.kind === "verified",
      prediction: run.prediction.predicted !== null,
      mechanism: run.prediction.mechanism !== null,
      rationale: run.rationale !== null,
      rejected: run.rejected !== null,
      risk: run.risk !== null,
    };
    const kinds = ["verified", "prediction", "mechanism", "rationale", "rejected", "risk"] as const;
    return kinds.filter((kind) => !has[kind]).map((kind) => ({ kind, levelId, run: run.id }));
  });
}
