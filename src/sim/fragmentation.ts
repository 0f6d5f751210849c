import { emptyRuns } from "./placement.ts";
import { jobOf, type SimState } from "./state.ts";
import { nodesNeeded } from "./topology.ts";

interface Shape {
  readonly gpus: number;
  readonly contiguous: boolean;
  /** Weight in GPUs asked for. */
  readonly weight: number;
}

/**
 * The share of idle GPUs that today's demand cannot use: over the shapes m of the pending jobs (of the arrivals when
 * nothing waits), weighted by the GPUs they ask for, the idle GPUs outside every feasible placement of m; 0 when nothing is idle.
 * After FGD (Weng et al., ATC 2023), whose own code weighs shapes by the number of tasks and knows no gangs.
 */
export function fragmentation(state: SimState): number {
  if (state.idleGpus === 0) return 0;
  const shapes = demand(state);
  const total = shapes.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 0;
  const usable = createUsable(state);
  const unusable = shapes.reduce((sum, shape) => sum + shape.weight * (state.idleGpus - usable(shape)), 0);
  return unusable / (total * state.idleGpus);
}

function demand(state: SimState): Shape[] {
  if (state.queue.length === 0) {
    return (state.level.workload?.arrivalSizes ?? []).map(({ gpus, share }) => ({
      gpus,
      contiguous: false,
      weight: gpus * share,
    }));
  }
  const shapes = new Map<number, Shape>();
  for (const id of state.queue) {
    const { gpus, contiguous } = jobOf(state, id);
    const key = contiguous ? -gpus : gpus;
    shapes.set(key, { gpus, contiguous, weight: (shapes.get(key)?.weight ?? 0) + gpus });
  }
  return [...shapes.values()];
}

/** Idle GPUs that lie in some feasible placement of a shape. */
function createUsable(state: SimState): (shape: Shape) => number {
  const { gpusPerNode, nodeCount } = state.hall;
  const byRoom = new Float64Array(gpusPerNode + 1);
  for (let node = 0; node < nodeCount; node++) {
    const open = state.nodeDown[node] === 0 && state.nodeDrained[node] === 0 && state.nodeReservedFor[node] === -1;
    if (open) byRoom[state.nodeFree[node] ?? 0]++;
  }
  const runs = emptyRuns(state, -1);
  return ({ gpus, contiguous }) => {
    if (gpus <= gpusPerNode) return byRoom.reduce((sum, nodes, room) => sum + (room >= gpus ? nodes * room : 0), 0);
    const needed = nodesNeeded(state.hall, gpus);
    const fitting = contiguous ? runs.filter((run) => run.nodeCount >= needed) : runs;
    const nodes = fitting.reduce((sum, run) => sum + run.nodeCount, 0);
    return nodes >= needed ? nodes * gpusPerNode : 0;
  };
}
