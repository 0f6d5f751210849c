import type { Level, Seconds, StorageTier, StorageTierId } from "./level.ts";
import type { CheckpointCosts } from "./view.ts";

/** What of a job decides how long it saves and loads. */
interface SavedJob {
  readonly gpus: number;
  readonly stateBytes: number;
}

/** @throws RangeError for a contract that the level does not have. */
export function tierOf(level: Level, id: StorageTierId): StorageTier {
  const tier = level.storage.find((one) => one.id === id);
  if (!tier) throw new RangeError(`level ${level.id} has no storage contract "${id}"`);
  return tier;
}

/** What a contract costs a job in time, each of its GPUs at its own bandwidth. */
export function costsOf(level: Level, { gpus, stateBytes }: SavedJob, tier: StorageTier): CheckpointCosts {
  const secondsAt = (bytesPerSecond: number): Seconds => Math.ceil(stateBytes / (gpus * bytesPerSecond));
  const { detectSeconds, rescheduleSeconds } = level.restart;
  return {
    pause: secondsAt(tier.saveBytesPerSecondPerGpu),
    drain: tier.drainBytesPerSecondPerGpu === null ? 0 : secondsAt(tier.drainBytesPerSecondPerGpu),
    restart: detectSeconds + rescheduleSeconds + secondsAt(tier.loadBytesPerSecondPerGpu),
  };
}

/** The level's training job, as far as storage is concerned: the first that follows the checkpoint lever, or null. */
export function trainingOf(level: Level): SavedJob | null {
  const job = level.jobs.find(({ checkpointInterval }) => checkpointInterval === "lever");
  return job ? { gpus: job.gpus, stateBytes: job.stateBytesPerGpu * job.gpus } : null;
}
