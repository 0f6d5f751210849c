import { levelHash, type RunLevel } from "../../src/replay/level-hash.ts";
import { noNotes } from "../../src/replay/record-run.ts";
import type { RunNotes } from "../../src/replay/run-record.ts";
import { buildLevel } from "../sim/build-level.ts";
import { crowd } from "../sim/crowded-level.ts";

/** A hall of 40 nodes that is busy enough for everything to happen within two hours. */
export const smallLevel = buildLevel({
  id: "small",
  topology: { pods: 2, rowsPerPod: 2, racksPerRow: 2, nodesPerRack: 5, gpusPerNode: 8 },
  policy: "fcfs",
  checkpointInterval: 900,
  workload: {
    ...crowd,
    fill: 0.7,
    initialSizes: [
      { gpus: 1, share: 6 },
      { gpus: 4, share: 2 },
      { gpus: 8, share: 1 },
    ],
    arrivalSizes: [
      { gpus: 1, share: 6 },
      { gpus: 2, share: 2 },
      { gpus: 8, share: 1 },
    ],
    runTimes: [
      { p: 0, value: 20 },
      { p: 0.5, value: 600 },
      { p: 1, value: 20_000 },
    ],
    maxRunSeconds: 20_000,
    arrivalsPerHour: 200,
  },
  jobs: [{ name: "giant", gpus: 64, arrives: 300, runSeconds: 3600, estimateSeconds: 3600 }],
  storage: [{ saveBytesPerSecondPerGpu: 2.5e8, loadBytesPerSecondPerGpu: 2.5e8, dollarsPerHour: 0 }],
  migration: { fixedSeconds: 30, bytesPerSecond: 2.5e9, lanes: 4, taxPermille: 100 },
  failures: {
    perThousandNodeDays: 300,
    scripted: [{ time: 1000, nodes: [3, 4], cause: "power-spike", repairSeconds: 900 }],
  },
  clauses: [{ id: "student-p95-wait", limit: 1800, fatal: null, penaltyDollars: 1000 }],
});

/** It with goals, as a run of it is recorded. */
export const smallFile: RunLevel = {
  level: smallLevel,
  plays: [],
  goals: {
    fragmentationBelow: 0.5,
    goodputAbove: 0.5,
    thirdStar: { measure: "disruption", within: 0, slack: 1000 },
    help: {},
  },
};

/** What a page that knows nothing of the player says of a run of it. */
export const smallNotes: RunNotes = noNotes(levelHash(smallFile));
