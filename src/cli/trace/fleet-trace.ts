import { basename } from "node:path";
import { policies, type PolicyName } from "../../sched/policies.ts";
import { traceErrors, traceHelp, traceProgress, traceReport } from "../../text/cli-trace.ts";
import type { Jobs } from "../../trace/jobs.ts";
import { canHoldOf, hostOf, processorsOf, type MachineSize } from "../../trace/machine-size.ts";
import { readTrace, type Trace } from "../../trace/read-trace.ts";
import { replayTrace } from "../../trace/replay-trace.ts";
import { seriesOf } from "../../trace/series.ts";
import { statisticsOf } from "../../trace/statistics.ts";
import { TraceError } from "../../trace/trace-error.ts";
import type { Output } from "../output.ts";
import { progressOn } from "../progress-on.ts";
import { UsageError } from "../usage-error.ts";
import { parseTraceArguments, type TraceArguments } from "./trace-arguments.ts";
import type { TraceResult } from "./trace-result.ts";
import { writeJobs } from "./write-jobs.ts";
import { writePieces } from "./write-pieces.ts";

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
  const machine = sizeOf(asked.file, asked.machine, trace.maxProcessors);
  if (asked.cut !== null) {
    const { cutLevel } = await import("./cut-level.ts");
    const level = cutLevel(basename(asked.file), trace.jobs, machine, asked.secondsPerUnit, asked.cut);
    return `${JSON.stringify(level, null, 2)}\n`;
  }
  if (asked.estimates === "perfect") trace.jobs.estimates = trace.jobs.runs;
  const replays = asked.policies.map((policy) => replay(asked, policy, trace.jobs, machine, stderr));
  const result: TraceResult = {
    file: basename(asked.file),
    machine,
    estimates: asked.estimates,
    jobs: trace.jobs.count,
    dropped: trace.dropped,
    withoutEstimate: trace.withoutEstimate,
    results: replays.map(({ result: one }) => one),
    wallSeconds: performance.now() / 1000,
    cpuSeconds: cpuSeconds(),
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  };
  if (asked.htmlFile !== null) {
    const { tracePage } = await import("./trace-page.ts");
    const series = replays.flatMap(({ series: one }) => (one === null ? [] : [one]));
    writePieces(asked.htmlFile, [tracePage(result, series)]);
  }
  return asked.json ? `${JSON.stringify(result, null, 2)}\n` : `${traceReport(result)}\n`;
}

/** Replays the trace under one policy; curves only if a page is asked for. */
function replay(asked: TraceArguments, policy: PolicyName, jobs: Jobs, machine: MachineSize, stderr: Output) {
  const onProgress = progressOn(stderr, asked.json, jobs.count, (done, whole) => traceProgress(policy, done / whole));
  const starts = replayTrace(jobs, hostOf(machine, jobs), policies[policy](), onProgress);
  if (asked.jobsFile !== null) writeJobs(jobsFileOf(asked.jobsFile, policy, asked.policies.length), jobs, starts);
  const { secondsPerUnit } = asked;
  const processors = processorsOf(machine);
  const tau = tauSeconds / secondsPerUnit;
  const { meanWait, makespan, ...shares } = statisticsOf(jobs, starts, processors, tau);
  const inSeconds = (time: number): number => time * secondsPerUnit;
  return {
    result: { policy, meanWait: inSeconds(meanWait), makespan: inSeconds(makespan), ...shares },
    series: asked.htmlFile === null ? null : { policy, ...seriesOf(jobs, starts, processors, tau, secondsPerUnit) },
  };
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

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Where the jobs go: to the file itself, or with several policies to one each, `out.csv` as `out.easy.csv`. */
function jobsFileOf(file: string, policy: PolicyName, policyCount: number): string {
  if (policyCount === 1) return file;
  const dot = file.lastIndexOf(".");
  return dot <= file.lastIndexOf("/") + 1 ? `${file}.${policy}` : `${file.slice(0, dot)}.${policy}${file.slice(dot)}`;
}
