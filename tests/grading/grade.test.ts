import { beforeAll, describe, expect, test } from "vitest";
import { WorkerError } from "../../src/analysis/create-pool.ts";
import { parseAssignment } from "../../src/grading/assignment.ts";
import { readCsv, writeCsv } from "../../src/grading/csv.ts";
import { grade, type GradedRun, type GradeReport } from "../../src/grading/grade.ts";
import { judgeHere } from "../../src/grading/judge.ts";
import { readRoster } from "../../src/grading/roster.ts";
import { canvasTable, gradeTable, moodleTable } from "../../src/grading/tables.ts";
import { packHandIn } from "../../src/replay/pack-hand-in.ts";
import { originOf } from "../../src/replay/origin-of.ts";
import { sealPrediction } from "../../src/replay/seal-prediction.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import { flagWords, gradeSummary, unreadableWords, verdictCell } from "../../src/text/grading.ts";
import { levelFiles } from "../levels/level-files.ts";
import { handIn, moodleArchive, moodleWorksheet, runOf } from "./a-class.ts";

const roster = readRoster(moodleWorksheet);
const options = {
  levels: levelFiles,
  roster,
  assignment: parseAssignment({ assignment: "week-3", levels: [{ level: "act-2", seed: "monday" }] }),
  judge: { ...judgeHere(levelFiles), bestUseful: () => Promise.resolve(1e9) },
  onProgress: () => {},
};

let report: GradeReport;
beforeAll(async () => {
  report = await grade([moodleArchive()], options);
});

function runBy(student: string): GradedRun {
  const run = report.runs.find((one) => one.student === student);
  if (run === undefined) throw new RangeError(`${student} handed nothing in`);
  return run;
}

const flagsOf = (student: string): readonly string[] => runBy(student).flags.map(flagWords);

describe("Moodle's archive of a class", () => {
  test("gives one line a student, whatever the files are called and wherever they lie", () => {
    expect(report.runs.map(({ student, verdict }) => [student, verdict.kind])).toEqual([
      ["=cmd|' /C calc'!A0", "verified"],
      ["Ada Lovelace", "verified"],
      ["Bo Li", "verified"],
      ["Eve Forger", "differs"],
      ["Mal Copy", "verified"],
      ["Tim Text", "verified"],
      ["Zoë Müller", "verified"],
    ]);
    expect(runBy("Ada Lovelace").stars).toBe(3);
    expect(runBy("Ada Lovelace").score).toBe(100);
    expect(runBy("Ada Lovelace").duration).toBe(1_390_000);
  });

  test("has files that are no runs, and students of whom there is none", () => {
    expect(report.unreadable.map(({ student, fault }) => [student, fault])).toEqual([
      ["Doc Ument", "office"],
      ["Em Pty", "empty"],
    ]);
    expect(report.missing.map(({ name }) => name)).toEqual(["Doc Ument", "Em Pty", "Miss Ing"]);
  });

  test("shows forged, copied and foreign runs", () => {
    expect(verdictCell(runBy("Eve Forger").verdict)).toMatch(/Its score is not the one that the run earns$/);
    expect(runBy("Eve Forger").score).toBe(0);
    expect(flagsOf("Mal Copy")).toEqual([
      "the file says that it is of Ada Lovelace",
      expect.stringMatching(/^\d+ of \d+ commands as Ada Lovelace \(same seed\)$/),
    ]);
    expect(flagsOf("Ada Lovelace")).toEqual([expect.stringMatching(/commands as Mal Copy/)]);
    expect(flagsOf("Bo Li")).toEqual(["chosen seed: monday was asked for"]);
    expect(flagsOf("Zoë Müller")).toEqual(["accommodations that are not on the list: pausedPlanning"]);
    expect(flagsOf("Tim Text")).toEqual([]);
  });

  test("in words, a line each", () => {
    const text = gradeSummary(report);
    expect(text).toMatch(/^7 runs of 7 students, 6 verified\.\n/);
    expect(text).toContain("Missing:\n  Doc Ument\n  Em Pty\n  Miss Ing");
    expect(text).toContain("run.docx: cannot be read: an Office document");
  });
});

