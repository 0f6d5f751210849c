import type { Command } from "../command.ts";
import { killJobs } from "../kill.ts";
import type { JobId, NodeId } from "../level.ts";
import { isMovable, queueMoves } from "../migration.ts";
import { isOpen } from "../placement.ts";
import { planOf, refuse, type Plan, type PlanResult } from "../plan.ts";
import { jobOf, type SimState } from "../state.ts";
import { planMoves } from "./move-plan.ts";

type Kill = Extract<Command, { type: "kill" }>;
type Migrate = Extract<Command, { type: "migrate" }>;

export function planKill(state: SimState, { jobs }: Kill): PlanResult {
  const kills = [...new Set(jobs)];
  if (kills.length === 0) return refuse("nothing-to-do");
  if (kills.some((id) => !state.jobs.get(id))) return refuse("unknown-job");
  if (kills.some((id) => jobOf(state, id).status !== "running")) return refuse("not-running");
  if (kills.some((id) => state.elastics.has(id))) return refuse("data-parallel");
  return planOf({ kills, nodes: nodesOf(state, kills) });
}

export function applyKill(state: SimState, _command: Kill, plan: Plan): void {
  killJobs(state, plan.kills, "player", null);
}

/** Refuses only if not one of the jobs can move; those that find no room stay. */
export function planMigrate(state: SimState, { jobs, to }: Migrate): PlanResult {
  const wanted = [...new Set(jobs)];
  if (wanted.length === 0) return refuse("nothing-to-do");
  if (wanted.some((id) => !state.jobs.get(id))) return refuse("unknown-job");
  if (wanted.some((id) => jobOf(state, id).status !== "running")) return refuse("not-running");
  if (wanted.every((id) => jobOf(state, id).movingTo.length > 0)) return refuse("already-moving");
  const movable = wanted.filter((id) => isMovable(state, jobOf(state, id)));
  if (movable.length === 0) return refuse("spans-nodes");
  const nodes = nodesOf(state, movable);
  const refusal = to && refuseTargets(state, to);
  if (refusal) return refusal;
  const leaving = new Set(nodes);
  const allowed = to ? new Set(to) : null;
  const { moves, leftOver } = planMoves(
    state,
    movable,
    (node) => !leaving.has(node) && (!allowed || allowed.has(node)),
  );
  return moves.length === 0 ? refuse("no-room") : planOf({ moves, stays: leftOver, nodes });
}

export function applyMigrate(state: SimState, { to }: Migrate, plan: Plan): void {
  queueMoves(state, plan.moves, { off: plan.nodes, onto: to ?? null, gang: null });
}

function refuseTargets(state: SimState, to: readonly NodeId[]): PlanResult | null {
  if (to.some((node) => state.nodeDown[node] === undefined)) return refuse("unknown-node");
  if (to.some((node) => isOpen(state, node, -1))) return null;
  if (to.some((node) => state.nodeDown[node] === 1)) return refuse("node-down");
  return refuse(to.some((node) => state.nodeDrained[node] === 1) ? "node-drained" : "window-taken");
}

function nodesOf(state: SimState, jobs: readonly JobId[]): NodeId[] {
  return [...new Set(jobs.flatMap((id) => jobOf(state, id).nodes))].toSorted((a, b) => a - b);
}
