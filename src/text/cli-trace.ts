import { bar } from "./bar.ts";
import { formatCount, formatDuration, formatMany, formatPercent } from "./numbers.ts";

/** What `fleet trace --help` prints. */
export const traceHelp = `fleet trace replays the jobs of a published trace under a scheduling policy.

Usage: fleet trace <file> [options]

  --policy <name>          easy (the default), easy-sjbf, conservative, fcfs, sjf or best-fit; several, with commas or by
                           repeating it, are compared
  --processors <number>    the machine: so many interchangeable processors; default: what the file says of its own
  --nodes <number> --gpus-per-node <number>
                           or the machine: nodes of so many GPUs. A job of up to a node is put in the node where least is
                           left over; a wider one takes whole nodes, anywhere
  --estimates user|perfect what the policy is told of run times: the requested time, and at least the run time (the
                           default), or the run time itself
  --unit s|ms              what the numbers of the trace count: seconds (the default) or milliseconds
  --jobs <file>            write a CSV: job, submit, start, end, processors, in the trace's unit; with several policies one
                           each, out.csv as out.easy.csv
  --html <file>            write a page that needs no other file: waits, utilization over time, slowdown by size
  --html <file>            write a page that needs no other file: waits, utilization over time, slowdown by size
  --level <from>,<until>   print a level instead: the jobs submitted in that stretch, as 2d,3d since the first submission,
                           are its arrivals, in an empty hall; the widest one needs its nodes side by side
  --json                   print one JSON object instead of a report; times are in seconds, shares from 0 to 1
  --help                   print this

Policies:
  fcfs          in order of submission; nobody overtakes the first that does not fit
  sjf           the shortest estimate first; nobody overtakes it
  best-fit      in order of submission, whatever fits starts
  easy          in order; the first that does not fit has a reservation, and others start if they end by then or need only
                processors that it leaves over (Lifka 1995)
  easy-sjbf     the same, but of the others the shortest estimate is tried first (Tsafrir et al. 2007)
  conservative  every waiting job has a reservation, and after every end each moves forward in order, if it can

Files: .swf is the Standard Workload Format; .csv is a published GPU trace, known by its columns; with .gz they are unpacked.
  Standard Workload Format   job, submit, run time, allocated processors (the requested ones where unknown), requested time
  Alibaba openb              name, num_gpu, creation_time, deletion_time, scheduled_time; a pod that shares a GPU takes one
  Helios, Acme               job_id, gpu_num, submit_time, start_time, end_time
A CSV has no requested times: the run times stand in for them. A job is dropped if its run time, its processors or its submit
time are unknown or not positive (a submit time may be 0), or if it is wider than the machine. Its status is ignored.

At one moment jobs end first, then others arrive in the order of the file, then there is one scheduling pass. A job ends when
its run time is over. Bounded slowdown is max(1, (wait + run) / max(run, 10 s)), the mean over all jobs.

Examples: fleet trace KTH-SP2-1996-2.1-cln.swf.gz
          fleet trace trace.swf --processors 240 --policy fcfs,easy,conservative --html report.html
          fleet trace openb_pod_list_default.csv --nodes 1213 --gpus-per-node 8 --jobs out.csv
          fleet trace trace.swf --level 2d,3d > level.json`;

/** What is wrong with the command line, one sentence each. */
export const traceErrors = {
  noFile: "Name the trace's file: fleet trace <file>. See fleet trace --help.",
  manyFiles: (extra: string) => `One trace at a time: "${extra}" is one file too many.`,
  badOption: (reason: string) => `${reason.replace(/\.$/, "")}. See fleet trace --help.`,
  badChoice: (option: string, text: string, known: readonly string[]) =>
    `--${option} is "${text}", but must be one of ${known.join(", ")}.`,
  badCount: (option: string, text: string, most: number) =>
    `--${option} is "${text}", but must be a number from 1 to ${formatCount(most)}.`,
  twoMachines: "Name one machine: --processors, or --nodes with --gpus-per-node.",
  halfAMachine: "--nodes and --gpus-per-node go together: nodes of so many GPUs each.",
  noMachine: (path: string) =>
    `${path} does not say how large its machine is: add --processors <number>, or --nodes <number> --gpus-per-node <number>.`,
  unwritable: (path: string, code: string) =>
    code === "ENOENT" ? `Cannot write ${path}: there is no such folder.` : `Cannot write ${path} (${code}).`,
};

