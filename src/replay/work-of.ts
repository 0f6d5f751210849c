import type { Command, Level } from "../sim/index.ts";
import type { TimedCommand } from "./run-record.ts";

type CommandOf<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

/** What the cost of a command depends on besides what it names. */
interface Size {
  /** Scheduling anew looks over the queue. */
  readonly schedule: number;
  /** Starting the level's largest job again. */
  readonly restart: number;
}

/**
 * What doing a command takes at most: planning it, doing it, and what it sets in motion. The unit is about a thousandth of a
 * second where the solutions of the three acts take 160, 23 and 59 of them; only what they are to one another counts.
 */
const costs: { readonly [T in Command["type"]]: (command: CommandOf<T>, size: Size) => number } = {
  "set-policy": (_, { schedule }) => schedule,
  "set-preemption": (_, { schedule }) => schedule,
  // Every running job's next save is set anew.
  "set-checkpoint-interval": (_, { schedule }) => 0.03 + 4 * schedule,
  "choose-storage": (_, { schedule }) => schedule,
  // Stops the hall and packs every job anew.
  defragment: () => 40,
  drain: ({ nodes }) => 0.1 + 0.002 * nodes.length,
  undrain: ({ nodes }, { schedule }) => schedule + 0.002 * nodes.length,
  kill: ({ jobs }, { schedule, restart }) => schedule + 0.05 * jobs.length + restart,
  // Looks for room for each job.
  migrate: ({ jobs, to }, { schedule }) => schedule + 0.5 * jobs.length + 0.002 * (to?.length ?? 0),
  // Looks for room for all that stands in the window; moves take it up again and again.
  "place-gang": ({ clear }, { restart }) => (clear === "migrate" ? 20 : 2) + restart,
  "release-window": (_, { schedule }) => schedule,
  "set-recovery": (_, { schedule }) => 0.2 + schedule,
  "set-batch": (_, { schedule }) => schedule,
  // The automatic route is looked for anew.
  "set-routing": () => 0.5,
  "set-ring": () => 0.5,
  "take-help": () => 0,
  "swap-nodes": ({ nodes }) => 1 + 0.01 * nodes.length,
};

/** Jobs that a level has, on average. */
function jobsOf({ topology, workload, jobs, duration }: Level): number {
  if (workload === null) return jobs.length;
  const { pods, rowsPerPod, racksPerRow, nodesPerRack, gpusPerNode } = topology;
  const gpus = pods * rowsPerPod * racksPerRow * nodesPerRack * gpusPerNode;
  const shares = workload.initialSizes.reduce((sum, { share }) => sum + share, 0);
  const meanSize = workload.initialSizes.reduce((sum, size) => sum + size.gpus * size.share, 0) / shares;
  return jobs.length + (workload.fill * gpus) / meanSize + (workload.arrivalsPerHour * duration) / 3600;
}

/** What a run of a level takes without any command, in the unit of the costs; it fits those that ship. */
function ownWork(level: Level): number {
  return 30 + 0.015 * jobsOf(level);
}

/** The most that a run's commands may take: with the run itself, less than five times what its level's solution takes. */
export function workLimit(level: Level): number {
  return 3 * ownWork(level);
}

/** What a run's commands may take to be played again, in the unit of `workLimit`. */
export function workOf(level: Level, commands: readonly TimedCommand[]): number {
  const size: Size = {
    schedule: 0.03 + 0.000015 * jobsOf(level),
    restart: Math.max(0, ...level.jobs.map(({ gpus }) => gpus)) * 0.00007,
  };
  return commands.reduce((sum, { command }) => sum + costOf(command, size), 0);
}

function costOf<T extends Command["type"]>(command: CommandOf<T>, size: Size): number {
  // The table's key and the command's type are the same, which the compiler cannot follow.
  return (costs[command.type] as (command: CommandOf<T>, size: Size) => number)(command, size);
}
