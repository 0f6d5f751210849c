import type { Command } from "../command.ts";
import { atRisk } from "../phase-share.ts";
import { killJobs } from "../kill.ts";
import type { JobId, NodeId } from "../level.ts";
import { queueMoves } from "../migration.ts";
import { endWaiting, findOtherTargets, strand, waitForRoom } from "../movers.ts";
import { clearedBy, planOf, refuse, type Plan, type PlanResult } from "../plan.ts";
import { jobOf, jobsOnNodes, type MoveOrder, type SimState } from "../state.ts";
import { insideOnePod, nodeRange, nodesNeeded } from "../topology.ts";
import { dropWindow } from "../placement.ts";
import { planMoves } from "./move-plan.ts";

type PlaceGang = Extract<Command, { type: "place-gang" }>;
type ReleaseWindow = Extract<Command, { type: "release-window" }>;

/** Who must leave a window, and how each of them would. */
export function planPlaceGang(state: SimState, command: PlaceGang): PlanResult {
  const job = state.jobs.get(command.job);
  if (!job) return refuse("unknown-job");
  if (job.status !== "pending") return refuse("not-pending");
  if (!job.contiguous) return refuse("not-a-gang");
  const count = nodesNeeded(state.hall, job.gpus);
  if (!insideOnePod(state.hall, command.firstNode, count)) return refuse("outside-pod");
  const nodes = nodeRange(command.firstNode, count);
  if (nodes.some((node) => state.nodeDown[node] === 1)) return refuse("node-down");
  if (nodes.some((node) => isReservedForAnother(state, node, job.id))) return refuse("window-taken");
  if (hasOtherGang(state, nodes)) return refuse("window-taken");
  if (isBeingCopiedInto(state, nodes)) return refuse("moves-under-way");
  return planClearing(state, command, nodes);
}

/** Reserves the window and clears it as planned. */
export function applyPlaceGang(state: SimState, command: PlaceGang, plan: Plan): void {
  const { job: gang, firstNode } = command;
  const emptyBy = clearedBy(state, plan);
  const before = state.windows.get(gang);
  endWaiting(state, gang);
  if (before?.firstNode !== firstNode) {
    if (before) giveBack(state, gang);
    for (const node of plan.nodes) state.nodes.reserve(node, gang);
    state.events.push({ time: state.now, type: "window-reserved", job: gang, nodes: plan.nodes });
  }
  state.windows.set(gang, { firstNode, nodeCount: plan.nodes.length, emptyBy });
  const order: MoveOrder = { off: plan.nodes, onto: null, gang };
  const stranded = strand(state, plan.nodes);
  killJobs(state, plan.kills, "player", null);
  queueMoves(state, plan.moves, order);
  findOtherTargets(state, stranded, "window-reserved");
  waitForRoom(state, plan.waits, order);
  state.needsScheduling = true;
  state.revision++;
}

export function planReleaseWindow(state: SimState, command: ReleaseWindow): PlanResult {
  const window = state.windows.get(command.job);
  return window ? planOf({ nodes: nodeRange(window.firstNode, window.nodeCount) }) : refuse("no-window");
}

export function applyReleaseWindow(state: SimState, command: ReleaseWindow): void {
  giveBack(state, command.job);
  state.needsScheduling = true;
  state.revision++;
  state.events.push({ time: state.now, type: "window-released", job: command.job });
}

function planClearing(state: SimState, command: PlaceGang, nodes: readonly NodeId[]): PlanResult {
  const inside = new Set(nodes);
  const planOfWindow = (parts: Partial<Plan>): PlanResult => planOf({ nodes, clears: true, ...parts });
  const standing = jobsOnNodes(state, nodes);
  const copied = standing.filter((id) => state.copying.has(id));
  const inWay = standing.filter((id) => !state.copying.has(id));
  if (command.clear === "kill") return planOfWindow({ kills: inWay, leaving: copied });
  // A move that has not begun and leads back into the window will go elsewhere.
  const staying = inWay.filter((id) => jobOf(state, id).movingTo.every((node) => inside.has(node)));
  const leaving = [...copied, ...inWay.filter((id) => !staying.includes(id))];
  if (command.clear === "drain") return planOfWindow({ stays: staying, leaving });
  const youngest = command.killYoungerThan ?? 0;
  const isYoung = (id: JobId): boolean => {
    const job = jobOf(state, id);
    return atRisk(job, state.now) < youngest * job.gpus;
  };
  const { moves, leftOver } = planMoves(
    state,
    staying.filter((id) => !isYoung(id)),
    (node) => !inside.has(node),
  );
  const young = staying.filter(isYoung);
  if (command.killStuck) return planOfWindow({ moves, leaving, kills: [...young, ...leftOver] });
  // One that spans nodes is never moved.
  const waits = leftOver.filter((id) => jobOf(state, id).gpus <= state.hall.gpusPerNode);
  return planOfWindow({ moves, leaving, kills: young, stays: leftOver, waits });
}

function isReservedForAnother(state: SimState, node: NodeId, gang: JobId): boolean {
  const reservedFor = state.nodeReservedFor[node];
  return reservedFor !== -1 && reservedFor !== gang;
}

/** A job that spans nodes cannot be cleared piece by piece, and killing another gang is not on offer. */
function hasOtherGang(state: SimState, nodes: readonly NodeId[]): boolean {
  return jobsOnNodes(state, nodes).some((id) => jobOf(state, id).priority === "production");
}

function isBeingCopiedInto(state: SimState, nodes: readonly NodeId[]): boolean {
  const inside = new Set(nodes);
  return [...state.copying].some((id) => jobOf(state, id).movingTo.some((node) => inside.has(node)));
}

function giveBack(state: SimState, gang: JobId): void {
  endWaiting(state, gang);
  dropWindow(state, gang);
}
