import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { TraceResult } from "../../src/cli/trace/trace-result.ts";
import { policies, type PolicyName } from "../../src/sched/policies.ts";
import { CountingMachine } from "../../src/trace/counting-machine.ts";
import { Jobs, type TraceJob } from "../../src/trace/jobs.ts";
import { replayTrace } from "../../src/trace/replay-trace.ts";

/** What replaying traces costs. */
export interface TraceTimes {
  /** `fleet trace` under EASY, 200,000 jobs on 240 processors at 60 % load: from the process's start to its report. */
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMemoryBytes: number;
  /** By policy: how CPU time grows with the jobs of a queue that only grows, from 20,000 to 200,000; 1 is linear. */
  readonly growth: Readonly<Partial<Record<PolicyName, number>>>;
}

const processors = 240;
const jobCount = 200_000;
const runs = 5;

/** Replays made-up jobs: powers of two wide, log-uniform in time, said to run up to ten times as long. */
export function measureTraces(): TraceTimes {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const file = join(folder, "bench.swf.gz");
    writeFileSync(file, gzipSync(madeUpJobs(jobCount, 0.6).map(swfLine).join("")));
    const argv = ["src/cli/main.ts", "trace", file, "--processors", String(processors), "--json"];
    const results = Array.from({ length: runs }, () => {
      const { stdout } = spawnSync(process.execPath, argv, { encoding: "utf8" });
      return JSON.parse(stdout) as TraceResult;
    });
    const middle = results.toSorted((a, b) => a.wallSeconds - b.wallSeconds)[Math.floor(runs / 2)];
    return {
      wallSeconds: middle.wallSeconds,
      cpuSeconds: Math.min(...results.map(({ cpuSeconds }) => cpuSeconds)),
      peakMemoryBytes: Math.max(...results.map(({ peakMemoryBytes }) => peakMemoryBytes)),
      growth: { fcfs: growthOf("fcfs"), easy: growthOf("easy"), "best-fit": growthOf("best-fit") },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function growthOf(policy: PolicyName): number {
  return Math.log10(cpuOf(policy, jobCount) / cpuOf(policy, jobCount / 10));
}

/** CPU milliseconds of a replay at three times the load that the machine can bear: the least of several, as others disturb. */
function cpuOf(policy: PolicyName, count: number): number {
  const jobs = new Jobs();
  for (const job of madeUpJobs(count, 3)) jobs.add(job);
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    replayTrace(jobs, new CountingMachine(jobs, processors), policies[policy](), () => {});
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

function madeUpJobs(count: number, load: number): readonly TraceJob[] {
  let state = 1;
  // Numerical Recipes' generator: any will do here.
  const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const meanWork = (127 / 7) * ((86_400 - 10) / Math.log(86_400 / 10));
  const gap = meanWork / (processors * load);
  let submit = 0;
  return Array.from({ length: count }, (_, index) => {
    submit += -gap * Math.log(1 - random());
    const width = 2 ** Math.floor(random() * 7);
    const run = Math.ceil(10 * (86_400 / 10) ** random());
    const estimate = Math.ceil((run * 10 ** random()) / 300) * 300;
    return { name: index + 1, submit: Math.round(submit), run, estimate, width };
  });
}

function swfLine({ name, submit, run, estimate, width }: TraceJob): string {
  return `${name} ${submit} -1 ${run} ${width} -1 -1 ${width} ${estimate} -1 1 1 1 -1 1 -1 -1 -1\n`;
}
