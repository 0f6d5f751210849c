import { judgeRecord } from "../../src/replay/judge-record.ts";
import type { LevelFile } from "../../src/levels/level-file.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import { createRandom, honestRuns, judgeMutated, mutatedFile, type Outcome } from "../../tests/replay/mutated-runs.ts";
import { levelFiles } from "../../tests/levels/level-files.ts";

/** What became of files that were changed at random. */
export interface FuzzTimes {
  readonly files: number;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** The most CPU time that one took, over that of its level's solution. */
  readonly slowest: number;
  /** The most memory that the heap held, bytes. */
  readonly heapBytes: number;
}

/** A file that took long is looked at so often again: another process may have slowed it down. */
const looks = 5;
/** As many of the slowest are. */
const suspects = 20;

/** Judges changed files of every stored play of every level; a crash or a forged run called verified ends it. */
export function measureFuzz(files: number): FuzzTimes {
  const honest = honestRuns(levelFiles, "fuzz");
  const solutions = new Map(levelFiles.map((file) => [file.level.id, solutionMs(honest, file)]));
  const random = createRandom(7);
  const outcomes: Partial<Record<Outcome, number>> = {};
  let slowest: readonly { readonly ratio: number; readonly run: RunRecord; readonly file: Uint8Array }[] = [];
  let heapBytes = 0;
  for (let index = 0; index < files; index++) {
    const run = honest[index % honest.length];
    if (run === undefined) throw new RangeError("there is no run");
    const file = mutatedFile(run, random);
    const before = cpuMs();
    const outcome = judgeMutated(levelFiles, run, file);
    const ratio = (cpuMs() - before) / (solutions.get(run.levelId) ?? Infinity);
    if (ratio > (slowest[suspects - 1]?.ratio ?? 0)) {
      slowest = [...slowest, { ratio, run, file }].toSorted((a, b) => b.ratio - a.ratio).slice(0, suspects);
    }
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (index % 100 === 0) heapBytes = Math.max(heapBytes, process.memoryUsage().heapUsed);
  }
  const again = slowest.map(
    ({ run, file }) =>
      medianCpuMs(() => void judgeMutated(levelFiles, run, file)) / (solutions.get(run.levelId) ?? Infinity),
  );
  return { files, outcomes, slowest: Math.max(...again), heapBytes };
}

/** What the level's solution takes to be judged. */
function solutionMs(honest: readonly RunRecord[], { level, plays }: LevelFile): number {
  const run = honest.filter(({ levelId }) => levelId === level.id)[plays.findIndex(({ role }) => role === "solution")];
  if (run === undefined) throw new RangeError(`${level.id} has no solution`);
  return medianCpuMs(() => void judgeRecord(levelFiles, run));
}

function medianCpuMs(work: () => void): number {
  const times = Array.from({ length: looks }, () => {
    const before = cpuMs();
    work();
    return cpuMs() - before;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(looks / 2)] ?? Infinity;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
