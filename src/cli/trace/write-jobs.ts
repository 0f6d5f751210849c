import type { Jobs } from "../../trace/jobs.ts";
import type { Starts } from "../../trace/replay-trace.ts";
import { writePieces } from "./write-pieces.ts";

const linesAtOnce = 8192;

/**
 * Writes a CSV of every job that was replayed, in the order of the trace and in its unit.
 * @throws UsageError if the file cannot be written.
 */
export function writeJobs(path: string, jobs: Jobs, starts: Starts): void {
  writePieces(path, pieces(jobs, starts));
}

function* pieces(jobs: Jobs, starts: Starts): Generator<string> {
  yield "job,submit,start,end,processors\n";
  for (let from = 0; from < jobs.count; from += linesAtOnce) yield linesFrom(jobs, starts, from);
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
