import { judgeRecord } from "../../src/replay/judge-record.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import { createRandom, honestRuns, mutateAndJudge, type Outcome } from "../../tests/replay/mutated-runs.ts";
import { levelFiles } from "../../tests/levels/level-files.ts";

/** What became of files that were changed at random. */
export interface FuzzTimes {
  readonly files: number;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** The most CPU time that one took, over that of the honest run without any command on its level. */
  readonly slowest: number;
  /** The most memory that the heap held, bytes. */
  readonly heapBytes: number;
}

/** Judges changed files of every stored play of every level; a crash or a forged run called verified ends it. */
export function measureFuzz(files: number): FuzzTimes {
  const honest = honestRuns(levelFiles, "fuzz");
  const plain = new Map(
    honest.filter(({ commands }) => commands.length === 0).map((run) => [run.levelId, plainMs(run)]),
  );
  const random = createRandom(7);
  const outcomes: Partial<Record<Outcome, number>> = {};
  let slowest = 0;
  let heapBytes = 0;
  for (let index = 0; index < files; index++) {
    const run = honest[index % honest.length];
    if (run === undefined) throw new RangeError("there is no run");
    const before = cpuMs();
    const outcome = mutateAndJudge(levelFiles, run, random);
    slowest = Math.max(slowest, (cpuMs() - before) / (plain.get(run.levelId) ?? Infinity));
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (index % 100 === 0) heapBytes = Math.max(heapBytes, process.memoryUsage().heapUsed);
  }
  return { files, outcomes, slowest, heapBytes };
}

function plainMs(run: RunRecord): number {
  const times = Array.from({ length: 5 }, () => {
    const before = cpuMs();
    judgeRecord(levelFiles, run);
    return cpuMs() - before;
  });
  return times.toSorted((a, b) => a - b)[2] ?? Infinity;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
