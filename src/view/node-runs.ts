import type { NodeId, Topology } from "../sim/index.ts";
import { clamp, nodeRect, type Geometry, type Rect } from "./geometry.ts";

/** How many nodes a pod holds. */
export function nodesPerPod(topology: Topology): number {
  return topology.rowsPerPod * topology.racksPerRow * topology.nodesPerRack;
}

/** First node of the window of `count` nodes whose middle is `middle`, kept inside one pod; null if no pod holds so many. */
export function windowAround(topology: Topology, middle: NodeId, count: number): NodeId | null {
  const perPod = nodesPerPod(topology);
  if (count > perPod || count < 1) return null;
  const podStart = Math.floor(middle / perPod) * perPod;
  return clamp(middle - Math.floor(count / 2), podStart, podStart + perPod - count);
}

/** `count` consecutive node ids. */
export function nodesFrom(first: NodeId, count: number): NodeId[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

interface OpenBox {
  x: number;
  y: number;
  right: number;
  bottom: number;
}

/** Merges ascending nodes into as few boxes as can be: nodes stacked in a rack, then full racks side by side in a row. */
export function mergeBoxes(geometry: Geometry, nodes: readonly NodeId[]): Rect[] {
  const { nodesPerRack } = geometry.topology;
  const boxes: OpenBox[] = [];
  let previous = -2;
  for (const node of nodes) {
    const cell = nodeRect(geometry, node);
    const last = boxes.at(-1);
    if (last && node === previous + 1 && node % nodesPerRack !== 0) last.bottom = cell.y + cell.height;
    else boxes.push({ x: cell.x, y: cell.y, right: cell.x + cell.width, bottom: cell.y + cell.height });
    previous = node;
    if (node % nodesPerRack === nodesPerRack - 1) joinNeighbors(boxes, geometry);
  }
  return boxes.map((box) => ({ x: box.x, y: box.y, width: box.right - box.x, height: box.bottom - box.y }));
}

/** Joins the last two boxes when they are as tall and their racks stand side by side. */
function joinNeighbors(boxes: OpenBox[], geometry: Geometry): void {
  const last = boxes.at(-1);
  const before = boxes.at(-2);
  if (!last || !before || before.y !== last.y || before.bottom !== last.bottom) return;
  const gap = geometry.rackPitchX - geometry.gpuColumns * geometry.cellWidth;
  if (Math.abs(last.x - before.right - gap) > 0.01) return;
  before.right = last.right;
  boxes.pop();
}
