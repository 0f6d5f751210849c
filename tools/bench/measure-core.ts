import { spawnSync } from "node:child_process";
import { playLevel } from "../../src/analysis/play-level.ts";
import type { LevelFile } from "../../src/levels/level-file.ts";
import { judgeRecord } from "../../src/replay/judge-record.ts";
import { levelHash } from "../../src/replay/level-hash.ts";
import { noNotes, recordRun } from "../../src/replay/record-run.ts";
import { createSimulation, restoreSimulation } from "../../src/sim/index.ts";
import { cpuMs } from "./cpu-ms.ts";
import { readLevel, type ActId } from "./read-level.ts";
import type { ScaleRun } from "./scale-run.ts";

/** What the core costs without a screen: CPU milliseconds, but for bytes and exponents. */
export interface CoreTimes {
  /** Verifying a finished run: the mean over the act's stored plays on two seeds, of the median of several tries each. */
  readonly verifyMs: Readonly<Record<ActId, number>>;
  /** A snapshot and its restoring, near the end of Act I. */
  readonly snapshotMs: number;
  readonly snapshotBytes: number;
  /** 100,000 GPUs for 7 days, arrivals scaled, under Best-Fit, in a process of its own. */
  readonly week: ScaleRun;
  /** How CPU grows from 10,000 to 100,000 GPUs over those days, and with the jobs of a day's queue that is overloaded: 1 is linear. */
  readonly growth: { readonly gpus: number; readonly overload: number };
}

export function measureCore(): CoreTimes {
  const week = scaleRun(100_000, 7, 1);
  const small = scaleRun(10_000, 7, 1);
  const busy = scaleRun(10_000, 2, 2);
  const flooded = scaleRun(10_000, 2, 6);
  return {
    verifyMs: { "act-1": verifyMs("act-1"), "act-2": verifyMs("act-2"), "act-3": verifyMs("act-3") },
    ...snapshotOfAct1(),
    week,
    growth: {
      gpus: Math.log10(week.cpuMs / small.cpuMs),
      overload: Math.log(flooded.cpuMs / busy.cpuMs) / Math.log(flooded.jobs / busy.jobs),
    },
  };
}

function verifyMs(id: ActId): number {
  const file = readLevel(id);
  const records = file.plays.flatMap((play) =>
    ["one", "two"].map((seed) => {
      const { commands } = playLevel(file, play, seed);
      return recordRun(file.level, seed, commands, file.level.duration).record(noNotes(levelHash(file)));
    }),
  );
  const times = records.map((record) => cpuMs(() => requireVerified(file, judgeRecord([file], record).verdict.kind)));
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}

function requireVerified({ level }: LevelFile, verdict: string): void {
  if (verdict !== "verified") throw new Error(`a stored play of ${level.id} is ${verdict}`);
}

function snapshotOfAct1(): Pick<CoreTimes, "snapshotMs" | "snapshotBytes"> {
  const { level } = readLevel("act-1");
  const simulation = createSimulation(level, "bench");
  simulation.skipTo(Math.floor(0.97 * level.duration));
  return {
    snapshotMs: cpuMs(() => restoreSimulation(level, "bench", simulation.snapshot()), 60),
    snapshotBytes: simulation.snapshot().length,
  };
}

function scaleRun(gpus: number, days: number, load: number): ScaleRun {
  const argv = ["tools/bench/scale-run.ts", String(gpus), String(days), String(load)];
  const { stdout, stderr, status } = spawnSync(process.execPath, argv, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr.split("\n")[0]);
  return JSON.parse(stdout) as ScaleRun;
}
