import type { NodeId, Topology } from "./level.ts";

/** A hall's counts, derived once from its tree. */
export interface Hall {
  readonly gpusPerNode: number;
  readonly nodesPerRack: number;
  readonly nodesPerRow: number;
  readonly nodesPerPod: number;
  readonly nodeCount: number;
  readonly gpuCount: number;
  readonly rackCount: number;
  readonly rowCount: number;
}

/** Counts a topology out. */
export function createHall(topology: Topology): Hall {
  const { pods, rowsPerPod, racksPerRow, nodesPerRack, gpusPerNode } = topology;
  const nodesPerRow = racksPerRow * nodesPerRack;
  const nodesPerPod = rowsPerPod * nodesPerRow;
  const nodeCount = pods * nodesPerPod;
  return {
    gpusPerNode,
    nodesPerRack,
    nodesPerRow,
    nodesPerPod,
    nodeCount,
    gpuCount: nodeCount * gpusPerNode,
    rackCount: pods * rowsPerPod * racksPerRow,
    rowCount: pods * rowsPerPod,
  };
}

/** Whether `count` consecutive nodes from `first` exist and lie inside one pod. */
export function insideOnePod(hall: Hall, first: NodeId, count: number): boolean {
  if (!Number.isInteger(first) || first < 0 || first + count > hall.nodeCount) return false;
  return Math.floor(first / hall.nodesPerPod) === Math.floor((first + count - 1) / hall.nodesPerPod);
}

/** Nodes a job of this many GPUs stands on. */
export function nodesNeeded(hall: Hall, gpus: number): number {
  return Math.ceil(gpus / hall.gpusPerNode);
}

/** `count` consecutive node ids from `first`. */
export function nodeRange(first: NodeId, count: number): NodeId[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
