import type { Command } from "../command.ts";
import type { JobId, NodeId } from "../level.ts";
import { planOf, refuse, type Plan, type PlanResult } from "../plan.ts";
import { jobOf, jobsOnNodes, type SimState } from "../state.ts";

type Drain = Extract<Command, { type: "drain" }>;
type Undrain = Extract<Command, { type: "undrain" }>;

/** The jobs on drained nodes run on; no new ones come. */
export function planDrain(state: SimState, { nodes }: Drain): PlanResult {
  return planNodes(state, nodes, 0);
}

export function planUndrain(state: SimState, { nodes }: Undrain): PlanResult {
  return planNodes(state, nodes, 1);
}

export function applyDrain(state: SimState, _command: Drain, plan: Plan): void {
  setDrained(state, plan, 1);
}

export function applyUndrain(state: SimState, _command: Undrain, plan: Plan): void {
  setDrained(state, plan, 0);
}

function planNodes(state: SimState, nodes: readonly number[], present: 0 | 1): PlanResult {
  if (nodes.some((node) => state.nodeDrained[node] === undefined)) return refuse("unknown-node");
  const changed = [...new Set(nodes)].filter((node) => state.nodeDrained[node] === present).toSorted((a, b) => a - b);
  if (changed.length === 0) return refuse("nothing-to-do");
  return present === 1
    ? planOf({ nodes: changed })
    : planOf({ nodes: changed, ...standersOf(state, new Set(changed)) });
}

/** Who will stand on these nodes until it ends, those that are on their way onto them among it, and who is on its way off. */
function standersOf(state: SimState, nodes: ReadonlySet<NodeId>): Pick<Plan, "stays" | "leaving"> {
  const packed = state.defragmentation?.moves ?? new Map<JobId, NodeId>();
  const comes = (id: JobId): boolean =>
    jobOf(state, id).movingTo.some((node) => nodes.has(node)) || nodes.has(packed.get(id) ?? -1);
  const standing = jobsOnNodes(state, [...nodes]);
  const isLeaving = (id: JobId): boolean => jobOf(state, id).movingTo.length > 0 && !comes(id);
  const coming = [...state.moveQueue, ...packed.keys()].filter((id) => comes(id) && !standing.includes(id));
  return { stays: [...standing.filter((id) => !isLeaving(id)), ...coming], leaving: standing.filter(isLeaving) };
}

function setDrained(state: SimState, plan: Plan, value: 0 | 1): void {
  for (const node of plan.nodes) state.nodes.setDrained(node, value);
  state.needsScheduling = true;
  state.revision++;
}
