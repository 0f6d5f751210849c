import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { playBaselines } from "../../src/analysis/baselines.ts";
import { fleetJudge } from "../../src/cli/runs/fleet-judge.ts";
import { parseAssignment } from "../../src/grading/assignment.ts";
import { assignmentParameter } from "../../src/grading/assignment-link.ts";
import type { GradeReport } from "../../src/grading/grade.ts";
import type { Baseline } from "../../src/insight/baseline.ts";
import { mostUseful } from "../../src/insight/possible.ts";
import { packHandIn } from "../../src/replay/pack-hand-in.ts";
import { handIn, moodleArchive, moodleWorksheet, runOf } from "../grading/a-class.ts";
import { act2File } from "../levels/level-files.ts";

const week = { assignment: "week-3", levels: [{ level: "act-2", seed: "monday" }] };
let folder = "";
const path = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fleet-grade-"));
  writeFileSync(path("class.zip"), moodleArchive().bytes);
  writeFileSync(path("worksheet.csv"), moodleWorksheet);
  writeFileSync(path("week.json"), JSON.stringify(week));
  mkdirSync(path("folder/Ada Lovelace"), { recursive: true });
  const run = runOf("solution", "monday");
  writeFileSync(path("folder/Ada Lovelace/my run (2)"), packHandIn(handIn("Ada Lovelace", [run])));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function call(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: "", err: "" };
  const stdout = { write: (text: string) => (written.out += text) };
  const stderr = { write: (text: string) => (written.err += text) };
  const code = await fleetJudge("grade", argv, stdout, stderr);
  return { code, ...written };
}

test("an archive, with roster and assignment, becomes a table and a summary", async () => {
  const options = ["--roster", path("worksheet.csv"), "--assignment", path("week.json"), "--csv", path("grades.csv")];
  const { code, out, err } = await call(path("class.zip"), ...options);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^7 runs of 7 students, 6 verified\./);
  const csv = readFileSync(path("grades.csv"), "utf8");
  expect(csv).toMatch(/^\uFEFFstudent,level,stars,score,% of possible,/);
  // She played the solution; who knew the failures kept a little more.
  const rows: Baseline[] = [];
  playBaselines({ file: act2File, seed: "monday" }, (row) => rows.push(row));
  const kept = rows.find(({ id }) => id === "solution")?.useful ?? 0;
  const possible = Math.round((1000 * kept) / mostUseful(rows)) / 10;
  expect(possible).toBeLessThan(100);
  expect(csv).toContain(`\r\nAda Lovelace,act-2,3,100,${possible},verified,monday,`);
  const parameter = assignmentParameter(parseAssignment(week));
  const link = options.with(3, `https://game.example/?assignment=${parameter}`);
  const first = readFileSync(path("grades.csv"), "utf8");
  expect((await call(path("class.zip"), ...link)).code).toBe(0);
  expect(readFileSync(path("grades.csv"), "utf8")).toBe(first);
  expect((await call(path("class.zip"), ...options, "--moodle")).code).toBe(0);
  expect(readFileSync(path("grades.csv"), "utf8")).toMatch(/^Identifier,Full name,/);
});

test("a folder does as well, without a roster, and --json is the whole report", async () => {
  const { code, out } = await call(path("folder"), "--json");
  expect(code).toBe(0);
  const report = JSON.parse(out) as GradeReport;
  expect(report.runs.map(({ student, score, path: file }) => [student, score, file])).toEqual([
    ["Ada Lovelace", 100, "Ada Lovelace/my run (2)"],
  ]);
  expect((await call(path("folder"), "--csv", path("canvas.csv"), "--canvas", "--column", "Lab 8 (1)")).code).toBe(0);
  expect(readFileSync(path("canvas.csv"), "utf8")).toBe(
    "Student,ID,SIS User ID,SIS Login ID,Section,Lab 8 (1)\r\nPoints Possible,,,,,100\r\nAda Lovelace,,,,,100\r\n",
  );
});

test.each([
  [[], /^Name the folder or zip/],
  [["a", "b", "--json"], 'fleet grade takes one folder or zip: "b" is too much.'],
  [["none"], "Say where the grades go: --csv grades.csv, or --json."],
  [["none", "--json"], "Cannot read none: there is no such file."],
  [["x", "--json", "--moodle", "--canvas"], /^Choose --moodle or --canvas/],
  [["x", "--json", "--roster", "package.json"], /^package\.json: it has no column "Student"/],
  [["x", "--json", "--assignment", "package.json"], /^package\.json: /],
  [["x", "--json", "--assignment", "https://x/?assignment=eyJh"], /^--assignment: /],
])("%j is refused in one sentence", async (argv, message) => {
  const { code, out, err } = await call(...argv);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err.trimEnd()).toMatch(message);
});
