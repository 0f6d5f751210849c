import { parentPort, workerData } from "node:worker_threads";
import { playLevel } from "../../src/analysis/play-level.ts";
import { readAct2, solutionOf } from "./read-act-2.ts";

// Plays Act II's solution on so many seeds and tells how long that took, ms.
const file = readAct2();
const solution = solutionOf(file);
const start = performance.now();
for (let seed = 0; seed < Number(workerData); seed++) playLevel(file, solution, `bench-${seed}`);
parentPort?.postMessage(performance.now() - start);
