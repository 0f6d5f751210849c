import { formatCount, formatPercent } from "./numbers.ts";

/** What `fleet sweep --help` prints. */
export function sweepHelp(levers: readonly (readonly [name: string, takes: string])[]): string {
  const lines = levers.map(([name, takes]) => `    ${name.padEnd(12)}${takes}`);
  return `fleet sweep tries every combination of some levers' positions over the same seeds, on every core.

Usage: fleet sweep <level> --lever <name>=<position>,… [--lever …] --seeds <number> [--csv [<file>]] [--json]
       fleet sweep <level> … --shard <i>/<n> --csv <file>     one task of an array job
       fleet sweep --merge <shard.csv>… [--csv [<file>]]      puts the tasks' files together

  --lever <name>=<position>[@<time>],…   a lever and its positions, pulled at a time of the level (90s, 25m, 3h; default:
                           when its levers unlock); "none" leaves it alone:
${lines.join("\n")}
  --play <id>              a stored play of the level goes on beside the levers
  --seeds <number>         seeds of each combination; all have the same
  --seed-prefix <text>     seeds are this and a number from 1; default: seed-
  --csv [<file>]           a line a combination: stars, share won and means, each with its 95 % confidence interval
  --shard <i>/<n>          plays every n-th run from the i-th on, and writes a line a run

Shares have Wilson's interval (1927), means 1.96 standard errors. A merged sweep is the same to the byte as one that was not
divided. docs/sweep.sbatch is an array job for Slurm, docs/sweep-job.yaml an indexed job for Kubernetes.

Examples: fleet sweep act-2 --lever interval=30m,1h,2h,4h --lever storage=none,parallel-fs@48h --seeds 200 --csv sweep.csv
          fleet sweep act-1 --lever policy=fcfs,best-fit --lever place=kill@31m,migrate@31m,drain@31m --seeds 100`;
}

/** What is wrong with a sweep, one sentence each. */
export const sweepErrors = {
  noLevel: "Name the level: fleet sweep act-2 --lever interval=1h,2h --seeds 100.",
  oneLevel: (extra: string) => `fleet sweep takes one level at a time: "${extra}" is too much.`,
  noLever: "Name a lever and its positions: --lever interval=1h,2h. See fleet sweep --help.",
  badLever: (text: string, known: readonly string[]) =>
    `--lever is "${text}", but must be a lever, = and its positions; the levers are ${known.join(", ")}.`,
  badValue: (lever: string, value: string, takes: string) =>
    `The lever ${lever} has no position "${value}": it takes ${takes}.`,
  twice: (what: string) => `"${what}" is there twice.`,
  tooLate: (label: string, duration: number) => `"${label}" comes after the level's end at ${duration} s.`,
  noPlay: (id: string, known: readonly string[]) => `There is no play "${id}", only ${known.join(", ")}.`,
  badSeeds: (text: string | undefined) =>
    text === undefined
      ? "Say over how many seeds: --seeds 100."
      : `--seeds is "${text}", but must be a number from 1 on.`,
  badShard: (text: string) => `--shard is "${text}", but must be such as 3/8: the third of eight.`,
  shardNeedsCsv: "A shard is written to a file: --csv shard-3.csv.",
  tooMany: (runs: number, most: number) =>
    `These are ${formatCount(runs)} runs, but at most ${formatCount(most)} are played.`,
  noShards: "Name the shards: fleet sweep --merge shard-*.csv.",
  noShard: (file: string) => `${file} is no shard of a sweep.`,
  unreadable: (file: string) => `${file} cannot be read.`,
  otherSweep: (one: string, other: string) => `${one} and ${other} are shards of different sweeps.`,
  runTwice: (run: number, file: string) => `Run ${run} is there twice, the second time in ${file}.`,
  missing: (missing: number, all: number) =>
    `${formatCount(missing)} of ${formatCount(all)} runs are missing: name every shard.`,
  otherVersion: "The shards were played in another version of the level or of the game.",
};

interface SweepText {
  readonly levelId: string;
  readonly names: readonly string[];
  readonly measure: string;
  readonly rows: readonly {
    readonly labels: readonly string[];
    readonly stars: readonly number[];
    readonly won: number;
    readonly wonInterval: readonly [number, number];
    readonly measure: { readonly mean: number; readonly halfWidth: number };
  }[];
}

/** A table of a sweep, for people. */
export function sweepReport({ levelId, names, measure, rows }: SweepText): string {
  const cells = [
    [...names, "stars 0/1/2/3", "won, 95 %", `${measure}, 95 %`],
    ...rows.map(({ labels, stars, won, wonInterval: [low, high], measure: { mean, halfWidth } }) => [
      ...labels,
      stars.join(" / "),
      `${formatPercent(won)} (${formatPercent(low)}–${formatPercent(high)})`,
      `${mean.toPrecision(4)} ± ${halfWidth.toPrecision(2)}`,
    ]),
  ];
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)) + 2);
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("")
      .trimEnd(),
  );
  return [`${levelId}:`, ...lines].join("\n");
}
