import { parseArgs } from "node:util";
import { policies, type PolicyName } from "../../sched/policies.ts";
import { cutErrors } from "../../text/cli-trace-level.ts";
import { traceErrors } from "../../text/cli-trace.ts";
import type { MachineSize } from "../../trace/machine-size.ts";
import { parseDuration } from "../parse-duration.ts";
import { optionReason } from "../option-reason.ts";
import { UsageError } from "../usage-error.ts";

/** What `fleet trace` was asked to do. */
export interface TraceArguments {
  readonly file: string;
  readonly policies: readonly PolicyName[];
  /** Null: what the file says. */
  readonly machine: MachineSize | null;
  readonly estimates: "user" | "perfect";
  /** Seconds in one of the trace's units. */
  readonly secondsPerUnit: number;
  readonly jobsFile: string | null;
  readonly htmlFile: string | null;
  /** The stretch that is to become a level; null: the trace is replayed. */
  readonly cut: { readonly from: number; readonly until: number } | null;
  readonly json: boolean;
}

const units: Readonly<Record<string, number>> = { s: 1, ms: 0.001 };
const most = 100_000_000;

/**
 * Reads the command line after `fleet trace`; null asks for help.
 * @throws UsageError if something in it is unknown, missing or impossible.
 */
export function parseTraceArguments(argv: readonly string[]): TraceArguments | null {
  const { values, positionals } = readOptions(argv);
  if (values.help === true) return null;
  const [file, extra] = positionals;
  if (file === undefined) throw new UsageError(traceErrors.noFile);
  if (extra !== undefined) throw new UsageError(traceErrors.manyFiles(extra));
  return {
    file,
    policies: parsePolicies(values.policy ?? ["easy"]),
    machine: parseMachine(values),
    estimates: oneOf("estimates", values.estimates ?? "user", ["user", "perfect"]),
    secondsPerUnit: units[oneOf("unit", values.unit ?? "s", Object.keys(units))],
    jobsFile: values.jobs ?? null,
    htmlFile: values.html ?? null,
    cut: values.level === undefined ? null : parseCut(values.level, values),
    json: values.json === true,
  };
}

/** Names one after the other or with commas, each once. */
function parsePolicies(texts: readonly string[]): readonly PolicyName[] {
  const known = Object.keys(policies) as PolicyName[];
  const names = texts.flatMap((text) => text.split(",")).map((text) => oneOf("policy", text.trim(), known));
  return [...new Set(names)];
}

function parseMachine(values: ReturnType<typeof readOptions>["values"]): MachineSize | null {
  const { processors, nodes, "gpus-per-node": gpusPerNode } = values;
  const hasNodes = nodes !== undefined || gpusPerNode !== undefined;
  if (processors !== undefined && hasNodes) throw new UsageError(traceErrors.twoMachines);
  if (processors !== undefined) return { processors: parseCount("processors", processors) };
  if (!hasNodes) return null;
  if (nodes === undefined || gpusPerNode === undefined) throw new UsageError(traceErrors.halfAMachine);
  const machine = { nodes: parseCount("nodes", nodes), gpusPerNode: parseCount("gpus-per-node", gpusPerNode) };
  if (machine.nodes * machine.gpusPerNode > most) throw new UsageError(traceErrors.badCount("nodes", nodes, most));
  return machine;
}

function parseCount(option: string, text: string): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > most) throw new UsageError(traceErrors.badCount(option, text, most));
  return count;
}

/** Two durations since the first submission; what only a replay has is not asked for beside it. */
function parseCut(text: string, values: Readonly<Record<string, unknown>>): TraceArguments["cut"] {
  const other = ["policy", "estimates", "jobs", "html", "json"].find((option) => values[option] !== undefined);
  if (other !== undefined) throw new UsageError(cutErrors.alone(other));
  const [from, until] = text.split(",").map((part) => parseDuration("level", part.trim()));
  if (until === undefined || from >= until || text.split(",").length > 2) throw new UsageError(cutErrors.badCut(text));
  return { from, until };
}

function oneOf<Name extends string>(option: string, text: string, known: readonly Name[]): Name {
  const name = known.find((one) => one === text);
  if (name === undefined) throw new UsageError(traceErrors.badChoice(option, text, known));
  return name;
}

function readOptions(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        policy: { type: "string", multiple: true },
        processors: { type: "string" },
        nodes: { type: "string" },
        "gpus-per-node": { type: "string" },
        estimates: { type: "string" },
        unit: { type: "string" },
        jobs: { type: "string" },
        html: { type: "string" },
        level: { type: "string" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(traceErrors.badOption(optionReason(error)));
  }
}
