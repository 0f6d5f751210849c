import type { ClusterView, DataParallel, ElasticView, NodeId, Replica, Seconds } from "../../sim/index.ts";

/** How the level's data-parallel job is cut; null in a level without one. */
export function specOf({ level }: Pick<ClusterView, "level">): DataParallel | null {
  return level.jobs.find(({ dataParallel }) => dataParallel !== undefined)?.dataParallel ?? null;
}

/** The replicas in a state, by number. */
export function replicasThat(elastic: ElasticView, status: Replica["status"]): readonly Replica[] {
  return elastic.replicas.filter((replica) => replica.status === status);
}

/** The whole replicas of the ring, in its order. */
export function wholeOf({ ring, replicas }: Pick<ElasticView, "ring" | "replicas">): readonly number[] {
  return ring.filter((id) => replicas[id]?.status !== "broken");
}

/** Places where the ring as the core has it is open. */
export function gapsIn({ ring, replicas }: ElasticView): number {
  const isWhole = (id: number | undefined): boolean => id !== undefined && replicas[id]?.status !== "broken";
  return ring.filter((id, at) => isWhole(id) && !isWhole(ring[(at + 1) % ring.length])).length;
}

/** Nodes of a replica that are down. */
export function deadNodes(view: Pick<ClusterView, "nodeDown">, { nodes }: Replica): readonly NodeId[] {
  return nodes.filter((node) => view.nodeDown[node] === 1);
}

/** When the last dead node of a replica is back; null if none is dead. */
export function lastReturn(view: Pick<ClusterView, "nodeDown" | "nodeReturnsAt">, replica: Replica): Seconds | null {
  const dead = deadNodes(view, replica);
  return dead.length === 0 ? null : Math.max(...dead.map((node) => view.nodeReturnsAt[node] ?? 0));
}

/** Replicas with a node among these, by number. */
export function replicasOn(elastic: ElasticView, nodes: readonly NodeId[]): readonly Replica[] {
  const chosen = new Set(nodes);
  return elastic.replicas.filter((replica) => replica.nodes.some((node) => chosen.has(node)));
}

/** The broken replicas that the spares can make whole, as many as there are, and the nodes to swap for it. */
export function mendable(
  view: Pick<ClusterView, "nodeDown">,
  elastic: ElasticView,
): { readonly replicas: readonly number[]; readonly nodes: readonly NodeId[] } {
  const replicas: number[] = [];
  const nodes: NodeId[] = [];
  for (const replica of replicasThat(elastic, "broken").toSorted((a, b) => a.down - b.down || a.id - b.id)) {
    if (nodes.length + replica.down > elastic.spares.length) break;
    replicas.push(replica.id);
    nodes.push(...deadNodes(view, replica));
  }
  return { replicas, nodes };
}

/** A replica that takes so much longer than the middle one drags the ring. */
const slowBy = 1.1;

/** Whether a replica computes clearly longer than most. */
export function isSlow(elastic: ElasticView, { computeSeconds }: Replica): boolean {
  const median = medianCompute(elastic);
  return median !== null && computeSeconds !== null && computeSeconds > slowBy * median;
}

/** Middle one of the compute times in the ring, seconds; null while nothing is in it. */
export function medianCompute(elastic: ElasticView): number | null {
  const times = elastic.replicas
    .flatMap(({ status, computeSeconds }) => (status === "in-ring" && computeSeconds !== null ? [computeSeconds] : []))
    .toSorted((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? null;
}