test("a run over which playing breaks off is listed with its file, and all others are graded", async () => {
  const judge = {
    ...options.judge,
    judge: (record: RunRecord) =>
      record.id === "run-zoe" ? Promise.reject(new WorkerError("out of memory")) : options.judge.judge(record),
  };
  const done: number[] = [];
  const broken = await grade([moodleArchive()], { ...options, judge, onProgress: (count) => done.push(count) });
  expect(broken.runs).toHaveLength(report.runs.length - 1);
  expect(done.at(-1)).toBe(done.length);
  const last = broken.unreadable.at(-1);
  expect(last).toMatchObject({ student: "Zoë Müller", fault: "broke" });
  expect(last && unreadableWords(last)).toBe("playing it again broke off: out of memory");
});

describe("what the instructor grants and asks for", () => {
  test("accommodations and seeds stand in the roster, each student's own", async () => {
    const own = readRoster("Name,ID,Seed,Accommodations\nZoë Müller,1002,tuesday,pausedPlanning; textScale\n");
    const { runs } = await grade([moodleArchive()], { ...options, roster: own });
    const zoe = runs.find(({ student }) => student === "Zoë Müller");
    expect(zoe?.flags.map(flagWords)).toEqual(["chosen seed: tuesday was asked for"]);
    expect(runs.find(({ student }) => student === "Bo Li")?.flags[0]).toEqual({ kind: "not-on-roster" });
  });

  test("the best of several runs counts, the same one twice is one, and a run may come without a folder", async () => {
    const runs = [runOf("do-nothing", "monday"), runOf("solution", "monday"), runOf("do-nothing", "monday")];
    const bytes = packHandIn(handIn("Ada Lovelace", runs, null));
    const { runs: graded, missing } = await grade([{ path: "whatever.bin", bytes }], options);
    expect(graded).toHaveLength(1);
    expect(graded[0]).toMatchObject({ student: "Ada Lovelace", stars: 3 });
    expect(graded[0]?.flags.map(flagWords)).toEqual(["the file names no assignment", "best of 2 runs"]);
    expect(missing).toHaveLength(9);
  });

  test("practice earns nothing, says where it was forked and from whom, and never stands for a run that counts", async () => {
    const original = runOf("solution", "monday");
    const fork = { of: originOf(original), at: 3600 };
    const forked = runOf("solution", "monday", { fork, predictionSeal: sealPrediction({ ...original, fork }) });
    const files = [
      { path: "Ada Lovelace/run", bytes: packHandIn(handIn("Ada Lovelace", [original])) },
      { path: "Bo Li/run", bytes: packHandIn(handIn("Bo Li", [forked])) },
      { path: "Zoë Müller/run", bytes: packHandIn(handIn("Zoë Müller", [forked, runOf("never", "monday")])) },
    ];
    const { runs } = await grade(files, options);
    const by = (name: string) => runs.find(({ student }) => student === name);
    expect(by("Bo Li")).toMatchObject({ stars: 3, score: 0, possible: null, prediction: null });
    expect(verdictCell(by("Bo Li")?.verdict ?? { kind: "verified" })).toMatch(
      /^practice, forked from [0-9a-f]{6} at 01:00:00: /,
    );
    expect(by("Bo Li")?.flags.map(flagWords)).toContain("played on from the run of Ada Lovelace");
    expect(by("Zoë Müller")?.record.fork).toBeNull();
    expect(by("Ada Lovelace")?.score).toBe(100);
  });

  test("students with the same name are told apart by their numbers, and never by a guess", async () => {
    const twins = readRoster("Name,ID\nKim Lee,1\nKim Lee,2\n");
    const bytes = packHandIn(handIn("Kim Lee", [runOf("never", "monday")]));
    const path = (id: string): string => `Kim Lee_${id}_assignsubmission_file_/x`;
    const all = [path("1"), path("2"), "x.fleet"].map((one) => ({ path: one, bytes }));
    const { runs } = await grade(all, { ...options, roster: twins });
    expect(runs.map(({ entry }) => entry?.id)).toEqual(["1", "2", undefined]);
  });
});

