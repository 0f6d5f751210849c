import { outcomeOf, type RunOutcome } from "../insight/run-outcome.ts";
import type { LevelFile, Play, PlayAction } from "../levels/level-file.ts";
import type { TimedCommand } from "../replay/run-record.ts";
import {
  createSimulation,
  type ClusterView,
  type Command,
  type JobId,
  type Level,
  type NodeId,
  type Seconds,
  type Simulation,
  type StorageTierId,
} from "../sim/index.ts";
import { elasticCommands } from "./elastic-actions.ts";

type PlaceGang = Extract<Command, { type: "place-gang" }>;

const minute = 60;

/** How a stored play ended on one seed. */
export interface PlayResult extends RunOutcome {
  readonly play: Play["id"];
  /** Those that were done, as a record has them. */
  readonly commands: readonly TimedCommand[];
  /** As it ended. */
  readonly view: ClusterView;
  /** Hashes the whole state, which a comparison of many runs does not ask for. */
  digest(): string;
}

/** Plays a level headless from start to end. */
export function playLevel(file: LevelFile, play: Play, seed: string): PlayResult {
  const simulation = createSimulation(file.level, seed);
  const view = simulation.view();
  const commands: TimedCommand[] = [];
  for (const step of play.steps) {
    if (view.ended) break;
    simulation.skipTo(Math.min(Math.max(step.time, simulation.time), file.level.duration));
    for (const command of commandsFor(simulation, step.do)) {
      if (simulation.dispatch(command).ok) commands.push({ time: simulation.time, command });
    }
  }
  if (!view.ended) simulation.skipTo(file.level.duration);
  return { play: play.id, commands, view, ...outcomeOf(view, file.goals), digest: () => simulation.digest() };
}

function commandsFor(simulation: Simulation, action: PlayAction): readonly Command[] {
  if (action.type === "place") return placeCommands(simulation, action);
  if (action.type === "consolidate") return consolidateCommands(simulation, action.nodes);
  if (action.type === "kill-all") return killAllCommands(simulation);
  if (action.type === "set-optimal-interval") return optimalCommands(simulation.view());
  if (action.type === "route" || action.type === "swap-in-spares" || action.type === "leave-out-slow") {
    return elasticCommands(simulation.view(), action);
  }
  return [action];
}

function optimalCommands(view: ClusterView): Command[] {
  const { tier, mttf } = view;
  const optimal = mttf === null ? null : view.optimalIntervals({ tier, mttf });
  if (optimal === null) return [];
  const interval = settable(view.level, tier, optimal.exact);
  return interval === view.checkpointInterval ? [] : [{ type: "set-checkpoint-interval", interval }];
}

/** The nearest interval, to the minute, that a contract bears and the lever can be set to. */
export function settable(level: Level, tier: StorageTierId, interval: number): Seconds {
  const shortest = level.storage.find(({ id }) => id === tier)?.shortestInterval ?? minute;
  return Math.min(Math.max(Math.round(interval / minute) * minute, shortest), level.longestInterval);
}

function placeCommands(simulation: Simulation, action: Extract<PlayAction, { type: "place" }>): Command[] {
  const view = simulation.view();
  const job = view.queue.find((id) => view.job(id).contiguous) ?? view.booked[0];
  if (job === undefined || (action.only ?? stateOf(view, job)) !== stateOf(view, job)) return [];
  const isUp = (node: NodeId): boolean => view.nodeDown[node] === 0;
  const reserved = view.windows.find(
    ({ job: gang, firstNode, nodeCount }) =>
      gang === job && Array.from({ length: nodeCount }, (_, index) => firstNode + index).every(isUp),
  );
  const window = reserved ?? simulation.windows(job, action.rank + 1)[action.rank];
  if (!window) return [];
  const { clear, killYoungerThan = 0, killStuck = false } = action;
  const place = { type: "place-gang", job, firstNode: window.firstNode } as const;
  if (clear === "cheapest") return cheapestOf(simulation, place);
  return [clear === "migrate" ? { ...place, clear, killYoungerThan, killStuck } : { ...place, clear }];
}

/** Of the ways to empty a window that do not wait for it, the one whose price is the least. */
function cheapestOf(simulation: Simulation, place: Omit<PlaceGang, "clear">): Command[] {
  const ways: readonly PlaceGang[] = [
    { ...place, clear: "kill" },
    { ...place, clear: "migrate" },
    { ...place, clear: "migrate", killStuck: true },
  ];
  const priced = ways.flatMap((way) => {
    const result = simulation.price(way);
    return result.ok ? [{ way, total: result.price.total }] : [];
  });
  const [cheapest] = priced.toSorted((a, b) => a.total - b.total);
  return cheapest ? [cheapest.way] : [];
}

function consolidateCommands(simulation: Simulation, count: number): Command[] {
  const view = simulation.view();
  const jobs = view.sparsestNodes(count).flatMap((node) => view.jobsOn(node));
  return jobs.length === 0 ? [] : [{ type: "migrate", jobs }];
}

function killAllCommands(simulation: Simulation): Command[] {
  const view = simulation.view();
  const jobs: JobId[] = [];
  for (let id = 0; id < view.jobCount; id++) {
    const { status, priority } = view.job(id);
    if (status === "running" && priority === "student") jobs.push(id);
  }
  return jobs.length === 0 ? [] : [{ type: "kill", jobs }];
}

function stateOf(view: ClusterView, gang: JobId): "booked" | "waiting" {
  return view.booked.includes(gang) ? "booked" : "waiting";
}
