import { describe, expect, test } from "vitest";
import { LevelError } from "../../src/levels/level-error.ts";
import type { LevelFile } from "../../src/levels/level-file.ts";
import { parseLevel } from "../../src/levels/load-level.ts";
import { act1File, act2File, act3File } from "./level-files.ts";

type Json = Record<string, unknown>;

/** A file, Act I's unless it is said, with one field set, or, without a value, taken out. */
function withField(path: string, value?: unknown, of: LevelFile = act1File): unknown {
  const file: Json = structuredClone(of) as unknown as Json;
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let inner: Json = file;
  for (const key of keys) inner = inner[key] as Json;
  if (value === undefined) delete inner[last];
  else inner[last] = value;
  return file;
}

function messageOf(json: unknown): string {
  try {
    parseLevel(json);
  } catch (error) {
    expect(error).toBeInstanceOf(LevelError);
    return (error as LevelError).message;
  }
  throw new Error("the file was taken");
}

test.each([act1File, act2File, act3File])("a stored level loads, and loads again from what was loaded", (file) => {
  expect(parseLevel(structuredClone(file))).toEqual(file);
});

describe("a file is refused, naming the field and what it got:", () => {
  test.each([
    { json: null, message: "the level is null, but must be an object" },
    { json: "act-1", message: 'the level is "act-1", but must be an object' },
    { json: {}, message: "lesson is missing" },
  ])("$message", ({ json, message }) => {
    expect(messageOf(json)).toBe(message);
  });

  test.each<[path: string, value: unknown, message: string]>([
    ["level.duration", undefined, "level.duration is missing"],
    ["level.duration", 59, "level.duration is 59, but must be at least 60"],
    ["level.duration", "4h", 'level.duration is "4h", but must be a number'],
    ["level.duration", 3600.5, "level.duration is 3600.5, but must be a whole number"],
    ["level.durations", 7200, "level.durations is not a field known here"],
    ["level.topology.pods", 0, "level.topology.pods is 0, but must be at least 1"],
    ["level.topology.nodesPerRack", 1e9, "level.topology.nodesPerRack is 1000000000, but must be at most 64"],
    ["level.storage", [], "level.storage is a list of 0, but must be at least 1 long"],
    [
      "level.storage.0.id",
      "tape",
      'level.storage[0].id is "tape", but must be "shared-nfs" or "parallel-fs" or "in-memory"',
    ],
    [
      "level.storage.0.offeredAt",
      60,
      "level.storage[0].offeredAt is 60, but the first is 0 and none is before the one above",
    ],
    [
      "level.storage",
      [act1File.level.storage[0], act1File.level.storage[0]],
      'level.storage[1].id is "shared-nfs", but there is one of that name already',
    ],
    ["level.longestInterval", 60.5, "level.longestInterval is 60.5, but must be a whole number"],
    [
      "level.storage.0.shortestInterval",
      86_401,
      "level.storage[0].shortestInterval is 86401, but level.longestInterval is 86400",
    ],
    [
      "level.failures.aging",
      [
        { from: 100, factor: 2 },
        { from: 100, factor: 3 },
      ],
      "level.failures.aging[1].from is 100, but must be after 100",
    ],
    ["level.policy", "lottery", 'level.policy is "lottery", but must be "fcfs" or "best-fit" or'],
    ["level.policy", "sjf", 'level.policy is "sjf", but must be one of level.policies: fcfs, best-fit, preemption'],
    ["level.policies", ["fcfs", "fair-share"], 'level.policies has "fair-share", but the level has no level.fairShare'],
    ["level.preemption", 1, "level.preemption is 1, but must be true or false"],
    ["level.workload.fill", 1, "level.workload.fill is 1, but must be at most 0.99"],
    ["level.workload.dayRhythm", [1], "level.workload.dayRhythm is a list of 1, but must be 24 long"],
    ["level.workload.initialSizes", [], "level.workload.initialSizes is a list of 0, but must be at least 1 long"],
    ["level.workload.initialSizes.0.gpus", 9, "level.workload.initialSizes[0].gpus is 9, but a node has 8"],
    ["level.workload.arrivalSizes.1.gpus", 16, "level.workload.arrivalSizes[1].gpus is 16, but a node has 8"],
    [
      "level.workload.runTimes.1.p",
      0,
      "level.workload.runTimes[1] is p 0, value 63, but must lie above the one before it",
    ],
    [
      "level.workload.runTimes.2.value",
      62,
      "level.workload.runTimes[2] is p 0.5, value 62, but must lie above the one before it",
    ],
    ["level.jobs.0.gpus", 20_000, "level.jobs[0].gpus is 20000, but the cluster has 10000"],
    ["level.jobs.0.gpus", 6000, "level.jobs[0].gpus is 6000, but a pod has 5000"],
    ["level.jobs.0.gpus", 1001, "level.jobs[0].gpus is 1001, but a job wider than a node takes whole nodes of 8"],
    ["level.jobs.0.checkpointInterval", 59, "level.jobs[0].checkpointInterval is 59, but must be at least 60"],
    ["level.migration.taxPermille", 1000, "level.migration.taxPermille is 1000, but must be at most 900"],
    ["level.migration.lanes", 0, "level.migration.lanes is 0, but must be at least 1"],
    ["level.failures.perThousandNodeDays", -1, "level.failures.perThousandNodeDays is -1, but must be at least 0"],
    [
      "level.failures.scripted",
      [{ time: 1, nodes: [1250], cause: "gpu", repairSeconds: 1 }],
      "level.failures.scripted[0].nodes has 1250, but the cluster has 1250",
    ],
    ["level.clauses.0.limit", NaN, "level.clauses[0].limit is NaN, but must be a number"],
    ["level.clauses.0.limit", Infinity, "level.clauses[0].limit is Infinity, but must be a finite number"],
    ["goals.goodputAbove", 80, "goals.goodputAbove is 80, but must be at most 1"],
    ["goals.thirdStar", undefined, "goals.thirdStar is missing"],
    ["prediction.metric", "stars", 'prediction.metric is "stars", but must be "disruption-gpu-hours"'],
    ["plays.0.steps.0.do.type", "cheat", "plays[0].steps[0].do.type"],
    ["plays.0.stars.atLeast", 4, "plays[0].stars.atLeast is 4, but must be at most 3"],
    ["plays.0.share", 90, "plays[0].share is 90, but must be at most 1"],
  ])("%s = %j", (path, value, message) => {
    expect(messageOf(withField(path, value))).toContain(message);
  });
});

