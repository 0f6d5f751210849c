import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { playLevel } from "../../src/analysis/play-level.ts";
import { medianMs } from "./median-ms.ts";
import { readLevel, solutionOf } from "./read-level.ts";

/** What Act II's core does without a screen, ms. */
export interface Act2Times {
  /** One run to its end by the stored solution, the median of several. */
  readonly runMs: number;
  /** A thousand seeds of that, one after another in a worker. */
  readonly thousandMs: number;
}

const seeds = 1000;

/** Plays Act II, here and in a worker. */
export async function measureAct2(): Promise<Act2Times> {
  const file = readLevel("act-2");
  const solution = solutionOf(file);
  let run = 0;
  const runMs = medianMs(() => playLevel(file, solution, `median-${run++}`), 25);
  const worker = new Worker(new URL("./act-2-worker.ts", import.meta.url), { workerData: seeds });
  const [thousandMs] = (await once(worker, "message")) as [number];
  return { runMs, thousandMs };
}
