import type { ClusterView, DataParallel, Level, ScriptedJob, StorageTier } from "../../sim/index.ts";

/** Nodes of a level's hall. */
export function nodesOf({ topology }: Level): number {
  return topology.pods * topology.rowsPerPod * topology.racksPerRow * topology.nodesPerRack;
}

/** The level's gang; undefined without one. */
export function gangOf({ jobs }: Level): ScriptedJob | undefined {
  return jobs.find(({ contiguous }) => contiguous);
}

/** How the level's data-parallel job is cut; undefined without one. */
export function cutOf({ jobs }: Level): DataParallel | undefined {
  return jobs.find(({ dataParallel }) => dataParallel !== undefined)?.dataParallel;
}

/** The storage contract that holds; before a run the first one. */
export function tierOf(level: Level, view: ClusterView | null): StorageTier | undefined {
  return level.storage.find(({ id }) => id === view?.tier) ?? level.storage[0];
}

/** Whose state is saved and copied: the job that the level is about, or a student's. */
export function stateBytesPerGpu(level: Level): number {
  const training = level.jobs.find(
    ({ checkpointInterval, dataParallel }) => checkpointInterval === "lever" || dataParallel !== undefined,
  );
  return training?.stateBytesPerGpu ?? level.workload?.stateBytesPerGpu ?? 0;
}

/** Mean time between failures of the whole hall when the level began, seconds; null: nothing fails by itself. */
export function firstMttf(level: Level): number | null {
  const { perThousandNodeDays } = level.failures;
  return perThousandNodeDays === 0 ? null : (1000 * 24 * 3600) / (perThousandNodeDays * nodesOf(level));
}
