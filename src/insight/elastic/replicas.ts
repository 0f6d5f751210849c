import {
  secondsBySize,
  slowReplicas,
  type ClusterView,
  type DataParallel,
  type ElasticView,
  type NodeId,
  type Replica,
  type Seconds,
} from "../../sim/index.ts";

/** How the level's data-parallel job is cut; null in a level without one. */
export function specOf({ level }: Pick<ClusterView, "level">): DataParallel | null {
  return level.jobs.find(({ dataParallel }) => dataParallel !== undefined)?.dataParallel ?? null;
}

/** The replicas in a state, by number. */
export function replicasThat(elastic: ElasticView, status: Replica["status"]): readonly Replica[] {
  return elastic.replicas.filter((replica) => replica.status === status);
}

/** The healthy replicas of the ring, in its order. */
export function wholeOf({ ring, replicas }: Pick<ElasticView, "ring" | "replicas">): readonly number[] {
  return ring.filter((id) => replicas[id]?.status !== "broken");
}

/** Places where the ring as the core has it is open. */
export function gapsIn({ ring, replicas }: ElasticView): number {
  const isHealthy = (id: number | undefined): boolean => id !== undefined && replicas[id]?.status !== "broken";
  return ring.filter((id, at) => isHealthy(id) && !isHealthy(ring[(at + 1) % ring.length])).length;
}

/** Nodes of a replica that are down. */
export function failedNodes(view: Pick<ClusterView, "nodeDown">, { nodes }: Replica): readonly NodeId[] {
  return nodes.filter((node) => view.nodeDown[node] === 1);
}

/** When the last failed node of a replica is back; null if none is failed. */
export function lastReturn(view: Pick<ClusterView, "nodeDown" | "nodeReturnsAt">, replica: Replica): Seconds | null {
  const failed = failedNodes(view, replica);
  return failed.length === 0 ? null : Math.max(...failed.map((node) => view.nodeReturnsAt[node] ?? 0));
}

/** Replicas with a node among these, by number. */
export function replicasOn(elastic: ElasticView, nodes: readonly NodeId[]): readonly Replica[] {
  const chosen = new Set(nodes);
  return elastic.replicas.filter((replica) => replica.nodes.some((node) => chosen.has(node)));
}

/** The broken replicas that the spares can make healthy, as many as there are, and the nodes to swap for it. */
export function mendable(
  view: Pick<ClusterView, "nodeDown">,
  elastic: ElasticView,
): { readonly replicas: readonly number[]; readonly nodes: readonly NodeId[] } {
  const replicas: number[] = [];
  const nodes: NodeId[] = [];
  for (const replica of replicasThat(elastic, "broken").toSorted((a, b) => a.down - b.down || a.id - b.id)) {
    if (nodes.length + replica.down > elastic.spares.length) break;
    replicas.push(replica.id);
    nodes.push(...failedNodes(view, replica));
  }
  return { replicas, nodes };
}

/** Middle one of the compute times in the ring, as the core tells who is slow by it. */
export { medianCompute } from "../../sim/index.ts";

/** How long a ring of the healthy replicas and those that regrouping would make takes to start cold. */
export function coldStartOf(view: ClusterView, elastic: ElasticView): Seconds {
  const spec = specOf(view);
  if (spec === null) return 0;
  const healthy = elastic.replicas.length - replicasThat(elastic, "broken").length;
  const nodes = (healthy + elastic.regroupable) * spec.nodesPerReplica;
  return secondsBySize(spec.coldStart, nodes * view.level.topology.gpusPerNode);
}

/** Whether a replica computes clearly longer than most. */
export function isSlow(elastic: ElasticView, { id }: Replica): boolean {
  return slowReplicas(elastic).some((replica) => replica.id === id);
}
