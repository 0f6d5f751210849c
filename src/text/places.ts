import type { NodeId, Topology } from "../sim/index.ts";

/** Row, rack and position of a node, each from 0. */
export function placeOf(
  topology: Topology,
  node: NodeId,
): { readonly row: number; readonly rack: number; readonly slot: number } {
  const perRow = topology.racksPerRow * topology.nodesPerRack;
  const inRow = node % perRow;
  return {
    row: Math.floor(node / perRow),
    rack: Math.floor(inRow / topology.nodesPerRack),
    slot: inRow % topology.nodesPerRack,
  };
}

/** "r4-17-2": row 4, rack 17, node 2, each counted from 1. */
export function nodeName(topology: Topology, node: NodeId): string {
  const { row, rack, slot } = placeOf(topology, node);
  return `r${row + 1}-${rack + 1}-${slot + 1}`;
}

/** "Row 4, rack 17". */
export function rackName(topology: Topology, node: NodeId): string {
  const { row, rack } = placeOf(topology, node);
  return `Row ${row + 1}, rack ${rack + 1}`;
}

/** A stretch of consecutive nodes: "Row 4" if it is the whole row, else "Row 4, racks 3–9" or "Row 3, rack 12 to row 4, rack 11". */
export function spanName(topology: Topology, firstNode: NodeId, nodeCount: number): string {
  const first = placeOf(topology, firstNode);
  const last = placeOf(topology, firstNode + nodeCount - 1);
  if (first.row !== last.row)
    return `Row ${first.row + 1}, rack ${first.rack + 1} to row ${last.row + 1}, rack ${last.rack + 1}`;
  if (nodeCount === topology.racksPerRow * topology.nodesPerRack) return `Row ${first.row + 1}`;
  if (first.rack === last.rack) return `Row ${first.row + 1}, rack ${first.rack + 1}`;
  return `Row ${first.row + 1}, racks ${first.rack + 1}–${last.rack + 1}`;
}

/** The same, as short as a table's cell: "R4", "R4-3…9" or "R3-12→R4-12", row and rack. */
export function spanCode(topology: Topology, firstNode: NodeId, nodeCount: number): string {
  const first = placeOf(topology, firstNode);
  const last = placeOf(topology, firstNode + nodeCount - 1);
  if (first.row !== last.row) return `R${first.row + 1}-${first.rack + 1}→R${last.row + 1}-${last.rack + 1}`;
  if (nodeCount === topology.racksPerRow * topology.nodesPerRack) return `R${first.row + 1}`;
  return first.rack === last.rack
    ? `R${first.row + 1}-${first.rack + 1}`
    : `R${first.row + 1}-${first.rack + 1}…${last.rack + 1}`;
}

/** "nodes 501–625", counted from 1. */
export function nodeRange(firstNode: NodeId, nodeCount: number): string {
  return nodeCount === 1 ? `node ${firstNode + 1}` : `nodes ${firstNode + 1}–${firstNode + nodeCount}`;
}

/** Any set of ascending nodes in a few words: "Row 4, rack 17", or "30 nodes in 6 racks". */
export function nodesName(topology: Topology, nodes: readonly NodeId[]): string {
  const first = nodes[0];
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return "no nodes";
  if (nodes.length === 1) return `node ${nodeName(topology, first)}`;
  if (last - first === nodes.length - 1) return spanName(topology, first, nodes.length);
  const racks = new Set(nodes.map((node) => Math.floor(node / topology.nodesPerRack))).size;
  return `${nodes.length} nodes in ${racks === 1 ? rackName(topology, first).toLowerCase() : `${racks} racks`}`;
}
