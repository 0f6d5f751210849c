import type { LevelFile, Play, PlayAction } from "../levels/level-file.ts";
import { scoreOf, type Score } from "../levels/score.ts";
import {
  createSimulation,
  type Command,
  type JobId,
  type NodeId,
  type Seconds,
  type Simulation,
} from "../sim/index.ts";

/** How a stored play ended on one seed. */
export interface PlayResult {
  readonly play: Play["id"];
  readonly score: Score;
  /** Seconds from the gang's arrival to its start, or to the end if it never started. */
  readonly gangWait: Seconds;
  /** Null if it never started. */
  readonly gangStartedAt: Seconds | null;
  readonly p95Wait: Seconds;
  readonly goodput: number;
  readonly fragmentation: number;
  readonly lost: boolean;
  readonly digest: string;
}

/** Plays a level headless from start to end. */
export function playLevel(file: LevelFile, play: Play, seed: string): PlayResult {
  const simulation = createSimulation(file.level, seed);
  const view = simulation.view();
  for (const step of play.steps) {
    if (view.ended) break;
    simulation.advanceTo(Math.min(Math.max(step.time, simulation.time), file.level.duration));
    for (const command of commandsFor(simulation, step.do)) simulation.dispatch(command);
  }
  if (!view.ended) simulation.advanceTo(file.level.duration);
  const { p95Wait, goodput, fragmentation } = view.metrics;
  const gang = view.clauses.find(({ id }) => id === "gang-starts");
  const arrives = file.level.jobs.find(({ contiguous }) => contiguous)?.arrives ?? 0;
  return {
    play: play.id,
    score: scoreOf(view, file.goals),
    gangWait: gang?.value ?? 0,
    gangStartedAt: gang?.state === "kept" ? arrives + gang.value : null,
    p95Wait,
    goodput,
    fragmentation,
    lost: view.ended?.lostBy != null,
    digest: simulation.digest(),
  };
}

function commandsFor(simulation: Simulation, action: PlayAction): Command[] {
  if (action.type === "place") return placeCommands(simulation, action);
  if (action.type === "consolidate") return consolidateCommands(simulation, action.nodes);
  if (action.type === "kill-all") return killAllCommands(simulation);
  return [action];
}

function placeCommands(simulation: Simulation, action: Extract<PlayAction, { type: "place" }>): Command[] {
  const view = simulation.view();
  const job = view.queue.find((id) => view.job(id).contiguous);
  if (job === undefined) return [];
  const isUp = (node: NodeId): boolean => view.nodeDown[node] === 0;
  const reserved = view.windows.find(
    ({ job: gang, firstNode, nodeCount }) =>
      gang === job && Array.from({ length: nodeCount }, (_, index) => firstNode + index).every(isUp),
  );
  const window = reserved ?? simulation.windows(job, action.rank + 1)[action.rank];
  if (!window) return [];
  const { clear, killYoungerThan = 0, killStuck = false } = action;
  const place = { type: "place-gang", job, firstNode: window.firstNode, clear } as const;
  return [clear === "migrate" ? { ...place, killYoungerThan, killStuck } : place];
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
