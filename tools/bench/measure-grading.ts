import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { playLevel } from "../../src/analysis/play-level.ts";
import { handInOf } from "../../src/replay/hand-in.ts";
import { levelHash } from "../../src/replay/level-hash.ts";
import { packHandIn } from "../../src/replay/pack-hand-in.ts";
import { noNotes, recordRun } from "../../src/replay/record-run.ts";
import { readLevel } from "./read-level.ts";

/** What judging runs of Act I takes on the command line, the program's start and every thread's included, ms. */
export interface GradingTimes {
  readonly verifyMs: number;
  /** All on one seed. */
  readonly gradeMs: number;
}

export const verifiedRuns = 300;
export const gradedStudents = 40;
/** Each is handed in several times: whoever judges it plays it anew. */
const differentRuns = 30;

/** Verifies and grades runs of every stored play of Act I. */
export function measureGrading(): GradingTimes {
  const folder = mkdtempSync(join(tmpdir(), "fleet-bench-"));
  try {
    const several = packedRuns((index) => `bench-${index}`);
    const paths = Array.from({ length: verifiedRuns }, (_, index) => {
      return write(join(folder, `${index}.fleet`), several[index % differentRuns]);
    });
    const sameSeed = packedRuns(() => "bench");
    for (let index = 0; index < gradedStudents; index++) {
      mkdirSync(join(folder, "class", `Student ${index}`), { recursive: true });
      write(join(folder, "class", `Student ${index}`, "run.fleet"), sameSeed[index % differentRuns]);
    }
    return {
      verifyMs: fleetMs("verify", ...paths),
      gradeMs: fleetMs("grade", join(folder, "class"), "--csv", join(folder, "grades.csv")),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(path: string, bytes: Uint8Array = new Uint8Array(0)): string {
  writeFileSync(path, bytes);
  return path;
}

function packedRuns(seedOf: (index: number) => string): readonly Uint8Array[] {
  const file = readLevel("act-1");
  const { level, plays } = file;
  return Array.from({ length: differentRuns }, (_, index) => {
    const play = plays[index % plays.length];
    if (play === undefined) throw new RangeError(`${level.id} has no plays`);
    const { commands } = playLevel(file, play, seedOf(index));
    const record = recordRun(level, seedOf(index), commands, level.duration).record(noNotes(levelHash(file)));
    return packHandIn(handInOf([record]));
  });
}

function fleetMs(...argv: readonly string[]): number {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/cli/main.ts", ...argv], { encoding: "utf8" });
  if (status !== 0) throw new Error(`fleet ${argv[0]}: ${stderr || stdout}`);
  return performance.now() - start;
}
