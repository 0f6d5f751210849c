import type { NodeId } from "../sim/index.ts";
import type { Geometry } from "./geometry.ts";

/** The racks that a job's nodes stand in, by column and row through the whole hall. */
export interface RackSpan {
  readonly column: number;
  readonly columns: number;
  readonly row: number;
  readonly rows: number;
}

/** The box of racks around these nodes. */
export function rackSpan(geometry: Geometry, nodes: readonly NodeId[]): RackSpan {
  const { racksPerRow, rowsPerPod, nodesPerRack } = geometry.topology;
  let [left, right, top, bottom] = [Infinity, 0, Infinity, 0];
  for (const node of nodes) {
    const rack = Math.floor(node / nodesPerRack);
    const row = Math.floor(rack / racksPerRow);
    const pod = Math.floor(row / rowsPerPod);
    const column = (pod % geometry.podColumns) * racksPerRow + (rack % racksPerRow);
    const line = Math.floor(pod / geometry.podColumns) * rowsPerPod + (row % rowsPerPod);
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, line);
    bottom = Math.max(bottom, line);
  }
  if (nodes.length === 0) return { column: 0, columns: 1, row: 0, rows: 1 };
  return { column: left, columns: right - left + 1, row: top, rows: bottom - top + 1 };
}
