import {
  createSimulation,
  type Level,
  type NodeId,
  type ScriptedFailure,
  type Seconds,
  type SimEvent,
  type Simulation,
  type StorageTier,
} from "../../src/sim/index.ts";
import { buildLevel } from "./build-level.ts";

const gpus = 32;
const stateBytesPerGpu = 4e10;

/** Pauses for 100 s to save; a restart takes 10 + 20 s before the load, and 70 s to load. */
export const sharedNfs: StorageTier = {
  id: "shared-nfs",
  offeredAt: 0,
  saveBytesPerSecondPerGpu: stateBytesPerGpu / 100,
  drainBytesPerSecondPerGpu: null,
  loadBytesPerSecondPerGpu: stateBytesPerGpu / 70,
  shortestInterval: 200,
  dollarsPerHour: 18,
  setupDollars: 7,
};

/** 20 s and 70 s. */
export const parallelFs: StorageTier = {
  ...sharedNfs,
  id: "parallel-fs",
  offeredAt: 2000,
  saveBytesPerSecondPerGpu: stateBytesPerGpu / 20,
  shortestInterval: 60,
  dollarsPerHour: 90,
  setupDollars: 500,
};

/** 10 s, and 40 more in the background; 20 s. */
export const inMemory: StorageTier = {
  ...sharedNfs,
  id: "in-memory",
  offeredAt: 4000,
  saveBytesPerSecondPerGpu: stateBytesPerGpu / 10,
  drainBytesPerSecondPerGpu: stateBytesPerGpu / 40,
  loadBytesPerSecondPerGpu: stateBytesPerGpu / 20,
  shortestInterval: 30,
  dollarsPerHour: 180,
  setupDollars: 1000,
};

/** Four nodes of eight GPUs, all in one training job that saves every 300 s and does not end; only the script fails. */
export const trainingHall = buildLevel({
  id: "training-hall",
  topology: { pods: 1, rowsPerPod: 1, racksPerRow: 2, nodesPerRack: 2, gpusPerNode: 8 },
  duration: 20_000,
  checkpointInterval: 300,
  storage: [sharedNfs, parallelFs, inMemory],
  restart: { detectSeconds: 10, rescheduleSeconds: 20 },
  jobs: [
    {
      name: "titan",
      gpus,
      contiguous: false,
      arrives: 0,
      runSeconds: 100_000,
      estimateSeconds: 100_000,
      stateBytesPerGpu,
      checkpointInterval: "lever",
    },
  ],
  failures: { standbys: true },
});

/** The hall when these nodes fail at these times, each failure with a repair of its own that a stand-by makes moot. */
export function failing(...failures: readonly (readonly [time: Seconds, ...nodes: NodeId[]])[]): Level {
  const scripted = failures.map(([time, ...nodes]): ScriptedFailure => ({
    time,
    nodes,
    cause: "gpu",
    repairSeconds: 9999,
  }));
  return { ...trainingHall, failures: { ...trainingHall.failures, scripted } };
}

/** What happened up to a time, as `130 job-started`. */
export function linesUntil(simulation: Simulation, time: Seconds): string[] {
  return simulation.advanceTo(time).map((event) => `${event.time} ${event.type}`);
}

/** The events of one type among all up to a time. */
export function eventsOf<Type extends SimEvent["type"]>(
  level: Level,
  type: Type,
  time: Seconds,
): Extract<SimEvent, { type: Type }>[] {
  const events = createSimulation(level, "s").advanceTo(time);
  return events.filter((event): event is Extract<SimEvent, { type: Type }> => event.type === type);
}
