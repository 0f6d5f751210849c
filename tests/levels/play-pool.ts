import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { RunOutcome } from "../../src/insight/run-outcome.ts";
import type { LevelFile } from "../../src/levels/level-file.ts";
import type { PlayTask } from "./play-worker.ts";

/** Plays stored plays on every processor. */
export interface PlayPool {
  play(task: PlayTask): Promise<RunOutcome>;
  close(): Promise<void>;
}

interface Job {
  readonly task: PlayTask;
  readonly done: (outcome: RunOutcome) => void;
  readonly failed: (error: unknown) => void;
}

/** A worker for each processor; whoever is free takes the next play. */
export function createPlayPool(files: readonly LevelFile[]): PlayPool {
  const waiting: Job[] = [];
  const free: (() => void)[] = [];
  const workers = Array.from({ length: availableParallelism() }, () => {
    const worker = new Worker(new URL("./play-worker.ts", import.meta.url), { workerData: files });
    let job: Job | undefined;
    const next = (): void => {
      job = waiting.shift();
      if (job === undefined) free.push(next);
      else worker.postMessage(job.task);
    };
    worker.on("message", (outcome: RunOutcome) => {
      job?.done(outcome);
      next();
    });
    // A worker that breaks takes no more plays: whoever waits for one is told, too.
    worker.on("error", (error) => {
      for (const one of [job, ...waiting.splice(0)]) one?.failed(error);
    });
    next();
    return worker;
  });
  return {
    play: (task) =>
      new Promise((done, failed) => {
        waiting.push({ task, done, failed });
        free.shift()?.();
      }),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
