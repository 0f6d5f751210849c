import { horizonFactor, sweepIntervals } from "../analysis/checkpoint-sweep.ts";
import { LevelError } from "../levels/level-error.ts";
import { parseLevel } from "../levels/load-level.ts";
import type { LevelFile } from "../levels/level-file.ts";
import { parseCommands } from "../replay/parse-replay.ts";
import { ReplayError } from "../replay/replay-error.ts";
import { cliErrors, cliHelp, runProgress, runReport } from "../text/cli.ts";
import { sweepProgress, sweepReport } from "../text/cli-checkpoint.ts";
import type { CheckpointArguments } from "./checkpoint-arguments.ts";
import { checkpointResult } from "./checkpoint-result.ts";
import { parseArguments, type RunArguments } from "./parse-arguments.ts";
import { readJson } from "./read-json.ts";
import { runLevel } from "./run-level.ts";
import { runResult } from "./run-result.ts";
import { UsageError } from "./usage-error.ts";

/** Where a program writes to. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** The `fleet` command; returns its exit code. */
export function fleet(argv: readonly string[], stdout: Output, stderr: Output): number {
  try {
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
  const plan = {
    seed: options.seed,
    script,
    until: Math.min(options.until ?? duration, duration),
    policy: options.policy,
  };
  const onProgress = progressOn(stderr, options.json, plan.until, runProgress);
  const done = runLevel(file, plan, onProgress);
  const result = runResult(done, file.goals);
  if (options.json) return `${JSON.stringify(result, null, 2)}\n`;
  const { digest, stars, refused } = result;
  return `${runReport({ view: done.simulation.view(), digest, stars, refused })}\n`;
}

function checkpoint(options: CheckpointArguments, stderr: Output): string {
  const onProgress = progressOn(stderr, options.json, options.runs * options.intervals.length, sweepProgress);
  const sweep = sweepIntervals(options, onProgress);
  const result = checkpointResult(options, sweep);
  return options.json ? `${JSON.stringify(result, null, 2)}\n` : `${sweepReport(result, horizonFactor)}\n`;
}

/** Draws a progress line over itself, for people at a terminal, and wipes it at the end. */
function progressOn(
  stderr: Output,
  json: boolean,
  whole: number,
  line: (done: number, whole: number) => string,
): (done: number) => void {
  if (json || stderr.isTTY !== true) return () => {};
  let drawn = "";
  return (done) => {
    const next = done < whole ? `\r${line(done, whole)}` : "\r\u001b[K";
    if (next !== drawn) stderr.write(next);
    drawn = next;
  };
}

function readLevel(path: string): LevelFile {
  const json = readJson(path);
  try {
    return parseLevel(json);
  } catch (error) {
    if (error instanceof LevelError) throw new UsageError(cliErrors.badFile(path, error.message));
    throw error;
  }
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
