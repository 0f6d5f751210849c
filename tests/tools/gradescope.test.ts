import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { playLevel } from "../../src/analysis/play-level.ts";
import type { GradescopeResults } from "../../src/grading/gradescope.ts";
import type { LevelFile } from "../../src/levels/level-file.ts";
import { handInOf } from "../../src/replay/hand-in.ts";
import { levelHash } from "../../src/replay/level-hash.ts";
import { packHandIn } from "../../src/replay/pack-hand-in.ts";
import { noNotes, recordRun } from "../../src/replay/record-run.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import { gradescopeText } from "../../src/text/gradescope.ts";
import { act2File, act3File } from "../levels/level-files.ts";

const root = mkdtempSync(join(tmpdir(), "autograder-"));

beforeAll(() => {
  const assignment = join(root, "week-3.json");
  const levels = [
    { level: "act-2", seed: null },
    { level: "act-3", seed: null },
  ];
  writeFileSync(assignment, JSON.stringify({ assignment: "week-3", levels }));
  const zip = join(root, "autograder.zip");
  execFileSync(process.execPath, ["tools/build-gradescope.ts", "--assignment", assignment, "--out", zip]);
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    const path = join(root, "source", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
});

/** Submits files, and runs the autograder's own script, as Gradescope does. */
function submit(name: string, files: Readonly<Record<string, Uint8Array | string>>): GradescopeResults {
  const own = join(root, name);
  mkdirSync(join(own, "submission"), { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(own, "submission", file), content);
  symlinkSync(join(root, "source"), join(own, "source"));
  execFileSync("bash", [join(own, "source", "run_autograder")], {
    env: { ...process.env, AUTOGRADER_ROOT: own, AUTOGRADER_NODE: process.execPath },
  });
  return JSON.parse(readFileSync(join(own, "results", "results.json"), "utf8")) as GradescopeResults;
}

function solved(file: LevelFile): RunRecord {
  const solution = file.plays.find(({ role }) => role === "solution");
  if (!solution) throw new RangeError("no solution");
  const { commands } = playLevel(file, solution, "handed-in");
  return recordRun(file.level, "handed-in", commands, file.level.duration).record(noNotes(levelHash(file)));
}

const fleet = (...runs: RunRecord[]): Uint8Array => packHandIn({ ...handInOf(runs), assignment: "week-3" });

test("two verified runs with all their stars get all the points, whatever the files are called", () => {
  const results = submit("good", {
    "my homework (1).bin": fleet(solved(act2File)),
    "b.fleet": fleet(solved(act3File)),
  });
  expect(results.score).toBe(100);
  expect(results.tests.map(({ score, max_score, status }) => [score, max_score, status])).toEqual([
    [50, 50, "passed"],
    [50, 50, "passed"],
  ]);
  expect(results.leaderboard[0]).toEqual({ name: "Stars", value: 6, order: "desc" });
  expect(results.tests[0]?.output).toContain("verified");
});

test("a forged run gets nothing, one that is missing is named, and so is what is no run", () => {
  const honest = solved(act2File);
  const forged = { ...honest, commands: honest.commands.slice(0, -1), score: { stars: 3 as const, measure: 0 } };
  const results = submit("bad", { "run.fleet": fleet(forged), "essay.docx": "PK" });
  expect(results.score).toBe(0);
  expect(results.tests.map(({ status }) => status)).toEqual(["failed", "failed"]);
  expect(results.tests[0]?.output).toContain("differs from");
  expect(results.tests[1]?.output).toBe(gradescopeText.noRun);
  expect(results.output).toContain("essay.docx: cannot be read");
});

test("nothing submitted is said to be, with what to do", () => {
  expect(submit("none", {})).toMatchObject({ score: 0, output: gradescopeText.nothing });
});

test("the archive has its scripts where Gradescope looks, and they may be run", () => {
  const modes = modesIn(readFileSync(join(root, "autograder.zip")));
  expect(modes.get("setup.sh")).toBe(0o755);
  expect(modes.get("run_autograder")).toBe(0o755);
});

/** Unix permissions by name, from a ZIP's central directory (APPNOTE 4.3.12). */
function modesIn(zip: Buffer): ReadonlyMap<string, number> {
  const modes = new Map<string, number>();
  for (let at = zip.indexOf("PK\u0001\u0002"); at >= 0; at = zip.indexOf("PK\u0001\u0002", at + 46)) {
    const name = zip.toString("utf8", at + 46, at + 46 + zip.readUInt16LE(at + 28));
    modes.set(name, (zip.readUInt32LE(at + 38) >>> 16) & 0o777);
  }
  return modes;
}
