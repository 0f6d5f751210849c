import { judgePrediction, type PredictionJudgment } from "../../levels/judge-prediction.ts";
import type { Goals, LevelFile } from "../../levels/level-file.ts";
import type { Score } from "../../levels/score.ts";
import { judgeRecord, type Verdict } from "../../replay/judge-record.ts";
import type { RunRecord } from "../../replay/run-record.ts";
import type { ClusterView } from "../../sim/index.ts";
import { courseOf, type CoursePoint } from "./course.ts";

/** What playing a record again has shown, for a report. */
export interface RunReading {
  readonly verdict: Verdict;
  /** Null where the record is not what was played, or cannot be played here. */
  readonly played: PlayedRun | null;
}

/** By this machine's own figures, as the run stands where its record ends. */
export interface PlayedRun {
  readonly view: ClusterView;
  readonly score: Score;
  readonly prediction: PredictionJudgment;
  readonly course: readonly CoursePoint[];
}

/** Plays a record again and reads off it what a report tells. */
export function readRun(
  file: LevelFile,
  record: RunRecord,
  goalsOn?: (file: LevelFile, seed: string) => Goals,
): RunReading {
  const { verdict, played } = judgeRecord([file], record, { ...(goalsOn && { goalsOn }) });
  const isTrue = ["verified", "practice", "incomplete"].includes(verdict.kind);
  if (!isTrue || played === null) return { verdict, played: null };
  const prediction = judgePrediction(file, record, played.view);
  return { verdict, played: { ...played, prediction, course: courseOf(file.level, record) } };
}
