import type { PlayAction } from "../levels/level-file.ts";
import { slowReplicas, type ClusterView, type Command, type ElasticView, type NodeId } from "../sim/index.ts";

/** What a stored play does with the data-parallel job, looked up when its time comes. */
export type ElasticAction = Extract<PlayAction, { type: "route" | "swap-in-spares" | "leave-out-slow" }>;

/** The commands that an action comes to now; none without a data-parallel job or without anything to do. */
export function elasticCommands(view: ClusterView, action: ElasticAction): readonly Command[] {
  const { elastic } = view;
  if (elastic === null) return [];
  switch (action.type) {
    case "route":
      return routeCommands(elastic, action.by, action.rejoin);
    case "swap-in-spares":
      return swapCommands(view, elastic, action.andEmpty === true);
    case "leave-out-slow":
      return leaveOutCommands(elastic);
  }
}

/** The pods one after the other, and along the racks inside each: a ring that leaves every pod once. */
export function podRing({ replicas }: ElasticView, members: readonly number[]): readonly number[] {
  const homes = replicas.map(({ nodes }) => nodes.toSorted((a, b) => a - b)[Math.floor(nodes.length / 2)] ?? 0);
  return members.toSorted((a, b) => (homes[a] ?? 0) - (homes[b] ?? 0));
}

/** A ring of the replicas in it, or of every healthy one that is no slower than most. */
export function routeCommands(
  elastic: ElasticView,
  by: "automatic" | "pods",
  rejoin: boolean,
): readonly Extract<Command, { type: "set-ring" }>[] {
  const { replicas } = elastic;
  const slow = new Set(slowReplicas(elastic).map(({ id }) => id));
  const members = replicas
    .filter(({ id, status }) => status === "in-ring" || (rejoin && status === "ready" && !slow.has(id)))
    .map(({ id }) => id);
  return [{ type: "set-ring", order: by === "pods" ? podRing(elastic, members) : elastic.automaticRing(members) }];
}

/** Failed nodes, of the replicas with the fewest first; one that is not made healthy by what is left gets none. */
export function swapCommands(
  view: ClusterView,
  { replicas, spares }: ElasticView,
  andEmpty: boolean,
): readonly Extract<Command, { type: "swap-nodes" }>[] {
  const available = spares.length + (andEmpty ? view.emptyNodes : 0);
  const nodes: NodeId[] = [];
  const broken = replicas.filter(({ down }) => down > 0).toSorted((a, b) => a.down - b.down || a.id - b.id);
  for (const replica of broken) {
    const failed = replica.nodes.filter((node) => view.nodeDown[node] === 1);
    if (nodes.length + failed.length <= available) nodes.push(...failed);
  }
  return nodes.length === 0 ? [] : [{ type: "swap-nodes", nodes }];
}

function leaveOutCommands(elastic: ElasticView): readonly Command[] {
  const { replicas, ring } = elastic;
  const slow = new Set(slowReplicas(elastic).map(({ id }) => id));
  if (!ring.some((id) => slow.has(id))) return [];
  return [{ type: "set-ring", order: ring.filter((id) => replicas[id]?.status === "in-ring" && !slow.has(id)) }];
}
