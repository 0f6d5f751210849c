import type { Clause, Level } from "../sim/index.ts";
import { nodesOf } from "./check-bounds.ts";
import type { LevelFile } from "./level-file.ts";

/** Whether the storage contracts come one after the other and bear the intervals of the lever. */
export function* storageComplaints({ level }: LevelFile): Iterable<string> {
  const ids = new Set<string>();
  for (const [index, { id, offeredAt, shortestInterval }] of level.storage.entries()) {
    const field = `level.storage[${index}]`;
    if (ids.has(id)) yield `${field}.id is "${id}", but there is one of that name already`;
    ids.add(id);
    const earliest = level.storage[index - 1]?.offeredAt ?? 0;
    if (index === 0 ? offeredAt !== 0 : offeredAt < earliest) {
      yield `${field}.offeredAt is ${offeredAt}, but the first is 0 and none is before the one above`;
    }
    if (shortestInterval > level.longestInterval) {
      yield `${field}.shortestInterval is ${shortestInterval}, but level.longestInterval is ${level.longestInterval}`;
    }
  }
  const { checkpointInterval: lever, longestInterval } = level;
  const shortest = level.storage[0]?.shortestInterval ?? 0;
  if (lever !== null && (lever < shortest || lever > longestInterval)) {
    yield `level.checkpointInterval is ${lever}, but must be from ${shortest} to ${longestInterval}`;
  }
}

/** Whether what fails is there, and ages in order of time. */
export function* failureComplaints({ level }: LevelFile): Iterable<string> {
  const { scripted, slowdowns, aging } = level.failures;
  const nodes = nodesOf(level);
  const isDataParallel = level.jobs.some(({ dataParallel }) => dataParallel);
  for (const [index, failure] of scripted.entries()) {
    const field = `level.failures.scripted[${index}].nodes`;
    if (typeof failure.nodes === "string") {
      if (!isDataParallel) yield `${field} is "${failure.nodes}", but there is no data-parallel job to strike`;
      continue;
    }
    const node = failure.nodes.find((id) => id >= nodes);
    if (node !== undefined) yield `${field} has ${node}, but the cluster has ${nodes}`;
  }
  if (slowdowns && slowdowns.length > 0 && !isDataParallel) {
    yield `level.failures.slowdowns is a list of ${slowdowns.length}, but there is no data-parallel job to slow`;
  }
  for (const [index, { from }] of aging.entries()) {
    const before = aging[index - 1]?.from ?? 0;
    if (from <= before) yield `level.failures.aging[${index}].from is ${from}, but must be after ${before}`;
  }
}

/** What an SLO is about; one about nothing would be met without doing anything. */
const subjects: Readonly<Record<Clause["id"], { readonly what: string; readonly isIn: (level: Level) => boolean }>> = {
  "gang-starts": { what: "contiguous job", isIn: ({ jobs }) => jobs.some(({ contiguous }) => contiguous) },
  "student-p95-wait": { what: "student", isIn: hasStudents },
  "wide-p95-wait": { what: "student", isIn: hasStudents },
  "student-work-killed": { what: "workload", isIn: ({ workload }) => workload !== null },
  "longest-pause": { what: "student", isIn: hasStudents },
  "training-time-lost": {
    what: "training job",
    isIn: ({ jobs }) => jobs.some((job) => job.dataParallel || job.checkpointInterval === "lever"),
  },
  "batch-shrunk": { what: "data-parallel job", isIn: ({ jobs }) => jobs.some(({ dataParallel }) => dataParallel) },
};

/** Whether anyone is there who may be made to wait. */
export function hasStudents({ workload, jobs }: Level): boolean {
  return workload !== null || jobs.some(({ priority }) => priority === "student");
}

/** Whether each SLO stands once, is about something there, and is not fatal before it is violated. */
export function* clauseComplaints({ level }: LevelFile): Iterable<string> {
  const ids = new Set<string>();
  for (const [index, { id, limit, fatal }] of level.clauses.entries()) {
    const field = `level.clauses[${index}]`;
    if (ids.has(id)) yield `${field}.id is "${id}", but there is one of that name already`;
    ids.add(id);
    const { what, isIn } = subjects[id];
    if (!isIn(level)) yield `${field}.id is "${id}", but the level has no ${what}`;
    if (fatal !== null && fatal < limit) yield `${field}.fatal is ${fatal}, but the limit is ${limit}`;
  }
}
