import { describe, expect, test } from "vitest";
import { LevelError, parseLevel } from "../../src/levels/load-level.ts";
import { act1File } from "./act-1-file.ts";
import { act2File } from "./act-2-file.ts";

type Json = Record<string, unknown>;

/** Act I's file with one field set, or, without a value, taken out. */
function withField(path: string, value?: unknown): unknown {
  const file: Json = structuredClone(act1File) as unknown as Json;
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

test.each([act1File, act2File])("a stored level loads, and loads again from what was loaded", (file) => {
  expect(parseLevel(structuredClone(file))).toEqual(file);
  expect([act1File.level.id, act2File.level.id]).toContain(file.level.id);
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
    ["level.storage", [], "level.storage is a list of 0, but must be >=1"],
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
    ["level.policy", "sjf", 'level.policy is "sjf", but must be "fcfs" or "best-fit" or "preemption"'],
    ["level.preemption", 1, "level.preemption is 1, but must be true or false"],
    ["level.workload.fill", 1, "level.workload.fill is 1, but must be at most 0.99"],
    ["level.workload.dayRhythm", [1], "level.workload.dayRhythm is a list of 1, but must be 24"],
    ["level.workload.initialSizes", [], "level.workload.initialSizes is a list of 0, but must be >=1"],
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
    ["level.clauses.0.limit", NaN, "level.clauses[0].limit is null, but must be a number"],
    ["level.clauses.0.limit", Infinity, "level.clauses[0].limit"],
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

test("the level ships a solution, and plays that lose without its mechanic, each with a name of its own", () => {
  const roles = new Set(act1File.plays.map(({ role }) => role));
  expect(roles.has("solution") && roles.has("anti-solution")).toBe(true);
  expect(new Set(act1File.plays.map(({ id }) => id)).size).toBe(act1File.plays.length);
});
