import type { NodeId } from "../sim/index.ts";
import type { HallModel } from "./hall-model.ts";
import { toHall } from "./viewport.ts";
import { clamp, nodeRect, nodesOfRack, rackRect, type Geometry, type Point, type Rect } from "./geometry.ts";

/** The rack whose pitch (cabinet and half of the aisle around it) holds a point, or null between pods and outside. */
export function rackAt(geometry: Geometry, point: Point): number | null {
  const { pods, rowsPerPod, racksPerRow } = geometry.topology;
  const podColumn = Math.floor(point.x / geometry.podPitchX);
  const pod = Math.floor(point.y / geometry.podPitchY) * geometry.podColumns + podColumn;
  if (podColumn < 0 || podColumn >= geometry.podColumns || point.y < 0 || pod >= pods) return null;
  const halfX = (geometry.rackPitchX - geometry.rackWidth) / 2;
  const halfY = (geometry.rowPitchY - geometry.rackHeight) / 2;
  const inPodX = point.x - podColumn * geometry.podPitchX - geometry.gutter + halfX;
  const inPodY = (point.y % geometry.podPitchY) - geometry.header + halfY;
  const column = Math.floor(inPodX / geometry.rackPitchX);
  const row = Math.floor(inPodY / geometry.rowPitchY);
  if (column < 0 || column >= racksPerRow || row < 0 || row >= rowsPerPod) return null;
  return (pod * rowsPerPod + row) * racksPerRow + column;
}

/** The node nearest to a point inside a rack's pitch, or null. */
export function nodeAt(geometry: Geometry, point: Point): NodeId | null {
  const rack = rackAt(geometry, point);
  if (rack === null) return null;
  const { nodesPerRack } = geometry.topology;
  const inside = point.y - rackRect(geometry, rack).y - geometry.padY + geometry.nodeGap / 2;
  return rack * nodesPerRack + clamp(Math.floor(inside / geometry.nodePitch), 0, nodesPerRack - 1);
}

/** The GPU whose cell holds a point, or null on frames, aisles and floor. */
export function gpuAt(geometry: Geometry, point: Point): number | null {
  const node = nodeAt(geometry, point);
  if (node === null) return null;
  const rect = nodeRect(geometry, node);
  const column = Math.floor((point.x - rect.x) / geometry.cellWidth);
  const row = Math.floor((point.y - rect.y) / geometry.cellHeight);
  const slot = row * geometry.gpuColumns + column;
  if (column < 0 || column >= geometry.gpuColumns || row < 0 || row >= geometry.gpuRows) return null;
  return slot < geometry.topology.gpusPerNode ? node * geometry.topology.gpusPerNode + slot : null;
}

/** Racks whose cabinets a box touches, ascending. */
export function racksIn(geometry: Geometry, box: Rect): number[] {
  const racks: number[] = [];
  for (let rack = 0; rack < geometry.racks; rack++) {
    if (touches(rackRect(geometry, rack), box)) racks.push(rack);
  }
  return racks;
}

/** Nodes whose cells a box touches, ascending. */
export function nodesIn(geometry: Geometry, box: Rect): NodeId[] {
  const { nodesPerRack } = geometry.topology;
  return racksIn(geometry, box).flatMap((rack) =>
    nodesOfRack(nodesPerRack, rack).filter((node) => touches(nodeRect(geometry, node), box)),
  );
}

function touches(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The racks that are at least partly on the canvas, ascending. */
export function racksSeen({ geometry, camera }: HallModel): number[] {
  const from = toHall(camera.view, camera.canvas, { x: 0, y: 0 });
  const to = toHall(camera.view, camera.canvas, { x: camera.canvas.width, y: camera.canvas.height });
  const racks: number[] = [];
  for (let rack = 0; rack < geometry.racks; rack++) {
    const { x, y, width, height } = rackRect(geometry, rack);
    if (x <= to.x && x + width >= from.x && y <= to.y && y + height >= from.y) racks.push(rack);
  }
  return racks;
}
