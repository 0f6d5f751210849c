import type { NodeId } from "../../../sim/index.ts";
import { rackRect, type Geometry, type Rect } from "../../../view/geometry.ts";

/** The box of racks in which most of a replica stands: its fullest rack, and those beside it that hold a fair part. */
export function placeOfReplica(geometry: Geometry, nodes: readonly NodeId[]): Rect {
  const { nodesPerRack, racksPerRow } = geometry.topology;
  const counts = new Map<number, number>();
  for (const node of nodes) {
    const rack = Math.floor(node / nodesPerRack);
    counts.set(rack, (counts.get(rack) ?? 0) + 1);
  }
  const fullest = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
  const belongs = (rack: number): boolean =>
    Math.floor(rack / racksPerRow) === Math.floor(fullest / racksPerRow) && (counts.get(rack) ?? 0) * 4 >= nodes.length;
  let [first, last] = [fullest, fullest];
  while (belongs(first - 1)) first--;
  while (belongs(last + 1)) last++;
  const from = rackRect(geometry, first);
  const to = rackRect(geometry, last);
  return { x: from.x, y: from.y, width: to.x + to.width - from.x, height: from.height };
}