/** A trace that has been replayed; times in seconds. */
export interface TraceText {
  readonly file: string;
  readonly machine: { readonly processors: number } | { readonly nodes: number; readonly gpusPerNode: number };
  readonly estimates: "user" | "perfect";
  readonly jobs: number;
  readonly dropped: Readonly<Record<keyof typeof dropWords, number>>;
  readonly withoutEstimate: number;
  readonly results: readonly PolicyText[];
  readonly wallSeconds: number;
  readonly peakMemoryBytes: number;
}

interface PolicyText {
  readonly policy: string;
  readonly meanWait: number;
  readonly meanBoundedSlowdown: number;
  readonly makespan: number;
  readonly utilization: number;
}

const dropWords = {
  "no-submit-time": "without a submit time",
  "no-run-time": "without a run time",
  "no-processors": "without processors",
  "too-wide": "wider than the machine",
};

/** The report of a trace, line by line, for people. */
export function traceReport(trace: TraceText): string {
  const [only, ...others] = trace.results;
  const measured = only !== undefined && others.length === 0 ? rowsOf(only) : table(trace.results);
  return [
    `${trace.file} on ${machineText(trace.machine)}, ${estimateText(trace)}.`,
    "",
    row("Jobs", formatCount(trace.jobs)),
    row("Dropped", droppedText(trace.dropped)),
    ...measured,
    row("Wall time", `${trace.wallSeconds.toFixed(2)} s`),
    row("Peak memory", `${formatCount(trace.peakMemoryBytes / 1e6)} MB`),
  ].join("\n");
}

/** How far something is, on one line; a share in [0, 1]. */
export function traceProgress(what: string, share: number): string {
  return `${bar(share)} ${what}`;
}

function machineText(machine: TraceText["machine"]): string {
  if ("processors" in machine) return formatMany(machine.processors, "processor");
  return `${formatMany(machine.nodes, "node")} of ${formatMany(machine.gpusPerNode, "GPU")}`;
}

function estimateText({ estimates, jobs, withoutEstimate }: TraceText): string {
  if (estimates === "perfect") return "the policy knowing every run time";
  if (withoutEstimate === 0) return "the policy knowing the requested times";
  if (withoutEstimate === jobs) return "the policy knowing every run time, as the trace has no requested times";
  return `the policy knowing the requested times, and of ${formatMany(withoutEstimate, "job")} without one the run time`;
}

function droppedText(dropped: TraceText["dropped"]): string {
  const reasons = (Object.keys(dropWords) as (keyof typeof dropWords)[]).filter((reason) => dropped[reason] > 0);
  if (reasons.length === 0) return "none";
  return reasons.map((reason) => `${formatCount(dropped[reason])} ${dropWords[reason]}`).join(", ");
}

function rowsOf(result: PolicyText): readonly string[] {
  return [
    row("Policy", result.policy),
    row("Mean wait", waitText(result.meanWait)),
    row("Mean bounded slowdown", result.meanBoundedSlowdown.toFixed(2)),
    row("Makespan", waitText(result.makespan)),
    row("Utilization", formatPercent(result.utilization, 1)),
  ];
}

function table(results: readonly PolicyText[]): readonly string[] {
  return [
    "",
    columns("Policy", "Mean wait", "Bounded slowdown", "Makespan", "Utilization"),
    ...results.map(({ policy, meanWait, meanBoundedSlowdown, makespan, utilization }) =>
      columns(
        policy,
        waitText(meanWait),
        meanBoundedSlowdown.toFixed(2),
        formatDuration(makespan),
        formatPercent(utilization, 1),
      ),
    ),
    "",
  ];
}

/** "3 h 8 min (11,260 s)". */
function waitText(seconds: number): string {
  const exact = seconds < 100 ? `${seconds.toFixed(1)} s` : `${formatCount(seconds)} s`;
  return seconds < 60 ? exact : `${formatDuration(seconds)} (${exact})`;
}

function row(label: string, value: string): string {
  return `${label.padEnd(28)}${value}`;
}

function columns(policy: string, wait: string, slowdown: string, makespan: string, utilization: string): string {
  return `${policy.padEnd(16)}${wait.padEnd(28)}${slowdown.padEnd(18)}${makespan.padEnd(14)}${utilization}`;
}
