import { LevelError, parseLevel } from "../levels/load-level.ts";
import type { LevelFile } from "../levels/level-file.ts";
import { parseCommands } from "../replay/parse-replay.ts";
import { ReplayError } from "../replay/replay-error.ts";
import type { Seconds } from "../sim/index.ts";
import { cliErrors, cliHelp, progressLine, runReport } from "../text/cli.ts";
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
    stdout.write(options === null ? `${cliHelp}\n` : run(options, stderr));
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
  const showsProgress = !options.json && stderr.isTTY === true;
  const done = runLevel(file, plan, showsProgress ? progressOn(stderr, plan.until) : () => {});
  const result = runResult(done, file.goals);
  if (options.json) return `${JSON.stringify(result, null, 2)}\n`;
  const { digest, stars, refused } = result;
  return `${runReport({ view: done.simulation.view(), digest, stars, refused })}\n`;
}

function progressOn(stderr: Output, until: Seconds): (time: Seconds) => void {
  return (time) => stderr.write(time < until ? `\r${progressLine(time, until)}` : `\r\u001b[K`);
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
