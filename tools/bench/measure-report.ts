import { playLevel } from "../../src/analysis/play-level.ts";
import { handInOfReport, labReportOf } from "../../src/insight/report/lab-report.ts";
import { readRun } from "../../src/insight/report/read-run.ts";
import type { LevelFile } from "../../src/levels/level-file.ts";
import { levelHash } from "../../src/replay/level-hash.ts";
import { packHandIn } from "../../src/replay/pack-hand-in.ts";
import { noNotes, recordRun } from "../../src/replay/record-run.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import { levelFiles } from "../../tests/levels/level-files.ts";
import { medianMs } from "./median-ms.ts";

/** Milliseconds that a report of all acts takes, each by its solution: runs played again, all put together, and packed. */
export function measureReport(): number {
  const runs = levelFiles.map((file) => ({ file, record: solved(file) }));
  const kept = runs.map(({ record }) => record);
  return medianMs(() => {
    const handed = runs.map(({ file, record }) => ({ record, reading: readRun(file, record) }));
    const about = { student: null, assigned: null, course: null, answers: [], madeAt: 0 };
    const report = labReportOf({ files: levelFiles, handed, kept, ...about });
    packHandIn(handInOfReport(report, handed));
    JSON.stringify(report);
  });
}

function solved(file: LevelFile): RunRecord {
  const { level, plays } = file;
  const play = plays.find(({ role }) => role === "solution");
  if (play === undefined) throw new RangeError(`${level.id} has no solution`);
  const { commands } = playLevel(file, play, "bench");
  return recordRun(level, "bench", commands, level.duration).record(noNotes(levelHash(file)));
}
