import { readFileSync } from "node:fs";
import type { Topology } from "../../src/sim/index.ts";

/** The part of a level's file that grows with the hall. */
interface StoredLevel {
  readonly level: {
    readonly topology: Topology;
    readonly workload: { readonly arrivalsPerHour: number };
    readonly clauses: readonly object[];
  };
}

/** Halls of other sizes than Act I's. */
export const topologies = {
  "16,384 GPUs": { pods: 4, rowsPerPod: 4, racksPerRow: 32, nodesPerRack: 4, gpusPerNode: 8 },
  "100,000 GPUs": { pods: 10, rowsPerPod: 10, racksPerRow: 25, nodesPerRack: 5, gpusPerNode: 8 },
} satisfies Record<string, Topology>;

/** Act I in another hall, with arrivals to match, that no broken clause ends early. */
export function scaledAct1(topology: Topology): StoredLevel {
  const file = JSON.parse(readFileSync("levels/act-1.json", "utf8")) as StoredLevel;
  const { level } = file;
  const factor = gpus(topology) / gpus(level.topology);
  const workload = { ...level.workload, arrivalsPerHour: level.workload.arrivalsPerHour * factor };
  const clauses = level.clauses.map((clause) => ({ ...clause, fatal: null }));
  return { ...file, level: { ...level, topology, workload, clauses } };
}

function gpus({ pods, rowsPerPod, racksPerRow, nodesPerRack, gpusPerNode }: Topology): number {
  return pods * rowsPerPod * racksPerRow * nodesPerRack * gpusPerNode;
}
