import { parseArgs } from "node:util";
import { readSeed, seedLength } from "../replay/seed.ts";
import { policyIds, type PolicyId, type Seconds } from "../sim/index.ts";
import { cliErrors } from "../text/cli.ts";
import { seedFaults } from "../text/seeds.ts";
import { checkpointArguments, type CheckpointArguments } from "./checkpoint-arguments.ts";
import { parseDuration } from "./parse-duration.ts";
import { optionReason } from "./option-reason.ts";
import { UsageError } from "./usage-error.ts";

/** What `fleet run` was asked to do. */
export interface RunArguments {
  readonly command: "run";
  readonly levelFile: string;
  readonly seed: string;
  readonly scriptFile: string | null;
  /** Null: to the level's end. */
  readonly until: Seconds | null;
  readonly policy: PolicyId | null;
  /** Where the run's record goes; null: nowhere. */
  readonly outFile: string | null;
  readonly json: boolean;
}

/** Options that both commands have. */
const common = ["seed", "json", "help"];
const commands = {
  run: ["script", "until", "policy", "out"],
  checkpoint: ["mttf", "checkpoint", "drain", "restart", "interval", "work", "runs"],
};
const defaultSeed = "demo";

/**
 * Reads the command line; null asks for help.
 * @throws UsageError if something in it is unknown, missing or impossible.
 */
export function parseArguments(argv: readonly string[]): RunArguments | CheckpointArguments | null {
  const { values, positionals } = readOptions(argv);
  if (values.help === true) return null;
  const [command, ...operands] = positionals;
  if (command === undefined) throw new UsageError(cliErrors.noCommand);
  if (command !== "run" && command !== "checkpoint") throw new UsageError(cliErrors.unknownCommand(command));
  const foreign = Object.keys(values).find((name) => ![...common, ...commands[command]].includes(name));
  if (foreign !== undefined) throw new UsageError(cliErrors.foreignOption(command, foreign));
  const seed = parseSeed(values.seed ?? defaultSeed);
  const json = values.json === true;
  if (command === "run") return runArguments(values, operands, seed, json);
  if (operands[0] !== undefined) throw new UsageError(cliErrors.operand(operands[0]));
  return { command, seed, json, ...checkpointArguments(values) };
}

function runArguments(
  values: { readonly script?: string; readonly until?: string; readonly policy?: string; readonly out?: string },
  [levelFile, extra]: readonly string[],
  seed: string,
  json: boolean,
): RunArguments {
  if (levelFile === undefined) throw new UsageError(cliErrors.noLevel);
  if (extra !== undefined) throw new UsageError(cliErrors.manyLevels(extra));
  return {
    command: "run",
    levelFile,
    seed,
    scriptFile: values.script ?? null,
    until: values.until === undefined ? null : parseDuration("until", values.until),
    policy: values.policy === undefined ? null : parsePolicy(values.policy),
    outFile: values.out ?? null,
    json,
  };
}

/**
 * Reads a seed from the command line.
 * @throws UsageError if it is none.
 */
export function parseSeed(text: string): string {
  const reading = readSeed(text);
  if (!reading.ok) throw new UsageError(cliErrors.badSeed(seedFaults[reading.fault](reading.length, seedLength)));
  return reading.seed;
}

function parsePolicy(text: string): PolicyId {
  const policy = policyIds.find((id) => id === text);
  if (policy === undefined) throw new UsageError(cliErrors.badPolicy(text, policyIds));
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
        out: { type: "string" },
        mttf: { type: "string" },
        checkpoint: { type: "string" },
        drain: { type: "string" },
        restart: { type: "string" },
        interval: { type: "string", multiple: true },
        work: { type: "string" },
        runs: { type: "string" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(cliErrors.badOption(optionReason(error)));
  }
}
