import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { SweepPlan, SweepRun } from "../../analysis/sweep.ts";
import type { LevelFile } from "../../levels/level-file.ts";

/** Plays runs of a sweep on every core; in the order in which they come in. */
export async function playInWorkers(
  file: LevelFile,
  plan: SweepPlan,
  indexes: readonly number[],
  onDone: (done: number) => void,
): Promise<readonly SweepRun[]> {
  const runs: SweepRun[] = [];
  const waiting = [...indexes];
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./sweep-worker.ts", import.meta.url), { workerData: { file, plan } });
      const next = (): void => {
        const index = waiting.shift();
        if (index === undefined) void worker.terminate().then(() => resolve());
        else worker.postMessage(index);
      };
      worker.on("message", (run: SweepRun) => {
        runs.push(run);
        onDone(runs.length);
        next();
      });
      worker.on("error", reject);
      next();
    });
  const workers = Math.max(1, Math.min(availableParallelism(), indexes.length));
  await Promise.all(Array.from({ length: workers }, work));
  return runs;
}
