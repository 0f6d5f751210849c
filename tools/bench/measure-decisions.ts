import { Worker } from "node:worker_threads";
import { playLevel } from "../../src/analysis/play-level.ts";
import type { DecisionsRequest } from "../../src/analysis/try-decisions.ts";
import type { Decision } from "../../src/insight/decisions/decision.ts";
import type { PlayStep } from "../../src/levels/level-file.ts";
import { readLevel, solutionOf } from "./read-level.ts";

/** What the debrief's trials of a run of Act I take. */
export interface DecisionTimes {
  readonly commands: number;
  readonly trials: number;
  /** From asking to the first decision that is told, ms, the workers' start included. */
  readonly firstMs: number;
  readonly allMs: number;
}

const commandCount = 20;
const workers = 2;

/** Tries every decision of a run of Act I with twenty commands: its solution, and consolidations in between. */
export async function measureDecisions(): Promise<DecisionTimes> {
  const file = readLevel("act-1");
  const solution = solutionOf(file);
  const seed = "bench";
  const packing = Array.from({ length: commandCount }, (_, index): PlayStep => {
    return { time: 300 + 600 * index, do: { type: "consolidate", nodes: 5 } };
  });
  const steps = [...solution.steps, ...packing].toSorted((a, b) => a.time - b.time);
  const commands = playLevel(file, { ...solution, steps }, seed).commands.slice(0, commandCount);
  const start = performance.now();
  let firstMs = Number.POSITIVE_INFINITY;
  let trials = 0;
  const work = Array.from({ length: workers }, (_, worker) => {
    const workerData: DecisionsRequest = { file, seed, commands, worker, workers };
    const asked = new Worker(new URL("./decisions-worker.ts", import.meta.url), { workerData });
    asked.on("message", ({ isDone, trials: tried }: Decision) => {
      firstMs = Math.min(firstMs, performance.now() - start);
      if (isDone) trials += tried.length;
    });
    return new Promise((resolve, reject) => asked.once("exit", resolve).once("error", reject));
  });
  await Promise.all(work);
  return { commands: commands.length, trials, firstMs, allMs: performance.now() - start };
}
