import type { ClauseId } from "../sim/index.ts";
import { formatDuration, formatPercent } from "./numbers.ts";

/** A clause's name, as short as a label. */
export const clauseNames: Record<ClauseId, string> = {
  "gang-starts": "Giant starts",
  "student-p95-wait": "Students' p95 wait",
  "wide-p95-wait": "Whole-node jobs' p95 wait",
  "student-work-killed": "Students' work killed",
  "longest-pause": "Longest pause of a job",
  "training-time-lost": "Training time lost",
  "batch-shrunk": "Time with a smaller batch",
};

/** A clause's value in its own unit. */
export function clauseValue(clause: ClauseId, value: number): string {
  return clause === "student-work-killed"
    ? formatPercent(value, Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1)
    : formatDuration(value);
}

const objectives: Record<ClauseId, (limit: string) => string> = {
  "gang-starts": (limit) => `The giant starts within ${limit} of its arrival`,
  "student-p95-wait": (limit) => `The students' p95 wait is at most ${limit}`,
  "wide-p95-wait": (limit) => `The p95 wait of the jobs that fill a node is at most ${limit}`,
  "student-work-killed": (limit) => `At most ${limit} of the students' work is killed`,
  "longest-pause": (limit) => `No student job is paused for more than ${limit}`,
  "training-time-lost": (limit) => `At most ${limit} of training time is lost`,
  "batch-shrunk": (limit) => `The global batch is smaller than planned for at most ${limit}`,
};

/** The objective of a clause, with its limit: what an SLO says. */
export function clauseObjective(clause: ClauseId, limit: number): string {
  return objectives[clause](clauseValue(clause, limit));
}

const violations: Record<ClauseId, (value: string, limit: string) => string> = {
  "gang-starts": (value, limit) => `the giant waited ${value}; the SLO is ${limit}`,
  "student-p95-wait": (value, limit) => `the students' p95 wait is ${value}; the SLO is ${limit}`,
  "wide-p95-wait": (value, limit) => `the p95 wait of the jobs that fill a node is ${value}; the SLO is ${limit}`,
  "student-work-killed": (value, limit) => `${value} of the students' work was killed; the SLO is at most ${limit}`,
  "longest-pause": (value, limit) => `a student job was paused for ${value}; the SLO is at most ${limit}`,
  "training-time-lost": (value, limit) => `${value} of training time are lost; the SLO is at most ${limit}`,
  "batch-shrunk": (value, limit) => `the job trained for ${value} with a smaller batch; the SLO is at most ${limit}`,
};

/** How an SLO was violated, as a part of a sentence, with the numbers. */
export function clauseViolation(clause: ClauseId, value: number, limit: number): string {
  return violations[clause](clauseValue(clause, value), clauseValue(clause, limit));
}
