import { beforeAll, describe, expect, test } from "vitest";
import { playLevel } from "../../../src/analysis/play-level.ts";
import {
  handInOfReport,
  labReportOf,
  type HandedRun,
  type ReportParts,
} from "../../../src/insight/report/lab-report.ts";
import { readRun } from "../../../src/insight/report/read-run.ts";
import type { LevelFile } from "../../../src/levels/level-file.ts";
import { mechanisms } from "../../../src/levels/mechanisms.ts";
import { requireRun } from "../../../src/replay/hand-in.ts";
import { judgeRecord } from "../../../src/replay/judge-record.ts";
import { levelHash } from "../../../src/replay/level-hash.ts";
import { packHandIn } from "../../../src/replay/pack-hand-in.ts";
import { readHandIn } from "../../../src/replay/read-hand-in.ts";
import { noNotes, recordRun } from "../../../src/replay/record-run.ts";
import type { RunRecord } from "../../../src/replay/run-record.ts";
import { sealPrediction } from "../../../src/replay/seal-prediction.ts";
import { levelFiles } from "../../levels/level-files.ts";

function solved(file: LevelFile, change: Partial<RunRecord> = {}): RunRecord {
  const { level, plays, prediction: asked } = file;
  const [play] = plays;
  if (play === undefined) throw new RangeError(`${level.id} has no play`);
  const hash = levelHash(file);
  const run = recordRun(level, "monday", playLevel(file, play, "monday").commands, level.duration).record(
    noNotes(hash),
  );
  const { played } = judgeRecord([file], run);
  const [mechanism] = mechanisms[asked.metric];
  const locked = { prediction: asked.min, mechanism };
  return {
    ...run,
    ...locked,
    predictionSeal: sealPrediction({ ...locked, fork: null, levelHash: hash, seed: "monday" }),
    id: level.id,
    rationale: "Because it keeps more.",
    score: played && { stars: played.score.stars, measure: played.score.measure.value },
    ...change,
  };
}

let records: readonly RunRecord[];
let handed: readonly HandedRun[];
const parts = (change: Partial<ReportParts> = {}): ReportParts => ({
  files: levelFiles,
  handed,
  kept: records,
  student: "Zoë Müller",
  assigned: null,
  course: null,
  answers: records.map(({ id }) => ({ run: id ?? "", rejected: "Waiting.", risk: "A second failure." })),
  madeAt: 5,
  ...change,
});

beforeAll(() => {
  records = levelFiles.map((file) => solved(file));
  handed = records.map((record, index) => {
    const file = levelFiles[index];
    if (file === undefined) throw new RangeError("a record has no level");
    return { record, reading: readRun(file, record) };
  });
});

describe("a lab report", () => {
  test("of three acts with all that is asked for lacks nothing, and counts what a grader looks for", () => {
    const report = labReportOf(parts());
    expect(report.incomplete).toEqual([]);
    expect(report.runs.map(({ levelId, verdict }) => [levelId, verdict.kind])).toEqual(
      levelFiles.map(({ level }) => [level.id, "verified"]),
    );
    const all = { count: levelFiles.length, of: levelFiles.length };
    expect(report.grader.numbers.verified).toEqual(all);
    expect(report.grader.why.mechanisms).toEqual(all);
    expect(report.grader.tradeOff.risks).toEqual(all);
  });

  test("tells how the run went by this machine's own figures, to its end", () => {
    const { runs } = labReportOf(parts());
    for (const [index, run] of runs.entries()) {
      const last = run.course.at(-1);
      expect(last?.time).toBe(records[index]?.time);
      expect(last?.ledger).toEqual(run.ledger);
      expect(run.stars).toBe(records[index]?.score?.stars);
      expect(run.decisions).toEqual(records[index]?.commands);
    }
  });

  test("is never locked: what is missing is listed, act by act", () => {
    const empty = labReportOf(parts({ handed: [], answers: [] }));
    expect(empty.incomplete).toEqual(levelFiles.map(({ level }) => ({ kind: "run", levelId: level.id })));
    const [first] = levelFiles;
    if (first === undefined) throw new RangeError("there is no level");
    const bare = solved(first, { prediction: null, mechanism: null, predictionSeal: null, rationale: " \n" });
    const report = labReportOf(parts({ handed: [{ record: bare, reading: readRun(first, bare) }], answers: [] }));
    expect(report.incomplete.filter(({ levelId }) => levelId === first.level.id).map(({ kind }) => kind)).toEqual([
      "prediction",
      "mechanism",
      "rationale",
      "rejected",
      "risk",
    ]);
  });

  test("for an assignment carries its name, and misses no act that it does not ask for", () => {
    const [first, second] = levelFiles;
    const assigned = { assignment: "week-3", levels: [second?.level.id ?? ""] };
    const report = labReportOf(parts({ handed: [], answers: [], assigned }));
    expect(report.incomplete).toEqual([{ kind: "run", levelId: second?.level.id }]);
    expect(report.objectives[0]?.levelId).toBe(first.level.id);
    expect(handInOfReport(report, []).assignment).toBe("week-3");
  });

  test("of a forged run says so, and shows none of its figures", () => {
    const [file] = levelFiles;
    const [record] = records;
    if (file === undefined || record === undefined) throw new RangeError("there is no run");
    const forged = { ...record, score: { stars: 3, measure: 0 } } as const;
    const report = labReportOf(parts({ handed: [{ record: forged, reading: readRun(file, forged) }] }));
    expect(report.runs[0]).toMatchObject({ verdict: { kind: "differs" }, stars: null, ledger: null, course: [] });
    expect(report.incomplete[0]).toMatchObject({ kind: "verified" });
  });

  test("comes through its file: the runs, whose they are, and what was written of them", () => {
    const report = labReportOf(parts());
    const file = readHandIn(packHandIn(handInOfReport(report, handed)));
    expect(file).toMatchObject({ student: "Zoë Müller", course: null, runs: records });
    expect(file.answers).toEqual(parts().answers);
    const empty = labReportOf(parts({ handed: [], answers: [] }));
    const none = readHandIn(packHandIn(handInOfReport(empty, [])));
    expect(none.student).toBe("Zoë Müller");
    expect(() => requireRun(none)).toThrow("It is a report without a run.");
  });

  test("is data as its page shows it", () => {
    const report = labReportOf(parts());
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});
