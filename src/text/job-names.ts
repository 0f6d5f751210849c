import type { JobView, Level } from "../sim/index.ts";

/** What a job is called: as its level names it, or by its student's number. */
export function jobName(level: Level, { origin }: Pick<JobView, "origin">): string {
  return level.jobs[origin]?.name ?? `student-${-origin}`;
}

/** Who submitted a job. */
export function jobOwner(level: Level, { origin }: Pick<JobView, "origin">): string {
  return level.jobs[origin]?.owner ?? `student ${-origin}`;
}

/** The same in a list of students, where the number is what tells them apart: "#6476". */
export function jobCode(level: Level, { origin }: Pick<JobView, "origin">): string {
  return level.jobs[origin]?.name ?? `#${-origin}`;
}
