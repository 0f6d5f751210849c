import type { SimState } from "./state.ts";
import { nodesNeeded } from "./topology.ts";

export interface Shape {
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

/** What is asked for: by the pending jobs, or, when nothing waits, by those that arrive. */
export function demand(state: SimState): Shape[] {
  if (state.queue.length === 0) {
    return (state.level.workload?.arrivalSizes ?? []).map(({ gpus, share }) => ({
      gpus,
      contiguous: false,
      weight: gpus * share,
    }));
  }
  return state.queue.lanes.map(({ gpus, contiguous, length }) => ({ gpus, contiguous, weight: length * gpus }));
}

/** Idle GPUs that lie in some feasible placement of a shape. */
function createUsable(state: SimState): (shape: Shape) => number {
  const { gpusPerNode } = state.hall;
  const runs = state.nodes.emptyRuns;
  return ({ gpus, contiguous }) => {
    if (gpus <= gpusPerNode) {
      let idle = 0;
      for (let room = gpus; room <= gpusPerNode; room++) idle += room * state.nodes.openWith(room);
      return idle;
    }
    const needed = nodesNeeded(state.hall, gpus);
    const fitting = contiguous ? runs.filter((run) => run.nodeCount >= needed) : runs;
    const nodes = fitting.reduce((sum, run) => sum + run.nodeCount, 0);
    return nodes >= needed ? nodes * gpusPerNode : 0;
  };
}
