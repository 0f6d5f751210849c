import { work } from "./job-lifecycle.ts";
import type { Seconds, StorageTier, StorageTierId } from "./level.ts";
import { beginStint } from "./stints.ts";
import { jobOf, type SimState } from "./state.ts";
import { tierOf } from "./tiers.ts";

/** Changes the storage contract: what the old one has cost is booked, and an interval that is too short for it raised. */
export function chooseStorage(state: SimState, id: StorageTierId): void {
  const tier = tierOf(state.level, id);
  state.storage = { tier: id, since: state.now, dollars: storageDollars(state) + tier.setupDollars };
  const { checkpointInterval } = state;
  if (checkpointInterval !== null && checkpointInterval < tier.shortestInterval) {
    setCheckpointInterval(state, tier.shortestInterval);
  }
  beginStint(state);
}

/** Dollars owed for storage up to now. */
export function storageDollars({ level, storage, now }: SimState): number {
  return storage.dollars + ((now - storage.since) / 3600) * tierOf(level, storage.tier).dollarsPerHour;
}

/** Sets the lever: a job that is at work learns at once when its next checkpoint is due. */
export function setCheckpointInterval(state: SimState, interval: Seconds | null): void {
  state.checkpointInterval = interval;
  const unfinished = [...state.queue.inOrder(), ...state.running].toSorted((a, b) => a - b);
  for (const id of unfinished) {
    const job = jobOf(state, id);
    if (!job.followsLever && (interval === null || job.checkpointInterval === null)) continue;
    job.checkpointInterval = interval;
    if (job.status === "running" && job.phase === "working") work(state, job);
  }
}

/** Contracts that can be chosen by now. */
export function offeredTiers({ level, now }: SimState): readonly StorageTier[] {
  return level.storage.filter(({ offeredAt }) => offeredAt <= now);
}

/** A contract of the level can be chosen from now on. */
export function offerStorage(state: SimState, index: number): void {
  const tier = state.level.storage[index];
  if (!tier) throw new RangeError(`there is no storage contract ${index}`);
  state.events.push({ time: state.now, type: "storage-offered", tier: tier.id });
}
