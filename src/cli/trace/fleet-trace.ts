import { basename } from "node:path";
import { policies, type PolicyName } from "../../sched/policies.ts";
import { traceErrors, traceHelp, traceProgress, traceReport } from "../../text/cli-trace.ts";
import type { Jobs } from "../../trace/jobs.ts";
import { canHoldOf, hostOf, processorsOf, type MachineSize } from "../../trace/machine-size.ts";
import { readTrace, type Trace } from "../../trace/read-trace.ts";
import { replayTrace, type Starts } from "../../trace/replay-trace.ts";
import { statisticsOf } from "../../trace/statistics.ts";
import { TraceError } from "../../trace/trace-error.ts";
import type { Output } from "../output.ts";
import { progressOn } from "../progress-on.ts";
import { UsageError } from "../usage-error.ts";
import { parseTraceArguments, type TraceArguments } from "./trace-arguments.ts";
import type { PolicyResult, TraceResult } from "./trace-result.ts";
import { writeJobs } from "./write-jobs.ts";

/** The bound of the bounded slowdown, seconds (Feitelson et al. 1997). */
const tauSeconds = 10;

/** The command `fleet trace`; returns its exit code. */
export async function fleetTrace(argv: readonly string[], stdout: Output, stderr: Output): Promise<number> {
  try {
    const asked = parseTraceArguments(argv);
    stdout.write(asked === null ? `${traceHelp}\n` : await run(asked, stderr));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof TraceError)) throw error;
    stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function run(asked: TraceArguments, stderr: Output): Promise<string> {
  const trace = await read(asked, stderr);
  const size = sizeOf(asked.file, asked.machine, trace.maxProcessors);
  const { jobs } = trace;
  if (asked.estimates === "perfect") jobs.estimates = jobs.runs;
  const results: PolicyResult[] = [];
  for (const policy of asked.policies) {
    const onProgress = progressOn(stderr, asked.json, jobs.count, (done, whole) => traceProgress(policy, done / whole));
    const starts = replayTrace(jobs, hostOf(size, jobs), policies[policy](), onProgress);
    if (asked.jobsFile !== null) writeJobs(jobsFileOf(asked.jobsFile, policy, asked.policies.length), jobs, starts);
    results.push(resultOf(policy, jobs, starts, size, asked.secondsPerUnit));
  }
  const result: TraceResult = {
    file: basename(asked.file),
    machine: size,
    estimates: asked.estimates,
    jobs: jobs.count,
    dropped: trace.dropped,
    withoutEstimate: trace.withoutEstimate,
    results,
    wallSeconds: performance.now() / 1000,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  };
  return asked.json ? `${JSON.stringify(result, null, 2)}\n` : `${traceReport(result)}\n`;
}

function read({ file, machine, json }: TraceArguments, stderr: Output): Promise<Trace> {
  const onRead = progressOn(stderr, json, 1, (share) => traceProgress("reading", share));
  return readTrace(file, (maxProcessors) => canHoldOf(sizeOf(file, machine, maxProcessors)), onRead);
}

/** The machine that was asked for, or the one that the file says it ran on. */
function sizeOf(file: string, asked: MachineSize | null, maxProcessors: number | null): MachineSize {
  if (asked !== null) return asked;
  if (maxProcessors === null) throw new UsageError(traceErrors.noMachine(file));
  return { processors: maxProcessors };
}

function resultOf(
  policy: PolicyName,
  jobs: Jobs,
  starts: Starts,
  size: MachineSize,
  secondsPerUnit: number,
): PolicyResult {
  const { meanWait, makespan, ...shares } = statisticsOf(jobs, starts, processorsOf(size), tauSeconds / secondsPerUnit);
  return { policy, meanWait: meanWait * secondsPerUnit, makespan: makespan * secondsPerUnit, ...shares };
}

/** Where the jobs go: to the file itself, or with several policies to one each, `out.csv` as `out.easy.csv`. */
function jobsFileOf(file: string, policy: PolicyName, policyCount: number): string {
  if (policyCount === 1) return file;
  const dot = file.lastIndexOf(".");
  return dot <= file.lastIndexOf("/") + 1 ? `${file}.${policy}` : `${file.slice(0, dot)}.${policy}${file.slice(dot)}`;
}
