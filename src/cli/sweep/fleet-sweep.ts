import { combinationsOf, summarize, type SweepPlan, type SweepRun } from "../../analysis/sweep.ts";
import type { LevelFile } from "../../levels/level-file.ts";
import { levelHash } from "../../replay/level-hash.ts";
import { simVersion } from "../../sim/index.ts";
import { sweepErrors, sweepHelp, sweepReport } from "../../text/cli-sweep.ts";
import type { Output } from "../output.ts";
import { parseSeed } from "../parse-arguments.ts";
import { progressOn } from "../progress-on.ts";
import { findLevel } from "../read-level.ts";
import { readOptions } from "../runs/read-options.ts";
import { writeWhole } from "../runs/run-files.ts";
import { UsageError } from "../usage-error.ts";
import { leverHelp, parseLevers } from "./parse-levers.ts";
import { playInWorkers } from "./play-in-workers.ts";
import { mergeShards, readShard, writeShard, writeTable } from "./sweep-file.ts";

const mostRuns = 10_000_000;

/** `fleet sweep`: any levers of a level over seeds, on every core; returns the exit code. */
export async function fleetSweep(argv: readonly string[], stdout: Output, stderr: Output): Promise<number> {
  try {
    return await sweep(argv, stdout, stderr);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function sweep(argv: readonly string[], stdout: Output, stderr: Output): Promise<number> {
  const { values, positionals } = readOptions(namedCsv(argv), {
    lever: { type: "string", multiple: true },
    play: { type: "string" },
    seeds: { type: "string" },
    "seed-prefix": { type: "string" },
    shard: { type: "string" },
    merge: { type: "boolean" },
    csv: { type: "string" },
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help === true) {
    stdout.write(`${sweepHelp(leverHelp)}\n`);
    return 0;
  }
  if (values.merge === true) {
    const merged = mergeShards(positionals.map(readShard), (plan) => combinationsOf(plan) * plan.seeds);
    tell(findLevel(merged.plan.levelId), merged.plan, merged.runs, values, stdout);
    return 0;
  }
  const [name, extra] = positionals;
  if (name === undefined) throw new UsageError(sweepErrors.noLevel);
  if (extra !== undefined) throw new UsageError(sweepErrors.oneLevel(extra));
  const file = findLevel(name);
  const plan = planOf(file, values);
  const shard = parseShard(values.shard);
  const all = combinationsOf(plan) * plan.seeds;
  if (all > mostRuns) throw new UsageError(sweepErrors.tooMany(all, mostRuns));
  const indexes = Array.from({ length: all }, (_, index) => index).filter((index) => index % shard.of === shard.own);
  const draw = progressOn(stderr, values.json === true, indexes.length, (done, whole) => `${done} of ${whole} runs`);
  const runs = await playInWorkers(file, plan, indexes, draw);
  if (values.shard === undefined) {
    tell(file, plan, runs, values, stdout);
    return 0;
  }
  if (values.csv === undefined) throw new UsageError(sweepErrors.shardNeedsCsv);
  write(values.csv, writeShard({ plan, runs: runs.toSorted((a, b) => a.index - b.index) }), stdout);
  return 0;
}

interface Values {
  readonly lever?: string[];
  readonly play?: string;
  readonly seeds?: string;
  readonly "seed-prefix"?: string;
  readonly csv?: string;
  readonly json?: boolean;
}

/** `--csv` without a file is to standard output. */
function namedCsv(argv: readonly string[]): readonly string[] {
  return argv.map((word, index) => {
    const next = argv[index + 1];
    return word === "--csv" && (next === undefined || next.startsWith("--")) ? "--csv=-" : word;
  });
}

function planOf(file: LevelFile, values: Values): SweepPlan {
  const seedPrefix = values["seed-prefix"] ?? "seed-";
  const seeds = /^\d{1,7}$/.test(values.seeds ?? "") ? Number(values.seeds) : 0;
  if (seeds < 1) throw new UsageError(sweepErrors.badSeeds(values.seeds));
  parseSeed(`${seedPrefix}${seeds}`);
  const levers = parseLevers(values.lever ?? [], file);
  if (levers.length === 0) throw new UsageError(sweepErrors.noLever);
  const play = values.play ?? null;
  if (play !== null && !file.plays.some(({ id }) => id === play)) {
    throw new UsageError(
      sweepErrors.noPlay(
        play,
        file.plays.map(({ id }) => id),
      ),
    );
  }
  return { levelId: file.level.id, levelHash: levelHash(file), simVersion, levers, play, seeds, seedPrefix };
}

/** `i/n`, both from 1. */
function parseShard(text: string | undefined): { readonly own: number; readonly of: number } {
  if (text === undefined) return { own: 0, of: 1 };
  const [, own = "", of = ""] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  if (!(Number(own) >= 1 && Number(own) <= Number(of))) throw new UsageError(sweepErrors.badShard(text));
  return { own: Number(own) - 1, of: Number(of) };
}

function tell(file: LevelFile, plan: SweepPlan, runs: readonly SweepRun[], values: Values, stdout: Output): void {
  if (levelHash(file) !== plan.levelHash || simVersion !== plan.simVersion) {
    throw new UsageError(sweepErrors.otherVersion);
  }
  const rows = summarize(plan, runs);
  const { measure } = file.goals.thirdStar;
  if (values.csv !== undefined) write(values.csv, writeTable(plan, measure, rows), stdout);
  if (values.csv === "-") return;
  const names = plan.levers.map(({ name }) => name);
  if (values.json === true) stdout.write(`${JSON.stringify({ ...plan, measure, rows }, null, 2)}\n`);
  else stdout.write(`${sweepReport({ levelId: plan.levelId, names, measure, rows })}\n`);
}

function write(path: string, text: string, stdout: Output): void {
  if (path === "-") stdout.write(text);
  else writeWhole(path, text);
}
