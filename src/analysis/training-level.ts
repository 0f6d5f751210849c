import type { CheckpointCosts, Level, Seconds, Topology } from "../sim/index.ts";

/** A hall with one training job on all of it. */
export interface TrainingHall {
  /** Mean time between failures of the whole hall. */
  readonly mttf: Seconds;
  /** Whole seconds; the restart at least one. */
  readonly costs: CheckpointCosts;
  readonly duration: Seconds;
  /** Act II's 2,048 nodes if not said otherwise. */
  readonly topology?: Topology;
}

/** The hall of Act II: 16,384 GPUs. */
const actTwoHall: Topology = { pods: 4, rowsPerPod: 4, racksPerRow: 32, nodesPerRack: 4, gpusPerNode: 8 };

const day = 86_400;
const stateBytesPerGpu = 128e6;

/**
 * A level in which one job trains on all GPUs to the end and beyond, and nothing else goes on: nobody judges it, nothing
 * ages, and a stand-by is in place at once, so that the restart is all loading. Its checkpoint interval has to be set.
 */
export function trainingLevel({ mttf, costs, duration, topology = actTwoHall }: TrainingHall): Level {
  const nodes = topology.pods * topology.rowsPerPod * topology.racksPerRow * topology.nodesPerRack;
  return {
    id: "training",
    topology,
    duration,
    clockStart: 0,
    pace: 1,
    checkEvery: duration,
    goodputWindow: null,
    policy: "fcfs",
    preemption: false,
    preemptionLimit: 2,
    checkpointInterval: null,
    longestInterval: duration,
    workload: null,
    jobs: [
      {
        name: "training",
        owner: "",
        priority: "production",
        gpus: nodes * topology.gpusPerNode,
        contiguous: false,
        arrives: 0,
        runSeconds: 2 * duration,
        estimateSeconds: 2 * duration,
        stateBytesPerGpu,
        checkpointInterval: "lever",
      },
    ],
    storage: [
      {
        id: costs.drain === 0 ? "shared-nfs" : "in-memory",
        offeredAt: 0,
        saveBytesPerSecondPerGpu: bandwidthFor(costs.pause),
        drainBytesPerSecondPerGpu: costs.drain === 0 ? null : bandwidthFor(costs.drain),
        loadBytesPerSecondPerGpu: bandwidthFor(costs.restart),
        shortestInterval: 1,
        dollarsPerHour: 0,
        setupDollars: 0,
      },
    ],
    restart: { detectSeconds: 0, rescheduleSeconds: 0 },
    migration: { fixedSeconds: 0, bytesPerSecond: 1, lanes: 1, taxPermille: 0 },
    defragmentation: { fixedSeconds: 0, bytesPerSecond: 1 },
    failures: { perThousandNodeDays: (1000 * day) / (mttf * nodes), aging: [], standbys: true, scripted: [] },
    prices: { gpuHourDollars: 0, jobMfu: 0 },
    clauses: [],
  };
}

/** The core rounds a copy's time up to whole seconds: half a second less comes out at the seconds asked for. */
function bandwidthFor(seconds: Seconds): number {
  return stateBytesPerGpu / (seconds - 0.5);
}
