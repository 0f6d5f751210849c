import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseAssignment, type Assignment } from "../../grading/assignment.ts";
import { grade } from "../../grading/grade.ts";
import { gradescopeResults } from "../../grading/gradescope.ts";
import { judgeHere } from "../../grading/judge.ts";
import { readLevels } from "../../levels/registry.ts";
import { readSubmission } from "../read-submission.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** What stands beside the program in the autograder: the levels, and the assignment if there is one. */
function readBeside() {
  const names = readdirSync(join(here, "levels"));
  const levels = readLevels(Object.fromEntries(names.map((name) => [name, readJson(join(here, "levels", name))])));
  const file = join(here, "assignment.json");
  const assignment: Assignment | null = existsSync(file) ? parseAssignment(readJson(file)) : null;
  return { levels, assignment };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8")) as unknown;
}

/** Grades one submission: the folder it is in, and the file that the results go to. */
async function main([submission = "", results = ""]: readonly string[]): Promise<void> {
  const { levels, assignment } = readBeside();
  const report = await grade(readSubmission(submission), {
    levels,
    roster: null,
    assignment,
    judge: judgeHere(levels),
    onProgress: () => {},
  });
  mkdirSync(dirname(results), { recursive: true });
  writeFileSync(results, JSON.stringify(gradescopeResults(report, levels), null, 2));
}

await main(process.argv.slice(2));
