import { availableParallelism } from "node:os";
import { createPool } from "../../analysis/create-pool.ts";
import { createJudge, type Judge, type JudgeAnswer, type JudgeQuestion } from "../../grading/judge.ts";
import type { LevelFile } from "../../levels/level-file.ts";
import { workerAsker } from "../worker-asker.ts";

/** Judges by these levels on every processor, in threads that must be stopped. */
export function startJudges(levels: readonly LevelFile[]): Judge & { readonly size: number; stop(): void } {
  const script = new URL("./judge-worker.ts", import.meta.url);
  const size = availableParallelism();
  const pool = createPool<JudgeQuestion, JudgeAnswer>(() => workerAsker(script), size);
  return {
    ...createJudge(levels, (question, isUrgent) => pool.ask(question, isUrgent)),
    size,
    stop: () => pool.stop(),
  };
}
