import type { LevelFile } from "../levels/level-file.ts";
import type { Judging } from "../replay/judge-record.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { createJudge } from "./best-known.ts";
import { createAsker, type Asker } from "./create-asker.ts";

/** What is asked of the worker. */
export interface JudgeRequest {
  /** The levels that there are, the record's own among them if there is such a one. */
  readonly files: readonly LevelFile[];
  readonly record: RunRecord;
}

/** Plays a record again and says whether it is what it claims; on the way, how far it is. */
export function judgeRun({ files, record }: JudgeRequest, onAnswer: (answer: Judging) => void): void {
  onAnswer(createJudge()(files, record, (share) => onAnswer({ kind: "judging", share })).verdict);
}

/** A worker that judges runs; the verdict is its last answer to a question. */
export function judgeAsker(): Asker<JudgeRequest, Judging> {
  return createAsker(() => new Worker(new URL("./judge-run-worker.ts", import.meta.url), { type: "module" }));
}
