import type { NodeId } from "./level.ts";
import type { Bytes } from "./nodes.ts";

/** Nodes by how much room they have, for best fit: the smallest hole that holds, the lowest node among equals. */
export function createHoles(
  nodes: readonly NodeId[],
  free: Bytes,
  gpusPerNode: number,
): { take(gpus: number): NodeId | null } {
  const bySize: NodeId[][] = Array.from({ length: gpusPerNode + 1 }, () => []);
  for (const node of nodes.toReversed()) bySize[free[node] ?? 0]?.push(node);
  return {
    take(gpus) {
      for (let size = gpus; size <= gpusPerNode; size++) {
        const node = bySize[size]?.pop();
        if (node === undefined) continue;
        bySize[size - gpus]?.push(node);
        return node;
      }
      return null;
    },
  };
}
