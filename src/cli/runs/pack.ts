import { handInOf } from "../../replay/hand-in.ts";
import { packHandIn } from "../../replay/pack-hand-in.ts";
import { codeOf } from "../../replay/run-code.ts";
import type { RunRecord } from "../../replay/run-record.ts";
import { runsErrors, runsHelp } from "../../text/cli-runs.ts";
import type { Output } from "../output.ts";
import { UsageError } from "../usage-error.ts";
import { readOptions } from "./read-options.ts";
import { requireRuns, writeWhole } from "./run-files.ts";

/** Writes a run's record: as JSON where the file is called so, else packed. */
export function writeRun(path: string, record: RunRecord): void {
  writeWhole(path, path.endsWith(".json") ? `${JSON.stringify(record, null, 2)}\n` : packHandIn(handInOf([record])));
}

/** `fleet pack run.json`: makes the packed file again, or the code. */
export function pack(argv: readonly string[], stdout: Output): number {
  const { values, positionals } = readOptions(argv, {
    out: { type: "string" },
    code: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help === true) return help(stdout);
  const path = onlyFile("pack", positionals);
  const file = packHandIn(requireRuns(path));
  if (values.code !== true) {
    writeWhole(values.out ?? `${path.replace(/\.json$/, "")}.fleet`, file);
    return 0;
  }
  const code = codeOf(file);
  if (code === null) throw new UsageError(runsErrors.noCode(path, file.length));
  stdout.write(`${code}\n`);
  return 0;
}

/** `fleet unpack run.fleet`: prints what is in it as JSON. */
export function unpack(argv: readonly string[], stdout: Output): number {
  const { values, positionals } = readOptions(argv, { help: { type: "boolean", short: "h" } });
  if (values.help === true) return help(stdout);
  stdout.write(`${JSON.stringify(requireRuns(onlyFile("unpack", positionals)), null, 2)}\n`);
  return 0;
}

function help(stdout: Output): number {
  stdout.write(`${runsHelp}\n`);
  return 0;
}

function onlyFile(command: string, [path, extra]: readonly string[]): string {
  if (path === undefined) throw new UsageError(runsErrors.noFile(command));
  if (extra !== undefined) throw new UsageError(runsErrors.oneFile(command, extra));
  return path;
}
