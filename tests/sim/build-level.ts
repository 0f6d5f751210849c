import { policyIds, type Level, type ScriptedJob, type StorageTier } from "../../src/sim/index.ts";

/** What a fixture says of its level; of its jobs, its storage and its failures only what differs from the usual. */
export interface LevelParts extends Partial<Omit<Level, "jobs" | "storage" | "failures">> {
  readonly jobs?: readonly Partial<ScriptedJob>[];
  readonly storage?: readonly Partial<StorageTier>[];
  readonly failures?: Partial<Level["failures"]>;
}

const usualJob: ScriptedJob = {
  name: "gang",
  owner: "models",
  priority: "production",
  gpus: 40,
  contiguous: true,
  arrives: 200,
  runSeconds: 3000,
  estimateSeconds: 3000,
  stateBytesPerGpu: 4e10,
  checkpointInterval: 600,
};

const usualStorage: StorageTier = {
  id: "shared-nfs",
  offeredAt: 0,
  saveBytesPerSecondPerGpu: 1e9,
  drainBytesPerSecondPerGpu: null,
  loadBytesPerSecondPerGpu: 1e9,
  shortestInterval: 60,
  dollarsPerHour: 10,
  setupDollars: 0,
};

/** Two pods with four nodes each for two hours: nothing is in it, nobody comes, nothing fails and nobody judges. */
const emptyLevel: Level = {
  id: "hand-made",
  topology: { pods: 2, rowsPerPod: 1, racksPerRow: 2, nodesPerRack: 2, gpusPerNode: 8 },
  duration: 7200,
  clockStart: 32_400,
  pace: 30,
  policy: "best-fit",
  policies: policyIds,
  fairShare: {
    halfLife: 3600,
    groups: [
      { name: "vision", share: 1, demand: 3 },
      { name: "language", share: 2, demand: 1 },
    ],
  },
  preemption: false,
  preemptionLimit: 2,
  checkEvery: 60,
  goodputWindow: null,
  checkpointInterval: null,
  longestInterval: 86_400,
  workload: null,
  jobs: [],
  storage: [usualStorage],
  restart: { detectSeconds: 30, rescheduleSeconds: 60 },
  migration: { fixedSeconds: 30, bytesPerSecond: 2.5e9, lanes: 3, taxPermille: 100 },
  defragmentation: { fixedSeconds: 120, bytesPerSecond: 2e10 },
  failures: { perThousandNodeDays: 0, aging: [], standbys: false, scripted: [] },
  prices: { gpuHourDollars: 3, jobMfu: 0.4 },
  clauses: [],
};

/** The level of a test: an empty hall of two pods with four nodes each, but for what the test says. */
export function buildLevel({ jobs = [], storage = [{}], failures, ...parts }: LevelParts = {}): Level {
  return {
    ...emptyLevel,
    ...parts,
    jobs: jobs.map((job) => ({ ...usualJob, ...job })),
    storage: storage.map((tier) => ({ ...usualStorage, ...tier })),
    failures: { ...emptyLevel.failures, ...failures },
  };
}
