import { parseArgs } from "node:util";
import type { PolicyId, Seconds } from "../sim/index.ts";
import { cliErrors } from "../text/cli.ts";
import { UsageError } from "./usage-error.ts";

/** What `fleet run` was asked to do. */
export interface RunArguments {
  readonly levelFile: string;
  readonly seed: string;
  readonly scriptFile: string | null;
  /** Null: to the level's end. */
  readonly until: Seconds | null;
  readonly policy: PolicyId | null;
  readonly json: boolean;
}

const policies: Readonly<Record<PolicyId, true>> = { fcfs: true, "best-fit": true, preemption: true };
const unitSeconds: Readonly<Record<string, Seconds>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * Reads the command line; null asks for help.
 * @throws UsageError if something in it is unknown or missing.
 */
export function parseArguments(argv: readonly string[]): RunArguments | null {
  const { values, positionals } = readOptions(argv);
  if (values.help === true) return null;
  const [command, levelFile, extra] = positionals;
  if (command === undefined) throw new UsageError(cliErrors.noCommand);
  if (command !== "run") throw new UsageError(cliErrors.unknownCommand(command));
  if (levelFile === undefined) throw new UsageError(cliErrors.noLevel);
  if (extra !== undefined) throw new UsageError(cliErrors.manyLevels(extra));
  return {
    levelFile,
    seed: values.seed ?? "demo",
    scriptFile: values.script ?? null,
    until: values.until === undefined ? null : parseDuration(values.until),
    policy: values.policy === undefined ? null : parsePolicy(values.policy),
    json: values.json === true,
  };
}

/**
 * 90s, 25m, 3h or 2d in seconds.
 * @throws UsageError for anything else.
 */
export function parseDuration(text: string): Seconds {
  const [, count, unit] = /^(\d{1,9}(?:\.\d{1,6})?)([smhd])$/.exec(text) ?? [];
  const seconds = Math.round(Number(count) * (unitSeconds[unit ?? ""] ?? Number.NaN));
  if (Number.isNaN(seconds)) throw new UsageError(cliErrors.badDuration(text));
  return seconds;
}

function parsePolicy(text: string): PolicyId {
  const known = Object.keys(policies) as PolicyId[];
  const policy = known.find((id) => id === text);
  if (policy === undefined) throw new UsageError(cliErrors.badPolicy(text, known));
  return policy;
}

function readOptions(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        seed: { type: "string" },
        script: { type: "string" },
        until: { type: "string" },
        policy: { type: "string" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    // Node's own sentence; what follows the first one is advice for programmers.
    const reason = error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? "") : String(error);
    throw new UsageError(cliErrors.badOption(reason));
  }
}
