import { levelHash, type RunLevel } from "../../src/replay/level-hash.ts";
import { noNotes } from "../../src/replay/record-run.ts";
import type { RunNotes } from "../../src/replay/run-record.ts";
import type { Level } from "../../src/sim/index.ts";

/** A hall of 40 nodes that is busy enough for everything to happen within two hours. */
export const smallLevel: Level = {
  id: "small",
  topology: { pods: 2, rowsPerPod: 2, racksPerRow: 2, nodesPerRack: 5, gpusPerNode: 8 },
  duration: 7200,
  clockStart: 32_400,
  pace: 30,
  policy: "fcfs",
  preemption: false,
  preemptionLimit: 2,
  checkEvery: 60,
  goodputWindow: null,
  checkpointInterval: 900,
  longestInterval: 86_400,
  workload: {
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
    estimateRounding: 600,
    stateBytesPerGpu: 4e10,
    arrivalsPerHour: 200,
    dayRhythm: Array.from({ length: 24 }, () => 1),
  },
  jobs: [
    {
      name: "giant",
      owner: "models",
      priority: "production",
      gpus: 64,
      contiguous: true,
      arrives: 300,
      runSeconds: 3600,
      estimateSeconds: 3600,
      stateBytesPerGpu: 4e10,
      checkpointInterval: 600,
    },
  ],
  storage: [
    {
      id: "shared-nfs",
      offeredAt: 0,
      saveBytesPerSecondPerGpu: 2.5e8,
      drainBytesPerSecondPerGpu: null,
      loadBytesPerSecondPerGpu: 2.5e8,
      shortestInterval: 60,
      dollarsPerHour: 0,
      setupDollars: 0,
    },
  ],
  restart: { detectSeconds: 30, rescheduleSeconds: 60 },
  migration: { fixedSeconds: 30, bytesPerSecond: 2.5e9, lanes: 4, taxPermille: 100 },
  defragmentation: { fixedSeconds: 120, bytesPerSecond: 2e10 },
  failures: {
    aging: [],
    standbys: false,
    perThousandNodeDays: 300,
    scripted: [{ time: 1000, nodes: [3, 4], cause: "power-spike", repairSeconds: 900 }],
  },
  prices: { gpuHourDollars: 3, jobMfu: 0.4 },
  clauses: [{ id: "student-p95-wait", limit: 1800, fatal: null, penaltyDollars: 1000 }],
};

/** It with goals, as a run of it is recorded. */
export const smallFile: RunLevel = {
  level: smallLevel,
  goals: { fragmentationBelow: 0.5, goodputAbove: 0.5, thirdStar: { measure: "disruption", atMost: 1000 } },
};

/** What a page that knows nothing of the player says of a run of it. */
export const smallNotes: RunNotes = noNotes(levelHash(smallFile));
