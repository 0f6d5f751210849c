import type { ClusterView, JobId, JobView } from "../sim/index.ts";

/** Knows which jobs of some kind run now. Jobs are looked through once each, as they come. */
export interface RunningJobs {
  of(cluster: ClusterView): readonly JobView[];
}

/** Follows the jobs that belong, from a cluster not seen yet. */
export function createRunningJobs(belongs: (job: JobView, cluster: ClusterView) => boolean): RunningJobs {
  let seen: ClusterView | null = null;
  let looked = 0;
  let found: JobId[] = [];
  return {
    of(cluster) {
      if (cluster !== seen || cluster.jobCount < looked) {
        seen = cluster;
        looked = 0;
        found = [];
      }
      for (; looked < cluster.jobCount; looked++) {
        if (belongs(cluster.job(looked), cluster)) found.push(looked);
      }
      return found.map((id) => cluster.job(id)).filter(({ status }) => status === "running");
    },
  };
}

/** Whether a job fills so much of the hall that what it does is what the hall does. */
export function fillsHall(gpus: number, hallGpus: number): boolean {
  return gpus * 4 >= hallGpus;
}
