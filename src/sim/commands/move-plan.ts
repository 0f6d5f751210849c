import { createHoles } from "../holes.ts";
import type { JobId, NodeId } from "../level.ts";
import { isMovable, type Move } from "../migration.ts";
import { isOpen } from "../placement.ts";
import { jobOf, type SimState } from "../state.ts";

/** Best fit, widest first, into the open holes among `targets`; those that find none are left over. */
export function planMoves(
  state: SimState,
  jobs: readonly JobId[],
  targets: (node: NodeId) => boolean,
): { moves: Move[]; leftOver: JobId[] } {
  const nodes: NodeId[] = [];
  for (let node = 0; node < state.hall.nodeCount; node++) {
    if (isOpen(state, node, -1) && targets(node)) nodes.push(node);
  }
  const holes = createHoles(nodes, state.nodeFree, state.hall.gpusPerNode);
  const moves: Move[] = [];
  const leftOver: JobId[] = [];
  const widestFirst = jobs.toSorted((a, b) => jobOf(state, b).gpus - jobOf(state, a).gpus || a - b);
  for (const id of widestFirst) {
    const job = jobOf(state, id);
    const node = isMovable(state, job) ? holes.take(job.gpus) : null;
    if (node === null) leftOver.push(id);
    else moves.push({ job: id, to: [node] });
  }
  return { moves, leftOver };
}
