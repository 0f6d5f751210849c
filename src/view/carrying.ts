import type { Held, Spot } from "../session/interaction.ts";
import type { NodeId } from "../sim/index.ts";
import { nodeRect, type Point } from "./geometry.ts";
import { nodeAt } from "./picking.ts";
import { jobsOnNodes, nodesUnderCarry, type HallModel } from "./hall-model.ts";
import { mergeBoxes, windowAround } from "./node-runs.ts";
import { toPage } from "./on-page.ts";

/** The node a carried thing lands on when its middle is over `middle`: a gang's window starts earlier. Null: no room. */
export function landing(model: HallModel, held: Held, middle: NodeId): NodeId | null {
  if (held.kind === "jobs") return middle;
  if (!model.cluster) return null;
  const { topology } = model.geometry;
  return windowAround(topology, middle, Math.ceil(model.cluster.job(held.job).gpus / topology.gpusPerNode));
}

/** Moves the ghost under a point of the hall that is at `page` on the page; keeps it where it was off the racks. */
export function moveGhost(model: HallModel, point: Point, page: Point): void {
  const { carry, ghost, dropped } = model.interaction;
  if (!carry.value || dropped.value) return;
  const middle = nodeAt(model.geometry, point);
  if (middle === null) return;
  const node = landing(model, carry.value, middle);
  if (node === null) return;
  const before = ghost.value;
  if (before?.node === node && before.x === page.x && before.y === page.y) return;
  setGhost(model, { node, x: page.x, y: page.y });
}

/** Puts the ghost somewhere in the hall's own name. */
export function setGhost(model: HallModel, spot: Spot): void {
  model.ownGhost = spot;
  model.interaction.ghost.value = spot;
}

/** Where a ghost at `node` stands on the page: the middle of what it covers. */
export function spotOf(model: HallModel, node: NodeId): Spot {
  const covered = nodesUnderCarry(model, node);
  const middle = covered[Math.floor(covered.length / 2)] ?? node;
  const rect = nodeRect(model.geometry, middle);
  return { node, ...toPage(model, { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }) };
}

/** Brings a ghost onto the canvas. */
export function revealGhost(model: HallModel, node: NodeId): void {
  const boxes = mergeBoxes(model.geometry, nodesUnderCarry(model, node));
  const middle = boxes[Math.floor(boxes.length / 2)];
  if (middle) model.camera.reveal(middle);
}

/** Takes the jobs on these nodes into the hand, dragged by a pointer; returns whether there were any. */
export function pickUp(model: HallModel, nodes: readonly NodeId[], pointer: number): boolean {
  if (!model.cluster) return false;
  const jobs = jobsOnNodes(model.cluster, nodes);
  if (jobs.length === 0) return false;
  model.interaction.carry.value = { kind: "jobs", jobs, pointer };
  return true;
}

/** Drops what is carried where its ghost is; returns whether it could. */
export function drop(model: HallModel): boolean {
  const { carry, ghost, dropped } = model.interaction;
  if (!carry.value || !ghost.value || dropped.value) return false;
  carry.value = { ...carry.value, pointer: null };
  dropped.value = { carry: carry.value, spot: ghost.value };
  return true;
}
