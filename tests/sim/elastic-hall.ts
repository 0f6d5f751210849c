import {
  createSimulation,
  type ElasticView,
  type Level,
  type Network,
  type NodeId,
  type ScriptedFailure,
  type Seconds,
  type Simulation,
} from "../../src/sim/index.ts";
import { buildLevel } from "./build-level.ts";
import { crowdedLevel } from "./crowded-level.ts";

/** 10 GB/s a GPU; rows lose nothing, and of a pod's 12 nodes' bandwidth a third leaves it. */
export const network: Network = {
  bytesPerSecondPerGpu: 1e10,
  latencyNanos: 1000,
  nanosPerMeter: 0,
  rackMeters: 1,
  rowMeters: 3,
  rowOversubscription: 1,
  podOversubscription: 3,
};

/**
 * Two pods of two rows of three racks of two nodes. The first two racks of each row hold the ring's eight replicas, a
 * rack each; of the third racks' eight nodes two are its spares. A step computes 4 x 1 s and adds 1 GB up: 0.175 s at
 * full speed. Every 1,000 s of work it saves for 10 s.
 */
export const ringHall = buildLevel({
  id: "ring-hall",
  topology: { pods: 2, rowsPerPod: 2, racksPerRow: 3, nodesPerRack: 2, gpusPerNode: 8 },
  duration: 20_000,
  network,
  storage: [{ saveBytesPerSecondPerGpu: 1e8, loadBytesPerSecondPerGpu: 1e8 }],
  jobs: [
    {
      name: "ring",
      gpus: 128,
      contiguous: false,
      arrives: 0,
      runSeconds: 100_000,
      estimateSeconds: 100_000,
      stateBytesPerGpu: 1e9,
      checkpointInterval: 1000,
      dataParallel: {
        replicas: 8,
        nodesPerReplica: 2,
        placement: "by-rack",
        microBatches: 4,
        microBatchMicros: 1_000_000,
        tokensPerMicroBatch: 1000,
        gradientBytesPerGpu: 1e9,
        spareNodes: 2,
        rebuild: [
          { gpus: 0, seconds: 0 },
          { gpus: 128, seconds: 16 },
        ],
        coldStart: [
          { gpus: 0, seconds: 0 },
          { gpus: 128, seconds: 160 },
        ],
      },
    },
  ],
});

/** The hall when these nodes fail at these times, and come back 5,000 s after. */
export function striking(...failures: readonly (readonly [time: Seconds, ...nodes: NodeId[]])[]): Level {
  const scripted = failures.map(([time, ...nodes]): ScriptedFailure => ({
    time,
    nodes,
    cause: "power-spike",
    repairSeconds: 5000,
  }));
  return { ...ringHall, failures: { ...ringHall.failures, scripted } };
}

/** The ring's hall with students about, and failures so often that they strike every stage of a recovery. */
export const crowdedRing: Level = {
  ...ringHall,
  id: "crowded-ring",
  duration: crowdedLevel.duration,
  workload: crowdedLevel.workload && { ...crowdedLevel.workload, fill: 0.15, arrivalsPerHour: 60 },
  failures: { ...crowdedLevel.failures, slowdowns: [{ time: 900, permille: 700 }] },
};

const [ring] = ringHall.jobs;
if (!ring?.dataParallel) throw new RangeError("the ring's hall has no data-parallel job");

/** Two rings beside one another: `ring` in the first two racks of each row, `other`, by feed and of half as many, in the third. */
export const twoRings: Level = {
  ...ringHall,
  id: "two-rings",
  topology: { ...ringHall.topology, racksPerRow: 5, nodesPerRack: 4 },
  jobs: [
    { ...ring, gpus: 256, dataParallel: { ...ring.dataParallel, nodesPerReplica: 4 } },
    {
      ...ring,
      name: "other",
      gpus: 128,
      checkpointInterval: 700,
      dataParallel: { ...ring.dataParallel, replicas: 4, nodesPerReplica: 4, placement: "by-feed", spareNodes: 3 },
    },
  ],
};

/** A run of a level, and its data-parallel job. */
export function begin(level: Level, seed = "s"): { readonly simulation: Simulation; readonly elastic: ElasticView } {
  const simulation = createSimulation(level, seed);
  const { elastic } = simulation.view();
  if (!elastic) throw new RangeError("the level has no data-parallel job");
  return { simulation, elastic };
}
