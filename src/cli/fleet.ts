import { createOnSeed } from "../analysis/best-known.ts";
import { horizonFactor, sweepIntervals } from "../analysis/checkpoint-sweep.ts";
import { parseCommands } from "../replay/parse-replay.ts";
import type { LevelFile, SeedGoals } from "../levels/level-file.ts";
import { scoreOf } from "../levels/score.ts";
import { levelHash } from "../replay/level-hash.ts";
import { noNotes, recordRun, type RecordedRun } from "../replay/record-run.ts";
import { ReplayError } from "../replay/replay-error.ts";
import type { RunRecord } from "../replay/run-record.ts";
import { cliErrors, cliHelp, runProgress, runReport } from "../text/cli.ts";
import { sweepProgress, sweepReport } from "../text/cli-checkpoint.ts";
import type { CheckpointArguments } from "./checkpoint-arguments.ts";
import { checkpointResult } from "./checkpoint-result.ts";
import type { Output } from "./output.ts";
import { parseArguments, type RunArguments } from "./parse-arguments.ts";
import { progressOn } from "./progress-on.ts";
import { readBuildId } from "./read-build-id.ts";
import { readJson } from "./read-json.ts";
import { readLevel } from "./read-level.ts";
import { runResult } from "./run-result.ts";
import { pack, unpack, writeRun } from "./runs/pack.ts";
import { plays } from "./runs/plays.ts";
import { UsageError } from "./usage-error.ts";

/** What works on runs' files; each reads its own arguments and returns its exit code. */
const onRuns: Readonly<Record<string, (argv: readonly string[], stdout: Output, stderr: Output) => number>> = {
  pack,
  unpack,
  plays,
};

/** The `fleet` command; returns its exit code. */
export function fleet(argv: readonly string[], stdout: Output, stderr: Output): number {
  try {
    const [name = "", ...rest] = argv;
    const own = Object.hasOwn(onRuns, name) ? onRuns[name] : undefined;
    if (own !== undefined) return own(rest, stdout, stderr);
    const options = parseArguments(argv);
    if (options === null) stdout.write(`${cliHelp}\n`);
    else stdout.write(options.command === "run" ? run(options, stderr) : checkpoint(options, stderr));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stderr.write(`${error.message}\n`);
    return 2;
  }
}

function run(options: RunArguments, stderr: Output): string {
  const file = readLevel(options.levelFile);
  const script = options.scriptFile === null ? [] : readScript(options.scriptFile);
  const { duration } = file.level;
  const until = Math.min(options.until ?? duration, duration);
  const onProgress = progressOn(stderr, options.json, until, runProgress);
  const { policy } = options;
  const time = file.level.observeUntil ?? 0;
  const chosen = policy === null ? [] : [{ time, command: { type: "set-policy", policy } } as const];
  const early = script.filter((one) => one.time < time);
  const commands = [...early, ...chosen, ...script.slice(early.length)];
  const run = recordRun(file.level, options.seed, commands, until, onProgress);
  // The policy that the level begins with is refused as no change, which is no news.
  const isNews = ({ index }: { readonly index: number }): boolean => chosen.length === 0 || index !== early.length;
  const done = { ...run, refused: run.refused.filter(isNews) };
  const { goals } = createOnSeed()(file, options.seed);
  const result = runResult(done, goals);
  if (options.outFile !== null) writeRun(options.outFile, recordOf(run, file, goals));
  if (options.json) return `${JSON.stringify(result, null, 2)}\n`;
  const { digest, stars, refused } = result;
  return `${runReport({ view: done.simulation.view(), digest, stars, refused })}\n`;
}

/** The run's record: the score as it was judged here, and no wall clock. */
function recordOf({ simulation, record }: RecordedRun, file: LevelFile, goals: SeedGoals): RunRecord {
  const { stars, measure } = scoreOf(simulation.view(), goals);
  const score = simulation.view().ended === null ? null : { stars, measure: measure.value };
  return record({ ...noNotes(levelHash(file)), build: readBuildId(), score });
}

function checkpoint(options: CheckpointArguments, stderr: Output): string {
  const onProgress = progressOn(stderr, options.json, options.runs * options.intervals.length, sweepProgress);
  const sweep = sweepIntervals(options, onProgress);
  const result = checkpointResult(options, sweep);
  return options.json ? `${JSON.stringify(result, null, 2)}\n` : `${sweepReport(result, horizonFactor)}\n`;
}

function readScript(path: string) {
  const json = readJson(path);
  try {
    return parseCommands(json);
  } catch (error) {
    if (error instanceof ReplayError) throw new UsageError(cliErrors.badFile(path, error.message));
    throw error;
  }
}
