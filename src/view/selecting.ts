import type { NodeId } from "../sim/index.ts";
import { boxOf, nodesOfRack, type Point } from "./geometry.ts";
import { nodeAt, nodesIn, rackAt, racksIn } from "./picking.ts";
import type { HallModel } from "./hall-model.ts";

/** How a new selection joins the old one. */
export type SelectMode = "replace" | "toggle";

/** Selects the rack at a point (near: the node); the bare floor clears. */
export function selectAt(model: HallModel, point: Point, mode: SelectMode): void {
  const node = nodeAt(model.geometry, point);
  const rack = rackAt(model.geometry, point);
  if (node === null || rack === null) {
    if (mode === "replace") model.interaction.selection.value = [];
    return;
  }
  selectNodes(model, unitOf(model, node), mode);
}

/** What one click selects: a rack, or near enough to read names, a node. */
export function unitOf(model: HallModel, node: NodeId): NodeId[] {
  const { nodesPerRack } = model.geometry.topology;
  return model.interaction.zoom.value === "node" ? [node] : nodesOfRack(nodesPerRack, Math.floor(node / nodesPerRack));
}

/** Selects nodes; `toggle` adds them, or takes them out when all were in. */
export function selectNodes(model: HallModel, nodes: readonly NodeId[], mode: SelectMode): void {
  const { selection } = model.interaction;
  if (mode === "replace") {
    selection.value = [...nodes];
    return;
  }
  const kept = new Set(selection.value);
  const all = nodes.every((node) => kept.has(node));
  for (const node of nodes) {
    if (all) kept.delete(node);
    else kept.add(node);
  }
  selection.value = [...kept].toSorted((a, b) => a - b);
}

/** Selects what a box touches: whole racks, or near, nodes. With `add`, beside what is selected already. */
export function selectBox(model: HallModel, from: Point, to: Point, add: boolean): void {
  const { geometry, interaction } = model;
  const box = boxOf(from, to);
  const { nodesPerRack } = geometry.topology;
  const nodes =
    interaction.zoom.value === "node"
      ? nodesIn(geometry, box)
      : racksIn(geometry, box).flatMap((rack) => nodesOfRack(nodesPerRack, rack));
  const before = add ? interaction.selection.value : [];
  interaction.selection.value = [...new Set([...before, ...nodes])].toSorted((a, b) => a - b);
}
