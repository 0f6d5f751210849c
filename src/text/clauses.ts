import type { ClauseId } from "../sim/index.ts";
import { formatDuration, formatPercent } from "./numbers.ts";

/** A clause's name, as short as a label. */
export const clauseNames: Record<ClauseId, string> = {
  "gang-starts": "Giant starts",
  "student-p95-wait": "Students' p95 wait",
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

const promises: Record<ClauseId, (limit: string) => string> = {
  "gang-starts": (limit) => `The giant starts within ${limit} of its arrival`,
  "student-p95-wait": (limit) => `95 of 100 students wait less than ${limit}`,
  "student-work-killed": (limit) => `At most ${limit} of the students' work is killed`,
  "longest-pause": (limit) => `No student job stands still for more than ${limit}`,
  "training-time-lost": (limit) => `At most ${limit} go to anything but training that lasts`,
  "batch-shrunk": (limit) => `The global batch is smaller than planned for at most ${limit}`,
};

/** What was promised. */
export function clausePromise(clause: ClauseId, limit: number): string {
  return promises[clause](clauseValue(clause, limit));
}

const breaches: Record<ClauseId, (value: string, limit: string) => string> = {
  "gang-starts": (value, limit) => `the giant waited ${value}; ${limit} were promised`,
  "student-p95-wait": (value, limit) => `5 of 100 students waited more than ${value}; ${limit} were promised`,
  "student-work-killed": (value, limit) => `${value} of the students' work was killed; at most ${limit} were promised`,
  "longest-pause": (value, limit) => `a student job stood still for ${value}; at most ${limit} were promised`,
  "training-time-lost": (value, limit) => `${value} of training time are lost; at most ${limit} were allowed`,
  "batch-shrunk": (value, limit) => `the job trained for ${value} with a smaller batch; at most ${limit} were allowed`,
};

/** How a clause was broken, as a part of a sentence, with the numbers. */
export function clauseBreach(clause: ClauseId, value: number, limit: number): string {
  return breaches[clause](clauseValue(clause, value), clauseValue(clause, limit));
}
