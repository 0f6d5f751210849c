import * as v from "valibot";
import { boundComplaints } from "./check-bounds.ts";
import { dataParallelComplaints } from "./check-data-parallel.ts";
import { jobComplaints, policyComplaints, workloadComplaints } from "./check-jobs.ts";
import { goalComplaints } from "./check-goals.ts";
import { playComplaints } from "./check-plays.ts";
import { clauseComplaints, failureComplaints, storageComplaints } from "./check-site.ts";
import { explainIssue } from "./explain-issue.ts";
import { LevelError } from "./level-error.ts";
import type { LevelFile } from "./level-file.ts";
import { levelFileSchema } from "./level-schema.ts";

/** What a schema cannot see: fields that must fit one another. Each relies on those before it. */
const checks: readonly ((file: LevelFile) => Iterable<string>)[] = [
  boundComplaints,
  jobComplaints,
  policyComplaints,
  workloadComplaints,
  dataParallelComplaints,
  storageComplaints,
  failureComplaints,
  clauseComplaints,
  goalComplaints,
  playComplaints,
];

/**
 * Checks what came out of a level's file: one that is taken can be run to its end within `levelLimits`.
 * @throws LevelError naming the first field that is wrong, and why.
 */
export function parseLevel(json: unknown): LevelFile {
  const result = v.safeParse(levelFileSchema, json, { abortEarly: true });
  if (!result.success) throw new LevelError(explainIssue(result.issues[0], "the level"));
  const file: LevelFile = result.output;
  for (const complaints of checks) for (const complaint of complaints(file)) throw new LevelError(complaint);
  return file;
}
