import { parentPort, workerData } from "node:worker_threads";
import { playLevel } from "../../src/analysis/play-level.ts";
import { readLevel, solutionOf } from "./read-level.ts";

// Plays Act II's solution on so many seeds and tells how long that took, ms.
const file = readLevel("act-2");
const solution = solutionOf(file);
const start = performance.now();
for (let seed = 0; seed < Number(workerData); seed++) playLevel(file, solution, `bench-${seed}`);
parentPort?.postMessage(performance.now() - start);
