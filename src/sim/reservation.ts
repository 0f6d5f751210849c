import { latestEnd } from "./latest-end.ts";
import type { JobId, NodeId, Seconds } from "./level.ts";
import type { Job } from "./job.ts";
import { isOpen } from "./placement.ts";
import { jobOf, jobsOnNode, type Reservation, type SimState } from "./state.ts";
import { nodeRange, nodesNeeded } from "./topology.ts";

/** A plan is looked over again after so long: Slurm's default for its backfill (bf_interval in slurm.conf's manual). */
export const replanEvery: Seconds = 30;

/** The reservation of who is first in line, planned anew where it is due; null if estimates promise it no place at all. */
export function reservationFor(state: SimState, job: Job): Reservation | null {
  const [reservation] = state.reservations;
  if (reservation?.job === job.id && isCurrent(state, reservation)) return reservation;
  const planned = planFor(state, job);
  state.reservations = planned ? [planned] : [];
  return planned;
}

/** Whether a plan is still good: not old, and every node of it may still be had. */
export function isCurrent(state: SimState, { job, nodes, plannedAt }: Reservation): boolean {
  return state.now - plannedAt < replanEvery && nodes.every((node) => isOpen(state, node, job));
}

/** The earliest place that estimates promise; of equal ones the lowest nodes. */
function planFor(state: SimState, job: Job): Reservation | null {
  const found = job.gpus <= state.hall.gpusPerNode ? earliestNode(state, job) : earliestNodes(state, job);
  return found && { job: job.id, plannedAt: state.now, ...found };
}

export type Place = Pick<Reservation, "at" | "nodes">;

/** By when each job is gone, by its estimate; one that has outlived it is thought to end soon. */
export function endsOf(state: SimState): (job: JobId) => Seconds {
  const known = new Map<JobId, Seconds>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const told = latestEnd(state, jobOf(state, id));
    const end = told > state.now ? told : state.now + replanEvery;
    known.set(id, end);
    return end;
  };
}

/** The node on which room for the job comes first. */
function earliestNode(state: SimState, job: Job): Place | null {
  const endOf = endsOf(state);
  let best: { readonly node: NodeId; readonly at: Seconds } | null = null;
  for (let node = 0; node < state.hall.nodeCount; node++) {
    if (!isOpen(state, node, job.id)) continue;
    let room = state.nodeFree[node] ?? 0;
    let at = state.now;
    for (const { gpus, end } of endsOn(state, node, endOf)) {
      if (room >= job.gpus) break;
      room += gpus;
      at = end;
    }
    if (room >= job.gpus && (!best || at < best.at)) best = { node, at };
  }
  return best && { at: best.at, nodes: [best.node] };
}

export function endsOn(
  state: SimState,
  node: NodeId,
  endOf: (job: JobId) => Seconds,
): { gpus: number; end: Seconds }[] {
  const { gpusPerNode } = state.hall;
  return jobsOnNode(state, node)
    .map((id) => ({ gpus: Math.min(jobOf(state, id).gpus, gpusPerNode), end: endOf(id) }))
    .sort((a, b) => a.end - b.end);
}

/** The whole nodes, side by side for a gang, that are all empty first. */
function earliestNodes(state: SimState, job: Job): Place | null {
  const endOf = endsOf(state);
  const emptyAt = Array.from({ length: state.hall.nodeCount }, (_, node) => {
    if (!isOpen(state, node, job.id)) return Infinity;
    return jobsOnNode(state, node).reduce((latest, id) => Math.max(latest, endOf(id)), state.now);
  });
  const count = nodesNeeded(state.hall, job.gpus);
  return job.contiguous ? earliestRun(state, emptyAt, count) : earliestOf(emptyAt, count);
}

function earliestOf(emptyAt: readonly Seconds[], count: number): Place | null {
  const nodes = [...emptyAt.keys()].sort((a, b) => (emptyAt[a] ?? 0) - (emptyAt[b] ?? 0) || a - b).slice(0, count);
  const at = emptyAt[nodes.at(-1) ?? 0] ?? Infinity;
  return nodes.length < count || at === Infinity ? null : { at, nodes: nodes.toSorted((a, b) => a - b) };
}

/** The run inside a pod whose last node is empty first: a window slides along, with the latest of its nodes at the head. */
function earliestRun(state: SimState, emptyAt: readonly Seconds[], count: number): Place | null {
  const { nodesPerPod } = state.hall;
  let best: { readonly first: NodeId; readonly at: Seconds } | null = null;
  for (let pod = 0; pod < emptyAt.length; pod += nodesPerPod) {
    const latest: NodeId[] = [];
    for (let node = pod; node < pod + nodesPerPod; node++) {
      while (latest.length > 0 && (emptyAt[latest.at(-1) ?? 0] ?? 0) <= (emptyAt[node] ?? 0)) latest.pop();
      latest.push(node);
      const first = node - count + 1;
      if ((latest[0] ?? 0) < first) latest.shift();
      const at = emptyAt[latest[0] ?? 0] ?? Infinity;
      if (first >= pod && at < (best?.at ?? Infinity)) best = { first, at };
    }
  }
  return best && { at: best.at, nodes: nodeRange(best.first, count) };
}
