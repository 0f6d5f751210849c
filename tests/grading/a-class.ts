import { strToU8, zipSync } from "fflate";
import { playLevel } from "../../src/analysis/play-level.ts";
import { handInFormat, type HandIn } from "../../src/replay/hand-in.ts";
import { createJudge } from "../../src/analysis/best-known.ts";
import { levelHash } from "../../src/replay/level-hash.ts";
import { packHandIn } from "../../src/replay/pack-hand-in.ts";
import { noNotes, recordRun } from "../../src/replay/record-run.ts";
import { codeOf } from "../../src/replay/run-code.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import { sealPrediction } from "../../src/replay/seal-prediction.ts";
import type { SubmittedFile } from "../../src/grading/open-archive.ts";
import { act2File } from "../levels/level-files.ts";

const judge = createJudge();

/** A run of Act II by one of its stored plays, as a student's would be recorded. */
export function runOf(play: string, seed: string, change: Partial<RunRecord> = {}): RunRecord {
  const stored = act2File.plays.find(({ id }) => id === play);
  if (stored === undefined) throw new RangeError(`there is no play ${play}`);
  const { level } = act2File;
  const { commands } = playLevel(act2File, stored, seed);
  const record = recordRun(level, seed, commands, level.duration).record(noNotes(levelHash(act2File)));
  const { played } = judge([act2File], record);
  const score = played && { stars: played.score.stars, measure: played.score.measure.value };
  return { ...record, score, ...change };
}

/** A hand-in of runs by a student. */
export function handIn(
  student: string | null,
  runs: readonly RunRecord[],
  assignment: string | null = "week-3",
): HandIn {
  return { handIn: handInFormat, student, course: "Systems", assignment, runs, answers: [] };
}

/** The right number for the wrong reason. */
const locked = { prediction: 4800, mechanism: "one-per-failure" } as const;
const predictionSeal = sealPrediction({ ...locked, fork: null, levelHash: levelHash(act2File), seed: "monday" });

const solution = runOf("solution", "monday", {
  id: "run-ada",
  startedAt: 1000,
  endedAt: 1_391_000,
  rationale: "=1+1",
  ...locked,
  predictionSeal,
});
const hourly = runOf("hourly", "monday", { id: "run-zoe", settings: { pausedPlanning: true, theme: "system" } });
const own = runOf("once-a-day", "tuesday", { id: "run-own" });

/** The archive that Moodle makes of a class's submissions. */
export function moodleArchive(): SubmittedFile {
  const file = (student: string, runs: readonly RunRecord[]): Uint8Array => packHandIn(handIn(student, runs));
  const edited = { ...hourly, id: "run-eve", score: { stars: 3, measure: 0 } } as const;
  const nested = zipSync({ "lab 8/my run.fleet": file("Bo Li", [own]), "__MACOSX/._my run.fleet": strToU8("x") });
  return {
    path: "CS101-Lab 8-123.zip",
    bytes: zipSync({
      "Ada Lovelace_1001_assignsubmission_file_/run (1).fleet": file("Ada Lovelace", [solution]),
      "Ada Lovelace_1001_assignsubmission_file_/run (1) copy.fleet": file("Ada Lovelace", [solution]),
      "Zoë Müller_1002_assignsubmission_file_/abgabe": file("Zoe Mueller", [hourly]),
      "Bo Li_1003_assignsubmission_file_/all.zip": nested,
      "Eve Forger_1004_assignsubmission_file_/eve.fleet": file("Eve Forger", [edited]),
      "Mal Copy_1005_assignsubmission_file_/mal.fleet": file("Ada Lovelace", [{ ...solution, id: "run-mal" }]),
      "Tim Text_1006_assignsubmission_onlinetext_/onlinetext.html": strToU8(
        `<p>${codeOf(file("Tim Text", [runOf("never", "monday", { id: "run-tim" })])) ?? ""}</p>`,
      ),
      "Doc Ument_1007_assignsubmission_file_/run.docx": zipSync({ "[Content_Types].xml": strToU8("<x/>") }),
      "Em Pty_1008_assignsubmission_file_/empty.fleet": new Uint8Array(0),
      "=cmd|' /C calc'!A0_1009_assignsubmission_file_/x.fleet": file("=cmd|' /C calc'!A0", [
        runOf("do-nothing", "monday"),
      ]),
    }),
  };
}

/** The worksheet that Moodle exports beside it. */
export const moodleWorksheet = [
  "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (submission),Last modified (grade),Feedback comments",
  ...[
    ["1001", "Ada Lovelace"],
    ["1002", "Zoë Müller"],
    ["1003", "Bo Li"],
    ["1004", "Eve Forger"],
    ["1005", "Mal Copy"],
    ["1006", "Tim Text"],
    ["1007", "Doc Ument"],
    ["1008", "Em Pty"],
    ["1009", "=cmd|' /C calc'!A0"],
    ["1010", "Miss Ing"],
  ].map(
    ([id, name]) => `Participant ${id},"${name}",x@x.edu,Submitted,,100.00,Yes,"Monday, 1 January 2026, 10:00 AM",-,`,
  ),
].join("\r\n");
