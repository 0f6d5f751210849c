import { closeSync, openSync, writeSync } from "node:fs";
import { traceErrors } from "../../text/cli-trace.ts";
import type { Jobs } from "../../trace/jobs.ts";
import type { Starts } from "../../trace/replay-trace.ts";
import { UsageError } from "../usage-error.ts";

const linesAtOnce = 8192;

/**
 * Writes a CSV of every job that was replayed, in the order of the trace and in its unit.
 * @throws UsageError if the file cannot be written.
 */
export function writeJobs(path: string, jobs: Jobs, starts: Starts): void {
  try {
    const file = openSync(path, "w");
    try {
      writeSync(file, "job,submit,start,end,processors\n");
      for (let from = 0; from < jobs.count; from += linesAtOnce) writeSync(file, linesFrom(jobs, starts, from));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new UsageError(traceErrors.unwritable(path, code));
  }
}

function linesFrom(jobs: Jobs, starts: Starts, from: number): string {
  const { count, submits, runs, widths } = jobs;
  let lines = "";
  for (let id = from; id < Math.min(count, from + linesAtOnce); id++) {
    const end = starts[id] + runs[id];
    lines += `${quoted(jobs.nameOf(id))},${submits[id]},${starts[id]},${end},${widths[id]}\n`;
  }
  return lines;
}

function quoted(name: string): string {
  return /[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
