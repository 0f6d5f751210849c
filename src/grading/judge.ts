import { bestUseful } from "../analysis/best-useful.ts";
import { createJudge as createRecordJudge } from "../analysis/best-known.ts";
import { createAsker, type Asker } from "../analysis/create-asker.ts";
import { keptWork } from "../insight/worth.ts";
import { judgePrediction, type PredictionJudgment } from "../levels/judge-prediction.ts";
import type { LevelFile } from "../levels/level-file.ts";
import type { Verdict } from "../replay/judge-record.ts";
import type { RunRecord } from "../replay/run-record.ts";
import type { GpuSeconds } from "../sim/index.ts";

/** What playing a run again has shown, as it can be handed from one thread to another. */
export interface JudgedRun {
  readonly verdict: Verdict;
  /** How it ended, by this machine's own figures; null where it was not played to an end. */
  readonly end: {
    readonly stars: 0 | 1 | 2 | 3;
    readonly measure: number;
    readonly useful: GpuSeconds;
    readonly prediction: PredictionJudgment;
  } | null;
}

/** What is asked of a thread. */
export type JudgeQuestion =
  | { readonly of: "run"; readonly levels: readonly LevelFile[]; readonly record: RunRecord }
  | { readonly of: "best"; readonly file: LevelFile; readonly seed: string };

/** The same. */
export type JudgeAnswer =
  | { readonly of: "run"; readonly judged: JudgedRun }
  | { readonly of: "best"; readonly useful: GpuSeconds };

/** Plays what was handed in, wherever that is done. Both reject where playing breaks off. */
export interface Judge {
  judge(record: RunRecord): Promise<JudgedRun>;
  /** The most useful work that is known to be possible on a seed; each seed is played once. */
  bestUseful(file: LevelFile, seed: string): Promise<GpuSeconds>;
}

/** Keeps in mind what is the best known of the seeds it has met. */
const judgeWithBest = createRecordJudge();

/** Answers on the spot. */
export function answerJudge(question: JudgeQuestion): JudgeAnswer {
  if (question.of === "best") return { of: "best", useful: bestUseful(question.file, question.seed) };
  return { of: "run", judged: judgeRun(question.levels, question.record) };
}

function judgeRun(levels: readonly LevelFile[], record: RunRecord): JudgedRun {
  const { verdict, played } = judgeWithBest(levels, record);
  const file = levels.find(({ level }) => level.id === record.levelId);
  if (file === undefined || played === null || played.view.ended === null) return { verdict, end: null };
  const { view, score } = played;
  const prediction = judgePrediction(file, record, view);
  return { verdict, end: { stars: score.stars, measure: score.measure.value, useful: keptWork(view), prediction } };
}

/** Judges by these levels, with whoever answers. */
export function createJudge(
  levels: readonly LevelFile[],
  ask: (question: JudgeQuestion, isUrgent?: boolean) => Promise<JudgeAnswer>,
): Judge {
  const known = new Map<string, Promise<GpuSeconds>>();
  const askBest = async (file: LevelFile, seed: string): Promise<GpuSeconds> => {
    // A run waits for it, and is done then: it goes before the runs that nobody has begun with.
    const answer = await ask({ of: "best", file, seed }, true);
    return answer.of === "best" ? answer.useful : wrong(answer);
  };
  return {
    async judge(record) {
      const own = levels.filter(({ level }) => level.id === record.levelId);
      const answer = await ask({ of: "run", levels: own, record });
      return answer.of === "run" ? answer.judged : wrong(answer);
    },
    bestUseful(file, seed) {
      const key = JSON.stringify([file.level.id, seed]);
      const asked = known.get(key) ?? askBest(file, seed);
      known.set(key, asked);
      return asked;
    },
  };
}

function wrong({ of }: JudgeAnswer): never {
  throw new RangeError(`"${of}" is the answer to something else`);
}

/** Judges in this thread. */
export function judgeHere(levels: readonly LevelFile[]): Judge {
  return createJudge(levels, async (question) => answerJudge(question));
}

/** A worker that judges; one answer to each question. */
export function judgeAsker(): Asker<JudgeQuestion, JudgeAnswer> {
  return createAsker(() => new Worker(new URL("./judge-worker.ts", import.meta.url), { type: "module" }));
}
