import { readFileSync } from "node:fs";
import type { SweepPlan, SweepRow, SweepRun } from "../../analysis/sweep.ts";
import { readCsv, writeCsv, type Cell } from "../../grading/csv.ts";
import { sweepErrors } from "../../text/cli-sweep.ts";
import { UsageError } from "../usage-error.ts";

/** The runs that one task of an array job has played. */
export interface Shard {
  readonly file: string;
  readonly plan: SweepPlan;
  readonly runs: readonly SweepRun[];
}

const head = "# fleet sweep ";
const columns = ["run", "stars", "measure", "useful GPU-seconds"];

/** A shard as CSV: what was swept in its first line, then a line a run. */
export function writeShard({ plan, runs }: Omit<Shard, "file">): string {
  return `${head}${JSON.stringify(plan)}\n${writeCsv([columns, ...runs.map((run) => [run.index, run.stars, run.measure, run.useful])])}`;
}

/** @throws UsageError if the file is no shard. */
export function readShard(file: string): Shard {
  const text = readText(file);
  const end = text.indexOf("\n");
  if (!text.startsWith(head) || end < 0) throw new UsageError(sweepErrors.noShard(file));
  const [names, ...rows] = readCsv(text.slice(end + 1));
  if (names?.join() !== columns.join()) throw new UsageError(sweepErrors.noShard(file));
  const runs = rows.map((row) => {
    const [index, stars, measure, useful] = row.map(Number);
    if (index === undefined || stars === undefined || measure === undefined || useful === undefined || row.length > 4) {
      throw new UsageError(sweepErrors.noShard(file));
    }
    return { index, stars, measure, useful };
  });
  return { file, plan: parsePlan(file, text.slice(head.length, end)), runs };
}

/**
 * Puts shards of one sweep together.
 * @throws UsageError if they are of different sweeps, a run is there twice, or some are missing.
 */
export function mergeShards(shards: readonly Shard[], runsOf: (plan: SweepPlan) => number): Omit<Shard, "file"> {
  const [first, ...rest] = shards;
  if (!first) throw new UsageError(sweepErrors.noShards);
  const other = rest.find(({ plan }) => JSON.stringify(plan) !== JSON.stringify(first.plan));
  if (other) throw new UsageError(sweepErrors.otherSweep(first.file, other.file));
  const runs = new Map<number, SweepRun>();
  for (const { file, runs: own } of shards) {
    for (const run of own) {
      if (runs.has(run.index)) throw new UsageError(sweepErrors.runTwice(run.index, file));
      runs.set(run.index, run);
    }
  }
  const all = runsOf(first.plan);
  if (runs.size !== all) throw new UsageError(sweepErrors.missing(all - runs.size, all));
  return { plan: first.plan, runs: [...runs.values()] };
}

/** The whole sweep as CSV, a line a combination. */
export function writeTable({ levelId, levers }: SweepPlan, measure: string, rows: readonly SweepRow[]): string {
  const names: Cell[] = [
    "level",
    ...levers.map(({ name }) => name),
    ...["seeds", "0 stars", "1 star", "2 stars", "3 stars", "won", "won low", "won high"],
    ...[measure, `${measure} low`, `${measure} high`, "useful GPU-hours", "useful low", "useful high"],
  ];
  const lines = rows.map(({ labels, seeds, stars, won, wonInterval, measure: measured, useful }): Cell[] => [
    levelId,
    ...labels,
    seeds,
    ...stars,
    won,
    ...wonInterval,
    ...spread(measured, 1),
    ...spread(useful, 3600),
  ]);
  return writeCsv([names, ...lines]);
}

function spread({ mean, halfWidth }: SweepRow["measure"], unit: number): number[] {
  return [mean / unit, (mean - halfWidth) / unit, (mean + halfWidth) / unit];
}

function parsePlan(file: string, json: string): SweepPlan {
  try {
    return JSON.parse(json) as SweepPlan;
  } catch {
    throw new UsageError(sweepErrors.noShard(file));
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UsageError(sweepErrors.unreadable(file));
  }
}
