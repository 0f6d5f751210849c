import type { ClusterView, JobId, JobView } from "../sim/index.ts";

/** Knows which contiguous gangs run now. Jobs are looked through once each, as they come. */
export interface RunningGangs {
  of(cluster: ClusterView): readonly JobView[];
}

/** Makes one that has seen no cluster yet. */
export function createRunningGangs(): RunningGangs {
  let seen: ClusterView | null = null;
  let looked = 0;
  let gangs: JobId[] = [];
  return {
    of(cluster) {
      if (cluster !== seen || cluster.jobCount < looked) {
        seen = cluster;
        looked = 0;
        gangs = [];
      }
      for (; looked < cluster.jobCount; looked++) {
        if (cluster.job(looked).contiguous) gangs.push(looked);
      }
      return gangs.map((id) => cluster.job(id)).filter(({ status }) => status === "running");
    },
  };
}