const files = { 1: act1File, 2: act2File, 3: act3File };
const titan = act3File.level.jobs[0];
const ring = (fields: object): unknown => ({ ...titan, dataParallel: { ...titan?.dataParallel, ...fields } });
const spec = "level.jobs[0].dataParallel";

describe("a file that could not be run, or not within bounds, is refused:", () => {
  test.each<[act: 1 | 2 | 3, path: string, value: unknown, message: string]>([
    [1, "level.topology.pods", 1000, "level.topology has 625000 nodes, but at most 16384 are run"],
    [1, "level.topology.rowsPerPod", 1000, "level.topology has 250000 nodes, but at most 16384 are run"],
    [1, "level.topology.gpusPerNode", 64, "level.jobs[0].gpus is 1000, but a job wider than a node"],
    [2, "level.topology.gpusPerNode", 65, "level.topology.gpusPerNode is 65, but must be at most 64"],
    [2, "level.topology.nodesPerRack", 64, "level.topology has 32768 nodes, but at most 16384 are run"],
    [3, "level.duration", 31_536_000, "level.duration is 31536000, but must be at most 2678400 (31 days)"],
    [2, "level.checkEvery", 60, "level.checkEvery is 60, which makes 14400 checks, but at most 5000 are made"],
    [1, "level.workload.arrivalsPerHour", 1e6, "which makes 4000000 arrivals, but at most 150000 are run"],
    [3, "level.workload.arrivalsPerHour", 1e6, "which makes 12000000 arrivals, but at most 150000 are run"],
    [
      1,
      "level.workload",
      { ...act1File.level.workload, arrivalSizes: [{ gpus: 8, share: 1 }], arrivalsPerHour: 6000 },
      "times the GPUs of the cluster, but at most 3 times are run",
    ],
    [2, "level.failures.perThousandNodeDays", 1e6, "failures, but at most 20000 are run"],
    [1, "level.checkpointInterval", 60, "which makes up to 2400008 checkpoints, but at most 2000000 are run"],
    [3, "level.network", undefined, "level.network is missing, but level.jobs[0] is data-parallel"],
    [
      3,
      "level.jobs",
      [titan, { ...titan, name: "b" }],
      "level.jobs[1].dataParallel fills racks up to number 40 of each row, together with those before it, but a row has 22",
    ],
    [3, "level.jobs", [titan, titan], 'level.jobs[1].name is "titan-175b", but there is one of that name already'],
    [
      3,
      "level.jobs",
      Array.from({ length: 9 }, (_, nth) => ({ ...titan, name: `titan-${nth}` })),
      "level.jobs has 9 data-parallel jobs, but at most 8 are run",
    ],
    [3, "level.failures.scripted.0.job", "b", 'level.failures.scripted[0].job is "b", but no data-parallel job has'],
    [3, "level.jobs.0.gpus", 1, "level.jobs[0].gpus is 1, but its replicas have 12800"],
    [3, "level.jobs.0.priority", "student", 'level.jobs[0].priority is "student", but a data-parallel job is'],
    [3, "level.jobs.0.contiguous", true, "level.jobs[0].gpus is 12800, but a pod has 1408"],
    [3, "level.jobs.0.arrives", 60, "level.jobs[0].arrives is 60, but a data-parallel job is there from 0"],
    [3, "level.jobs.0.checkpointInterval", "lever", "but a data-parallel job saves at an interval of its own"],
    [3, "level.jobs.0", ring({ replicas: 101 }), "level.jobs[0].gpus is 12800, but its replicas have 12928"],
    [
      3,
      "level.jobs.0",
      { ...(ring({ replicas: 1 }) as object), gpus: 128 },
      `${spec}.replicas is 1, but a ring has at least 2`,
    ],
    [
      3,
      "level.jobs.0",
      { ...(ring({ replicas: 99 }) as object), gpus: 12_672 },
      `${spec}.replicas is 99, but each of 10 rows`,
    ],
    [
      3,
      "level.jobs.0",
      { ...(ring({ replicas: 110 }) as object), gpus: 14_080 },
      `${spec}.spareNodes is 4, but beside the replicas the cluster has 0 nodes`,
    ],
    [
      3,
      "level.jobs.0",
      ring({ replicas: 200, nodesPerReplica: 8, placement: "by-feed" }),
      `${spec}.nodesPerReplica is 8, but one by feed`,
    ],
    [
      3,
      "level.jobs.0",
      ring({ replicas: 400, nodesPerReplica: 4 }),
      `${spec}.nodesPerReplica is 4, but a replica fills whole racks of 8`,
    ],
    [
      3,
      "level.jobs.0",
      ring({ spareNodes: 161 }),
      `${spec}.spareNodes is 161, but beside the replicas the cluster has 160`,
    ],
    [
      3,
      "level.jobs.0",
      ring({
        rebuild: [
          { gpus: 9, seconds: 1 },
          { gpus: 9, seconds: 2 },
        ],
      }),
      `${spec}.rebuild[1] is 2 seconds at 9 GPUs`,
    ],
    [
      3,
      "level.jobs.0",
      ring({
        coldStart: [
          { gpus: 0, seconds: 2 },
          { gpus: 9, seconds: 1 },
        ],
      }),
      `${spec}.coldStart[1] is 1 seconds at 9 GPUs`,
    ],
    [
      3,
      "level.workload.fill",
      0.09,
      "level.workload.fill is 0.09, but beside the data-parallel job only 0.089 is free",
    ],
    [
      1,
      "level.failures.scripted",
      [{ time: 1, nodes: "feed", cause: "gpu", repairSeconds: 1 }],
      "but there is no data-parallel job to strike",
    ],
    [1, "level.failures.slowdowns", [{ time: 1, permille: 500 }], "but there is no data-parallel job to slow"],
    [1, "level.workload.arrivalSizes", [{ gpus: 1, share: 0 }], "level.workload.arrivalSizes has no share above 0"],
    [1, "level.workload.dayRhythm.0", 25, "level.workload.dayRhythm has a mean of 2.017, but it must be 1"],
    [1, "level.jobs.0.arrives", 14_400, "level.jobs[0].arrives is 14400, but the level lasts 14400 seconds"],
    [
      1,
      "level.jobs.0.estimateSeconds",
      259_199,
      "level.jobs[0].estimateSeconds is 259199, but it runs 259200 seconds, and owners round up",
    ],
    [1, "level.jobs.0.gpus", 4, "level.jobs[0].gpus is 4, but a contiguous job takes whole nodes of 8"],
    [2, "level.checkpointInterval", 600, "level.checkpointInterval is 600, but must be from 3600 to 86400"],
    [1, "level.clauses.0.fatal", 7199, "level.clauses[0].fatal is 7199, but the limit is 7200"],
    [1, "level.clauses.1.id", "gang-starts", 'level.clauses[1].id is "gang-starts", but there is one'],
    [
      1,
      "level.clauses.1.id",
      "batch-shrunk",
      'level.clauses[1].id is "batch-shrunk", but the level has no data-parallel job',
    ],
    [1, "level.clauses", [], 'level.clauses has no "gang-starts", but goals.thirdStar.measure is "disruption"'],
    [
      1,
      "goals.thirdStar.measure",
      "training-lost",
      'goals.thirdStar.measure is "training-lost", but that needs a data-parallel job and a scripted failure',
    ],
    [
      2,
      "level.failures.perThousandNodeDays",
      0,
      'goals.thirdStar.measure is "regret", but that needs a job that saves by the lever and nodes',
    ],
    [1, "level.observeUntil", 14_400, "level.observeUntil is 14400, but the level lasts 14400 seconds"],
    [1, "level.jobs.1.leastGpus", 604, "level.jobs[1].leastGpus is 604, but must be whole nodes of 8 and at most gpus"],
    [1, "level.jobs.1.earliest", 9_601, "level.jobs[1].earliest is 9601, but must be at most arrives, which is 9600"],
    [1, "level.jobs.1.contiguous", false, "level.jobs[1].bookedAhead is 3600, but only a gang"],
    [1, "goals.help.windows", 2, "goals.help.windows is 2, but must be at most 1"],
    [2, "goals.thirdStar.slack", 15, "goals.thirdStar.slack is 15, but a regret is at most 1"],
    [
      1,
      "prediction.metric",
      "first-failure-share",
      'prediction.metric is "first-failure-share", but must be "disruption-gpu-hours"',
    ],
    [1, "prediction.min", 10_000, "prediction.min is 10000, but must be below prediction.max, which is 10000"],
    [3, "prediction.max", 2, "prediction.max is 2, but a share is at most 1"],
    [2, "prediction.min", 60, "prediction.min is 60, but the first contract's shortest interval is 3600"],
    [2, "prediction.max", 86_401, "prediction.max is 86401, but level.longestInterval is 86400"],
    [1, "plays", [], 'plays has no "solution", but every level ships one'],
    [1, "plays.1.id", "solution", 'plays[1].id is "solution", but there is one of that name already'],
    [1, "plays.1.stars", { atLeast: 2, atMost: 1 }, "plays[1].stars.atLeast is 2, but atMost is 1"],
    [1, "plays.0.steps.5.time", 0, "plays[0].steps[5].time is 0, but the step before it is at"],
    [3, "plays.0.steps.6.time", 43_201, "plays[0].steps[6].time is 43201, but the level lasts 43200 seconds"],
    [
      2,
      "plays.2.steps",
      [{ time: 0, do: { type: "set-checkpoint-interval", interval: 60 } }],
      "interval is 60, but must be from 120 to 86400",
    ],
    [
      1,
      "plays.0.steps",
      [{ time: 0, do: { type: "choose-storage", tier: "in-memory" } }],
      'tier is "in-memory", but it is not offered',
    ],
    [1, "plays.0.steps", [{ time: 0, do: { type: "leave-out-slow" } }], "but the level has no data-parallel job"],
    [
      2,
      "plays.0.steps",
      [{ time: 0, do: { type: "place", rank: 0, clear: "kill" } }],
      "but the level has no contiguous job",
    ],
    [1, "level.id", "a\u001b[2Jb", 'level.id is "a\\u001b[2Jb", but must be written in the right form'],
    [1, "level.jobs.0.name", "\u202egnat", 'level.jobs[0].name is "\\u{202e}gnat", but must be written'],
    [1, "level.\u009b2J", 1, "level.\\u{9b}2J is not a field known here"],
  ])("act %i: %s = %j", (act, path, value, message) => {
    expect(messageOf(withField(path, value, files[act]))).toContain(message);
  });
});

test("the level ships a solution, and plays that lose without its mechanic, each with a name of its own", () => {
  const roles = new Set(act1File.plays.map(({ role }) => role));
  expect(roles.has("solution") && roles.has("anti-solution")).toBe(true);
  expect(new Set(act1File.plays.map(({ id }) => id)).size).toBe(act1File.plays.length);
});
