import type { Level, Workload } from "../../src/sim/index.ts";
import { buildLevel } from "./build-level.ts";

/** Students enough to fill a hall of 80 nodes to three quarters and keep it there. */
export const crowd: Workload = {
  fill: 0.75,
  initialSizes: [
    { gpus: 1, share: 6 },
    { gpus: 3, share: 1 },
    { gpus: 4, share: 2 },
    { gpus: 8, share: 1 },
  ],
  arrivalSizes: [
    { gpus: 1, share: 6 },
    { gpus: 2, share: 2 },
    { gpus: 5, share: 1 },
    { gpus: 8, share: 1 },
  ],
  runTimes: [
    { p: 0, value: 5 },
    { p: 0.5, value: 600 },
    { p: 1, value: 20_000 },
  ],
  maxRunSeconds: 15_000,
  estimateRounding: 600,
  stateBytesPerGpu: 4e10,
  arrivalsPerHour: 400,
  dayRhythm: Array.from({ length: 24 }, () => 1),
};

/**
 * A hall of 80 nodes where everything happens within two hours: gangs, wide jobs, checkpoints, and failures so often
 * that they strike copies, windows and defragmentations. No SLO ends it early.
 */
export const crowdedLevel = buildLevel({
  id: "crowded",
  topology: { pods: 2, rowsPerPod: 2, racksPerRow: 4, nodesPerRack: 5, gpusPerNode: 8 },
  checkpointInterval: 300,
  workload: crowd,
  jobs: [
    {},
    { name: "wide", gpus: 24, contiguous: false, arrives: 600, runSeconds: 900 },
    { name: "narrow", gpus: 4, contiguous: false, arrives: 700, runSeconds: 900, checkpointInterval: null },
    {
      name: "thesis",
      priority: "student",
      gpus: 16,
      contiguous: false,
      arrives: 0,
      runSeconds: 5000,
      estimateSeconds: 5000,
    },
    { name: "second-gang", gpus: 80, arrives: 1500, runSeconds: 1200 },
  ],
  failures: {
    perThousandNodeDays: 2000,
    scripted: Array.from({ length: 60 }, (_, index) => ({
      time: 50 + index * 113,
      nodes: [(index * 37) % 80, (index * 53) % 80],
      cause: "power-spike" as const,
      repairSeconds: 60 + (index % 5) * 200,
    })),
  },
  clauses: [
    { id: "gang-starts", limit: 1800, fatal: null, penaltyDollars: 1000 },
    { id: "student-p95-wait", limit: 600, fatal: null, penaltyDollars: 1000 },
    { id: "student-work-killed", limit: 0.02, fatal: null, penaltyDollars: 1000 },
    { id: "longest-pause", limit: 300, fatal: null, penaltyDollars: 1000 },
  ],
});

/** The same hall and students, but nothing fails: what is promised must come true. */
export const calmLevel: Level = {
  ...crowdedLevel,
  id: "calm",
  checkpointInterval: null,
  failures: { perThousandNodeDays: 0, aging: [], standbys: false, scripted: [] },
};

/** The crowded hall when nothing fails, nobody arrives but one gang, and owners know their run times to the second. */
export const stillLevel: Level = {
  ...calmLevel,
  id: "still",
  duration: 200_000,
  workload: {
    ...crowd,
    fill: 0.7,
    runTimes: [
      { p: 0, value: 20_000 },
      { p: 1, value: 90_000 },
    ],
    maxRunSeconds: 90_000,
    estimateRounding: 1,
    arrivalsPerHour: 0.001,
  },
  jobs: calmLevel.jobs
    .filter(({ name }) => name === "gang")
    .map((job) => ({ ...job, arrives: 10, runSeconds: 190_000 })),
  clauses: [],
};

/**
 * The same crowd where stand-bys replace failed nodes, jobs train by the lever on three contracts, one of them
 * asynchronous, and the hardware ages.
 */
export const trainingLevel: Level = buildLevel({
  ...crowdedLevel,
  id: "training",
  goodputWindow: 1800,
  jobs: crowdedLevel.jobs.map((job) => (job.gpus >= 16 ? { ...job, checkpointInterval: "lever" } : job)),
  storage: [
    {},
    { id: "parallel-fs", offeredAt: 900, saveBytesPerSecondPerGpu: 4e9, dollarsPerHour: 50, setupDollars: 70 },
    {
      id: "in-memory",
      offeredAt: 900,
      saveBytesPerSecondPerGpu: 2e10,
      drainBytesPerSecondPerGpu: 4e8,
      shortestInterval: 240,
    },
  ],
  failures: {
    ...crowdedLevel.failures,
    standbys: true,
    aging: [
      { from: 2000, factor: 2 },
      { from: 5000, factor: 0.5 },
    ],
  },
  clauses: [...crowdedLevel.clauses, { id: "training-time-lost", limit: 4000, fatal: null, penaltyDollars: 1000 }],
});
