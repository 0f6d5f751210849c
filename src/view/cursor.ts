import type { NodeId } from "../sim/index.ts";
import { clamp, type Geometry } from "./geometry.ts";

/** A way to go in the hall. */
export type Direction = "left" | "right" | "up" | "down";

/** Where the keyboard's cursor goes from a node: to the next rack, or, `nodewise`, up and down node by node. */
export function moveCursor(geometry: Geometry, node: NodeId, direction: Direction, nodewise: boolean): NodeId {
  const { nodesPerRack, racksPerRow, rowsPerPod, pods } = geometry.topology;
  const rack = Math.floor(node / nodesPerRack);
  const row = Math.floor(rack / racksPerRow);
  const pod = Math.floor(row / rowsPerPod);
  let slot = node % nodesPerRack;
  let column = (pod % geometry.podColumns) * racksPerRow + (rack % racksPerRow);
  let line = Math.floor(pod / geometry.podColumns) * rowsPerPod + (row % rowsPerPod);
  const step = direction === "left" || direction === "up" ? -1 : 1;
  if (direction === "left" || direction === "right") column += step;
  else if (nodewise && slot + step >= 0 && slot + step < nodesPerRack) slot += step;
  else {
    line += step;
    if (nodewise) slot = step < 0 ? nodesPerRack - 1 : 0;
  }
  const lines = Math.ceil(pods / geometry.podColumns) * rowsPerPod;
  if (line < 0 || line >= lines) return node;
  column = clamp(column, 0, geometry.podColumns * racksPerRow - 1);
  const nextPod = Math.floor(line / rowsPerPod) * geometry.podColumns + Math.floor(column / racksPerRow);
  if (nextPod >= pods) return node;
  const nextRack = (nextPod * rowsPerPod + (line % rowsPerPod)) * racksPerRow + (column % racksPerRow);
  return nextRack * nodesPerRack + slot;
}
