import { createSimulation } from "../../src/sim/index.ts";
import { createHall } from "../../src/sim/topology.ts";
import { readLevel } from "./read-level.ts";

/** What a long run of a large hall took. */
export interface ScaleRun {
  readonly cpuMs: number;
  readonly jobs: number;
  readonly peakMemoryBytes: number;
}

/** Act I's hall at another size, with its students alone, for so many days and at so many times its load, under Best-Fit. */
function run(gpus: number, days: number, load: number): ScaleRun {
  const topology = { pods: gpus / 10_000, rowsPerPod: 10, racksPerRow: 25, nodesPerRack: 5, gpusPerNode: 8 };
  const { level } = readLevel("act-1");
  const factor = (load * gpus) / createHall(level.topology).gpuCount;
  const workload = level.workload && { ...level.workload, arrivalsPerHour: level.workload.arrivalsPerHour * factor };
  const before = process.cpuUsage();
  const longer = { ...level, topology, workload, jobs: [], duration: days * 86_400, policy: "best-fit" as const };
  const simulation = createSimulation(longer, "scale");
  simulation.skipTo(longer.duration);
  const { user, system } = process.cpuUsage(before);
  return {
    cpuMs: (user + system) / 1000,
    jobs: simulation.view().jobCount,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  };
}

const [gpus = 10_000, days = 1, load = 1] = process.argv.slice(2).map(Number);
console.log(JSON.stringify(run(gpus, days, load)));
