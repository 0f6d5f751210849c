import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fleetTrace } from "../../src/cli/trace/fleet-trace.ts";
import type { LevelFile } from "../../src/levels/level-file.ts";
import { parseLevel } from "../../src/levels/load-level.ts";
import { createSimulation } from "../../src/sim/index.ts";
import type { TraceResult } from "../../src/cli/trace/trace-result.ts";

let folder = "";
let file = "";
const path = (name: string): string => join(folder, name);

/** Ten processors: six for 100 s, then eight for 10 s, then four for 98 s that are said to be 98 s. */
const lines = [
  "; MaxProcs: 10",
  "1 0 -1 100 6 -1 -1 6 100 -1 1 1 1 -1 1 -1 -1 -1",
  "2 1 -1 10 8 -1 -1 8 20 -1 0 1 1 -1 1 -1 -1 -1",
  "3 2 -1 98 4 -1 -1 4 98 -1 1 1 1 -1 1 -1 -1 -1",
  "4 3 -1 0 4 -1 -1 4 98 -1 1 1 1 -1 1 -1 -1 -1",
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "trace-"));
  file = path("small.swf");
  writeFileSync(file, `${lines.join("\n")}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(argv: readonly string[], isTTY = false): Promise<{ code: number; out: string; err: string }> {
  const written = { out: "", err: "" };
  const stdout = { write: (text: string) => (written.out += text) };
  const stderr = { write: (text: string) => (written.err += text), isTTY };
  return { code: await fleetTrace(argv, stdout, stderr), ...written };
}

async function runJson(...options: readonly string[]): Promise<TraceResult> {
  const { code, out, err } = await run([file, "--json", ...options]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out) as TraceResult;
}

describe("fleet trace --json", () => {
  test("prints one object, with EASY on the machine that the file names", async () => {
    const result = await runJson();
    expect(result).toMatchObject({
      file: "small.swf",
      machine: { processors: 10 },
      estimates: "user",
      jobs: 3,
      dropped: { "no-submit-time": 0, "no-run-time": 1, "no-processors": 0, "too-wide": 0 },
      withoutEstimate: 0,
      results: [{ policy: "easy", meanWait: 33, makespan: 110 }],
    });
    const [{ utilization, meanBoundedSlowdown }] = result.results;
    expect(utilization).toBeCloseTo((600 + 80 + 392) / 1100, 12);
    // (99 + 10) / 10 for the second, the others do not wait.
    expect(meanBoundedSlowdown).toBeCloseTo((1 + 10.9 + 1) / 3, 12);
    expect(result.wallSeconds).toBeGreaterThan(0);
    expect(result.cpuSeconds).toBeGreaterThan(0);
    expect(result.peakMemoryBytes).toBeGreaterThan(1e6);
  });

  test("compares policies in the order of the command line, each once", async () => {
    const { results } = await runJson("--policy", "fcfs,conservative", "--policy", "sjf", "--policy", "fcfs");
    expect(results.map(({ policy }) => policy)).toEqual(["fcfs", "conservative", "sjf"]);
    expect(results[0].meanWait).toBe((99 + 108) / 3);
  });

  test("another machine drops what is too wide for it", async () => {
    expect(await runJson("--processors", "7")).toMatchObject({
      machine: { processors: 7 },
      dropped: { "too-wide": 1 },
    });
    const byNode = await runJson("--nodes", "2", "--gpus-per-node", "4");
    expect(byNode).toMatchObject({ machine: { nodes: 2, gpusPerNode: 4 }, jobs: 3 });
  });

  test("of milliseconds, times are told in seconds, and the bound of the slowdown is 10 s of them", async () => {
    const { results } = await runJson("--unit", "ms");
    expect(results[0].meanWait).toBeCloseTo(0.033, 12);
    expect(results[0].meanBoundedSlowdown).toBe(1);
  });

  test("perfect estimates are the run times: by its own, the third job ends before the second is to start", async () => {
    const jobs = path("perfect.csv");
    writeFileSync(path("wide.swf"), `${[...lines.slice(0, 3), "3 2 -1 98 4 -1 -1 4 99"].join("\n")}\n`);
    await run([path("wide.swf"), "--estimates", "perfect", "--jobs", jobs]);
    expect(readFileSync(jobs, "utf8")).toContain("3,2,2,100,4");
    await run([path("wide.swf"), "--jobs", jobs]);
    expect(readFileSync(jobs, "utf8")).toContain("3,2,110,208,4");
  });
});

describe("--jobs", () => {
  test("writes every job in the order of the trace and in its unit", async () => {
    await run([file, "--jobs", path("out.csv"), "--unit", "ms"]);
    expect(readFileSync(path("out.csv"), "utf8")).toBe(
      "job,submit,start,end,processors\n1,0,0,100,6\n2,1,100,110,8\n3,2,2,100,4\n",
    );
  });

  test("with several policies, one file each", async () => {
    await run([file, "--jobs", path("all.csv"), "--policy", "fcfs,easy"]);
    expect(readFileSync(path("all.fcfs.csv"), "utf8")).toContain("3,2,110,208,4");
    expect(readFileSync(path("all.easy.csv"), "utf8")).toContain("3,2,2,100,4");
  });
});

describe("--html", () => {
  test("writes a page that loads nothing, with a curve a policy in each of three plots and their numbers", async () => {
    const named = path("a&b.swf");
    writeFileSync(named, readFileSync(file));
    await run([named, "--html", path("page.html"), "--policy", "fcfs,easy"]);
    const page = readFileSync(path("page.html"), "utf8");
    expect(page).not.toMatch(/<script|<link|https?:|src=|@import|url\(/);
    expect(page).toContain("<title>a&amp;b.swf: how long its jobs wait</title>");
    expect(page.match(/<svg /g)).toHaveLength(3);
    expect(page.match(/<g class="curve curve-1">/g)).toHaveLength(3);
    expect(page).toContain('<tr><th scope="row">fcfs</th><td>0 s</td><td>2 min</td>');
    expect(page).toMatch(/<tr><th scope="row">Jobs<\/th><td>2<\/td><td>1<\/td><\/tr>/);
    expect(page).toMatch(/<tr><th scope="row">easy<\/th><td>1\.0<\/td><td>10\.9<\/td><\/tr>/);
  });
});

describe("--level", () => {
  const cut = async (...options: readonly string[]): Promise<LevelFile> => {
    const { code, out, err } = await run([file, ...options]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    return parseLevel(JSON.parse(out));
  };

  test("prints a level that the loader takes, with the jobs of that stretch as its arrivals", async () => {
    const { level } = await cut("--level", "1s,1h", "--nodes", "5", "--gpus-per-node", "3");
    expect(
      level.jobs.map(({ name, gpus, arrives, runSeconds, estimateSeconds, contiguous }) => {
        return [name, gpus, arrives, runSeconds, estimateSeconds, contiguous];
      }),
    ).toEqual([
      ["2: 2", 9, 0, 10, 20, true],
      ["3: 3", 6, 1, 98, 98, false],
    ]);
    expect(level).toMatchObject({
      id: "trace-small",
      duration: 3599,
      workload: null,
      topology: { pods: 1, rowsPerPod: 1, racksPerRow: 1, nodesPerRack: 5, gpusPerNode: 3 },
    });
  });

  test("starts its jobs when Best-Fit starts those of the trace", async () => {
    const jobs = path("jobs.csv");
    const machine = ["--nodes", "10", "--gpus-per-node", "1"];
    await run([file, "--policy", "best-fit", "--jobs", jobs, ...machine]);
    const { level } = await cut("--level", "0s,1h", ...machine);
    const simulation = createSimulation(level, "any");
    simulation.dispatch({ type: "set-policy", policy: "best-fit" });
    const started = simulation.advanceTo(level.duration).filter(({ type }) => type === "job-started");
    expect(started.map(({ time }) => time).toSorted((a, b) => a - b)).toEqual([0, 2, 100]);
    expect(readFileSync(jobs, "utf8").match(/^\d+,\d+,\d+/gm)).toEqual(["1,0,0", "2,1,100", "3,2,2"]);
  });

  test.each([
    ["2s", '--level is "2s", but must be two durations'],
    ["3h,2h", '--level is "3h,2h", but must be two durations'],
    ["1h,soon", '--level is "soon", but must be a number with s, m, h or d'],
    ["1h,2h", "No job is submitted in that stretch of the trace"],
    ["0s,59s", "That stretch of the trace is no level: level.duration is 59, but must be"],
    ["0s,1h --jobs x", "--level prints a level and replays nothing: leave out --jobs."],
    ["0s,1h --nodes 1 --gpus-per-node 64", "No job in that stretch is as wide as a node of 64 GPUs"],
    ["0s,1h --nodes 29 --gpus-per-node 2", "29 nodes cannot be laid out in racks and rows: take a machine of 28."],
  ])("%s", async (options, message) => {
    const { code, err } = await run([file, "--level", ...options.split(" ")]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test("of more jobs than a level may have is refused", async () => {
    const many = path("too-many.swf");
    writeFileSync(many, `; MaxProcs: 10\n${`${lines[1]}\n`.repeat(10_001)}`);
    expect((await run([many, "--level", "0s,1h"])).err).toContain(
      "10,001 jobs are submitted in that stretch, but a level has at most 10,000",
    );
  });
});

describe("without --json", () => {
  test("one policy is reported line by line", async () => {
    const { out, err } = await run([file]);
    expect(err).toBe("");
    expect(out).toContain("small.swf on 10 processors, the policy knowing the requested times.");
    expect(out).toMatch(
      /Dropped +1 without a run time\nPolicy +easy\nMean wait +33\.0 s\nMean bounded slowdown +4\.30\n/,
    );
    expect(out).toMatch(
      /Makespan +2 min \(110 s\)\nUtilization +97\.5%\nWall time +[\d.]+ s\nPeak memory +[\d,]+ MB\n$/,
    );
  });

  test("several are compared in a table", async () => {
    const { out } = await run([file, "--policy", "fcfs,easy"]);
    expect(out).toMatch(
      /Policy +Mean wait +Bounded slowdown +Makespan +Utilization\nfcfs +1 min \(69\.0 s\) .*\neasy +33\.0 s /,
    );
  });

  test("a terminal sees how far it is, and not with --json", async () => {
    const many = path("many.swf");
    writeFileSync(many, `; MaxProcs: 10\n${`${lines[1]}\n`.repeat(5000)}`);
    const { err } = await run([many], true);
    expect(err).toContain("\r[#########################-----] 82% easy");
    expect(err.endsWith("\r\u001b[K")).toBe(true);
    expect((await run([file, "--json"], true)).err).toBe("");
  });

  test("--help explains options, policies and columns", async () => {
    const { out } = await run(["--help"]);
    for (const word of ["--policy", "--gpus-per-node", "easy-sjbf", "scheduled_time", "gpu_num", "bounded slowdown"]) {
      expect(out.toLowerCase()).toContain(word);
    }
  });
});

describe("what is wrong is said in one sentence on stderr, with exit code 2", () => {
  const rows: readonly (readonly [argv: string, message: string])[] = [
    ["", "Name the trace's file: fleet trace <file>. See fleet trace --help."],
    ["a.swf b.swf", 'One trace at a time: "b.swf" is one file too many.'],
    ["a.swf --colour", "Unknown option '--colour'. See fleet trace --help."],
    [
      "a.swf --policy lottery",
      '--policy is "lottery", but must be one of fcfs, easy, easy-sjbf, conservative, sjf, best-fit.',
    ],
    ["a.swf --processors 0", '--processors is "0", but must be a number from 1 to 100,000,000.'],
    ["a.swf --processors 1.5", '--processors is "1.5", but must be a number from 1 to 100,000,000.'],
    ["a.swf --nodes 4", "--nodes and --gpus-per-node go together: nodes of so many GPUs each."],
    [
      "a.swf --nodes 4 --gpus-per-node 8 --processors 9",
      "Name one machine: --processors, or --nodes with --gpus-per-node.",
    ],
    ["a.swf --estimates none", '--estimates is "none", but must be one of user, perfect.'],
    ["a.swf --unit h", '--unit is "h", but must be one of s, ms.'],
    ["none.swf", "Cannot read none.swf: there is no such file."],
  ];

  test.each(rows)("%s", async (argv, message) => {
    const done = await run(argv.split(" ").filter((word) => word !== ""));
    expect(done).toEqual({ code: 2, out: "", err: `${message}\n` });
  });

  test("a file that does not name its machine", async () => {
    writeFileSync(path("bare.swf"), `${lines[1]}\n`);
    expect((await run([path("bare.swf")])).err).toContain("does not say how large its machine is: add --processors");
  });

  test("a folder that is not there", async () => {
    const { code, err } = await run([file, "--jobs", path("none/out.csv")]);
    expect({ code, err }).toEqual({ code: 2, err: `Cannot write ${path("none/out.csv")}: there is no such folder.\n` });
  });
});
