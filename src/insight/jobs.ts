import type { ClusterView, JobId, NodeId, Seconds } from "../sim/index.ts";

/** How long a running job has run since it last started. */
export function ageOf(view: ClusterView, id: JobId): Seconds {
  return Math.max(0, view.time - view.job(id).startedAt);
}

/** How long it will still run at most, by its owner's estimate. */
export function estimatedRest(view: ClusterView, id: JobId): Seconds {
  return view.latestEndOf(id) - view.time;
}

/** The jobs that run on these nodes, each once. */
export function jobsOnNodes(view: ClusterView, nodes: readonly NodeId[]): readonly JobId[] {
  const found = new Set<JobId>();
  for (const node of nodes) for (const job of view.jobsOn(node)) found.add(job);
  return [...found];
}

/** The nodes of the rack that a node stands in. */
export function rackNodes(view: ClusterView, node: NodeId): readonly NodeId[] {
  const { nodesPerRack } = view.level.topology;
  const first = Math.floor(node / nodesPerRack) * nodesPerRack;
  return Array.from({ length: nodesPerRack }, (_, i) => first + i);
}
