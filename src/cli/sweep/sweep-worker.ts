import { parentPort, workerData } from "node:worker_threads";
import { playSweepRun, type SweepPlan } from "../../analysis/sweep.ts";
import type { LevelFile } from "../../levels/level-file.ts";

const { file, plan } = workerData as { readonly file: LevelFile; readonly plan: SweepPlan };

parentPort?.on("message", (index: number) => parentPort?.postMessage(playSweepRun(file, plan, index)));
