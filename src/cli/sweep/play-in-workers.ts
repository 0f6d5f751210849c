import { availableParallelism } from "node:os";
import { createPool, mapAtOnce } from "../../analysis/create-pool.ts";
import type { SweepPlan, SweepRun } from "../../analysis/sweep.ts";
import type { LevelFile } from "../../levels/level-file.ts";
import { workerAsker } from "../worker-asker.ts";

/** Plays runs of a sweep on every core; in the order of their indexes. */
export async function playInWorkers(
  file: LevelFile,
  plan: SweepPlan,
  indexes: readonly number[],
  onDone: (done: number) => void,
): Promise<readonly SweepRun[]> {
  const script = new URL("./sweep-worker.ts", import.meta.url);
  const cores = availableParallelism();
  const pool = createPool<number, SweepRun>(() => workerAsker(script, { file, plan }), cores);
  let done = 0;
  try {
    return await mapAtOnce(indexes, cores, async (index) => {
      const run = await pool.ask(index);
      onDone(++done);
      return run;
    });
  } finally {
    pool.stop();
  }
}
