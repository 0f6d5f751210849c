import type {
  BatchRule,
  Clearing,
  HelpId,
  PolicyId,
  RecoveryMode,
  Routing,
  Seconds,
  StorageTierId,
} from "../sim/index.ts";
import { helpNames } from "./help.ts";
import { policies } from "./levers.ts";
import { formatCount, formatDuration, formatMany } from "./numbers.ts";
import { batches, recoveries, routings } from "./recoveries.ts";
import { tiers } from "./storage-tiers.ts";

/** Every command as a short phrase that names it. */
export const commandText = {
  policy: (policy: PolicyId) => `Policy ${policies[policy].name}`,
  preemption: (on: boolean) => (on ? "Kill switch on" : "Kill switch off"),
  interval: (interval: Seconds | null) => (interval === null ? "Never save" : `Save every ${formatDuration(interval)}`),
  storage: (tier: StorageTierId) => `Storage: ${tiers[tier].name}`,
  defragment: "Stop the world",
  drain: (place: string) => `Drain ${place}`,
  undrain: (place: string) => `Undrain ${place}`,
  kill: (jobs: number) => `Kill ${formatMany(jobs, "job")}`,
  migrate: (jobs: number) => `Move ${formatMany(jobs, "job")}`,
  place: (name: string, place: string, clear: Clearing) => `Place ${name} on ${place}, ${clearings[clear]}`,
  release: (name: string) => `Release the window of ${name}`,
  recovery: (mode: RecoveryMode) => `Recovery: ${recoveries[mode].name}`,
  batch: (rule: BatchRule) => `Global batch: ${batches[rule].name}`,
  routing: (routing: Routing) => `Ring routing: ${routings[routing].name}`,
  ring: (replicas: number) => `Ring of ${formatCount(replicas)} replicas`,
  help: (help: HelpId) => `Help: ${helpNames[help]}`,
  swap: (nodes: number) => `Swap ${formatMany(nodes, "node")}`,
} as const;

const clearings: Readonly<Record<Clearing, string>> = {
  kill: "killing what is there",
  migrate: "moving what fits",
  drain: "waiting until it is empty",
};
