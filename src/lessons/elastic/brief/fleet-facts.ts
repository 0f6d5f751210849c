import type { ClusterView, NodeId, Seconds } from "../../../sim/index.ts";
import type { FleetFacts } from "../text/pages.ts";

/** What the level's data-parallel job is, in numbers; null in a level without one. */
export function fleetFacts({ level, rowCount }: Pick<ClusterView, "level" | "rowCount">): FleetFacts | null {
  const job = level.jobs.find(({ dataParallel }) => dataParallel !== undefined);
  const spec = job?.dataParallel;
  if (job === undefined || spec === undefined) return null;
  return {
    job: job.name,
    gpus: job.gpus,
    nodes: spec.replicas * spec.nodesPerReplica,
    replicas: spec.replicas,
    nodesPerReplica: spec.nodesPerReplica,
    feed: nodesStruck(level.failures.scripted[0]?.nodes, rowCount, level.topology.nodesPerRack),
    dollarsPerHour: job.gpus * level.prices.gpuHourDollars,
    saveEvery: typeof job.checkpointInterval === "number" ? job.checkpointInterval : 0,
    hours: Math.round(level.duration / 3600),
  };
}

/** Training that the level's SLO requires, in time of the whole fleet: its duration less what may be lost. */
export function requiredTraining({ level }: Pick<ClusterView, "level">): Seconds {
  const clause = level.clauses.find(({ id }) => id === "training-time-lost");
  return level.duration - (clause?.limit ?? 0);
}

/** A feed has one node in each row. */
function nodesStruck(nodes: readonly NodeId[] | "feed" | "rack" | undefined, rows: number, rack: number): number {
  if (nodes === "feed") return rows;
  return nodes === "rack" ? rack : (nodes?.length ?? 0);
}