describe("the tables", () => {
  test("grades.csv has these columns, and no text in it is a formula", () => {
    const csv = writeCsv(gradeTable(report));
    const [columns, ...rows] = readCsv(csv);
    expect(columns).toEqual(
      "student,level,stars,score,% of possible,verified,seed,commands,duration,prediction error,rationale,prediction,mechanism,flags,file".split(
        ",",
      ),
    );
    expect(rows.find(([student]) => student === "Ada Lovelace")?.slice(1, 13)).toEqual([
      "act-2",
      "3",
      "100",
      expect.stringMatching(/^[\d.]+$/),
      "verified",
      "monday",
      expect.stringMatching(/^\d+$/),
      "00:23:10",
      expect.stringMatching(/^-?[\d.]+ %$/),
      "'=1+1",
      "right number, wrong reason",
      "one-per-failure",
    ]);
    expect(rows.filter(([, , , , , verified]) => verified === "missing").map(([student]) => student)).toHaveLength(3);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@]/);
  });

  test("--moodle fills Moodle's own worksheet in: identifiers and dates stay, grades and comments are new", () => {
    const [columns, ...rows] = readCsv(writeCsv(moodleTable(report, roster)));
    expect(columns).toEqual(roster.columns);
    expect(rows).toHaveLength(10);
    const ada = Object.fromEntries(rows[0]?.map((cell, index) => [columns?.[index], cell]) ?? []);
    expect(ada).toMatchObject({
      Identifier: "Participant 1001",
      "Full name": "Ada Lovelace",
      Grade: "100",
      "Last modified (grade)": "-",
      "Feedback comments": "act-2: verified, 3/3",
    });
    expect(rows.at(-1)?.[4]).toBe("");
  });

  test("--canvas has Canvas's columns, the points possible, and the ids that it knows students by", async () => {
    const gradebook =
      'Student,ID,SIS User ID,SIS Login ID,Section,Lab 8 (55)\n    Points Possible,,,,,100\n"Müller, Zoë",77,s1,zoe,A,\n';
    const canvas = readRoster(gradebook);
    const path = "mullerzoe_LATE_77_990_run-2.fleet";
    const files = [{ path, bytes: packHandIn(handIn(null, [runOf("solution", "monday")])) }];
    const graded = await grade(files, { ...options, roster: canvas });
    expect(graded.runs[0]).toMatchObject({ student: "Müller, Zoë", score: 100 });
    expect(readCsv(writeCsv(canvasTable(graded, canvas, "Lab 8 (55)")))).toEqual([
      ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Lab 8 (55)"],
      ["Points Possible", "", "", "", "", "100"],
      ["Müller, Zoë", "77", "s1", "zoe", "A", "100"],
    ]);
  });
});

describe("CSV", () => {
  test("keeps a lone sign and a number, and disarms what a spreadsheet would work out", () => {
    expect(writeCsv([["-", "-12.5 %", "-1+1", "=A1", " @x", "+x", 'a "b", c', -3, null]])).toBe(
      `-,-12.5 %,'-1+1,'=A1,' @x,'+x,"a ""b"", c",-3,\r\n`,
    );
  });

  test("is read with commas, semicolons or tabs, quotes and lines in cells, and without what Excel puts before it", () => {
    expect(readCsv('\uFEFFa;b\r\n"1;\n2";"x ""y"""\r\n;\r\n')).toEqual([
      ["a", "b"],
      ["1;\n2", 'x "y"'],
    ]);
    expect(readCsv("a\tb,c\td\n")).toEqual([["a", "b,c", "d"]]);
  });
});
