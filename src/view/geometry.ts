import type { NodeId, Topology } from "../sim/index.ts";

/** An axis-aligned box; hall units unless said otherwise. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point; hall units unless said otherwise. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Where everything stands in the hall. One hall unit is one canvas pixel when the whole hall fits the canvas, and cell
 * sizes are whole numbers of them wherever that leaves two or more, so that the far view is crisp.
 */
export interface Geometry {
  readonly topology: Topology;
  readonly width: number;
  readonly height: number;
  readonly podColumns: number;
  readonly podPitchX: number;
  readonly podPitchY: number;
  /** From a pod's corner to its first rack: room for row labels and rack numbers. */
  readonly gutter: number;
  readonly header: number;
  readonly rackPitchX: number;
  readonly rowPitchY: number;
  readonly rackWidth: number;
  readonly rackHeight: number;
  /** Frame between a rack's edge and its cells. */
  readonly padX: number;
  readonly padY: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly nodeGap: number;
  readonly nodePitch: number;
  /** Above and below a node's cells: what the gap lacks to set nodes apart is taken from the cells themselves. */
  readonly nodeInset: number;
  readonly gpuColumns: number;
  readonly gpuRows: number;
  readonly racks: number;
  readonly nodes: number;
  readonly gpus: number;
}

/** Room between the cells of two nodes, in cells. */
const nodeSpace = 0.22;

/** Below this, in CSS pixels, a cell is tiny. */
const tinyCell = 4;

interface Space {
  readonly width: number;
  readonly height: number;
  /** Canvas pixels per CSS pixel. */
  readonly ratio: number;
}

interface Axis {
  readonly pitch: number;
  readonly cell: number;
  readonly pad: number;
  readonly gap: number;
}

/** Cells along one axis of a rack: as large as whole units allow, then node gaps, then a frame. */
function fitAxis(room: number, cells: number, gaps: number, ratio: number, widest: number): Axis {
  // A cell that may not grow leaves its room to the aisles, but only so much of it.
  const pitch = Math.min(room, widest * cells * 1.5);
  const aisle = Math.max(2 * ratio, Math.floor(pitch * 0.055));
  const wide = Math.min(Math.floor((Math.floor(pitch) - aisle - 2) / cells), widest);
  if (wide < 2) {
    const cell = Math.min((pitch * 0.86) / cells, widest);
    return { pitch, cell, pad: 0, gap: 0 };
  }
  const whole = Math.floor(pitch);
  const spare = whole - aisle - wide * cells;
  const gap = gaps > 0 ? Math.max(0, Math.min(Math.round(wide * 0.25), Math.floor((spare - 2 * ratio) / gaps))) : 0;
  const pad = Math.max(1, Math.min(Math.round(wide * 0.3), Math.floor((spare - gap * gaps) / 2)));
  return { pitch: whole, cell: wide, pad, gap };
}

/** Whole units, wherever that leaves two or more. */
function roundCell(cell: number): number {
  return cell < 2 ? cell : Math.floor(cell);
}

/** How a hall may be laid out: its pods beside one another, and a node's GPUs above one another. */
interface Plan {
  readonly podColumns: number;
  readonly gpuRows: number;
}

function layOut(topology: Topology, space: Space, { podColumns, gpuRows }: Plan): Geometry {
  const { pods, rowsPerPod, racksPerRow, nodesPerRack, gpusPerNode } = topology;
  const gpuColumns = Math.ceil(gpusPerNode / gpuRows);
  const podRows = Math.ceil(pods / podColumns);
  const gutter = Math.round(30 * space.ratio);
  // In a flat hall the aisle between two pods is the room for the names of their racks.
  const header = Math.round((podRows > 3 ? 11 : 16) * space.ratio);
  const podGap = podRows > 3 ? 0 : Math.round(6 * space.ratio);
  const pitchX = (space.width / podColumns - gutter) / racksPerRow;
  const pitchY = ((space.height - (podRows - 1) * podGap) / podRows - header) / rowsPerPod;
  const tall = gpuRows * nodesPerRack;
  const free = {
    x: fitAxis(pitchX, gpuColumns, 0, space.ratio, Infinity),
    y: fitAxis(pitchY, tall, nodesPerRack - 1, space.ratio, Infinity),
  };
  const x = fitAxis(pitchX, gpuColumns, 0, space.ratio, roundCell(free.y.cell * 1.3));
  // A node that is one line of GPUs may be taller than wide: else its line would be lost among the aisles.
  const tallest = roundCell(gpuRows > 1 ? free.x.cell * 1.2 : free.x.cell + 2 * space.ratio);
  const y = fitAxis(pitchY, tall, nodesPerRack - 1, space.ratio, tallest);
  // What the cells leave free across an aisle goes to the cabinet and to the gap between cabinets.
  const padX = x.pad === 0 ? 0 : Math.max(1, Math.floor((x.pitch - gpuColumns * x.cell) * 0.26));
  const padY = y.pad;
  const podPitchX = gutter + x.pitch * racksPerRow;
  const podPitchY = header + y.pitch * rowsPerPod + podGap;
  return {
    topology,
    width: podPitchX * podColumns,
    height: podPitchY * podRows - podGap,
    podColumns,
    podPitchX,
    podPitchY,
    gutter,
    header,
    rackPitchX: x.pitch,
    rowPitchY: y.pitch,
    rackWidth: gpuColumns * x.cell + 2 * padX,
    rackHeight: nodesPerRack * gpuRows * y.cell + (nodesPerRack - 1) * y.gap + 2 * padY,
    padX,
    padY,
    cellWidth: x.cell,
    cellHeight: y.cell,
    nodeGap: y.gap,
    nodePitch: gpuRows * y.cell + y.gap,
    nodeInset: nodesPerRack > 1 && gpuRows > 1 ? Math.max(0, (y.cell * nodeSpace - y.gap) / 2) : 0,
    gpuColumns,
    gpuRows,
    racks: pods * rowsPerPod * racksPerRow,
    nodes: pods * rowsPerPod * racksPerRow * nodesPerRack,
    gpus: pods * rowsPerPod * racksPerRow * nodesPerRack * gpusPerNode,
  };
}

/**
 * Lays a hall out in the space there is, so that its cells are largest. A node's GPUs stand in two lines, or in one if
 * two leave them tiny and one does better. Stacked: the pods stand above one another whatever that costs, so that a line
 * drawn through the rows stays one.
 */
export function createGeometry(topology: Topology, space: Space, isStacked = false): Geometry {
  const maxColumns = isStacked ? 1 : topology.pods;
  const usual = bestPlan(topology, space, { maxColumns, gpuRows: topology.gpusPerNode > 1 ? 2 : 1 });
  if (usual.gpuRows === 1 || shortSide(usual) >= tinyCell * space.ratio) return usual;
  const flat = bestPlan(topology, space, { maxColumns, gpuRows: 1 });
  const [short, shortUsual] = [shortSide(flat), shortSide(usual)];
  const better = short === shortUsual ? areaOf(flat) > areaOf(usual) : short > shortUsual;
  return better ? flat : usual;
}

function bestPlan(
  topology: Topology,
  space: Space,
  { maxColumns, gpuRows }: { readonly maxColumns: number; readonly gpuRows: number },
): Geometry {
  let best = layOut(topology, space, { podColumns: 1, gpuRows });
  for (let podColumns = 2; podColumns <= maxColumns; podColumns++) {
    const next = layOut(topology, space, { podColumns, gpuRows });
    if (shortSide(next) > shortSide(best)) best = next;
  }
  return best;
}

/** Cells that are no whole units are blurred, and worth less. */
function shortSide({ cellWidth, cellHeight }: Geometry): number {
  const side = Math.min(cellWidth, cellHeight);
  return Number.isInteger(cellWidth) && Number.isInteger(cellHeight) ? side : side * 0.85;
}

function areaOf({ cellWidth, cellHeight }: Geometry): number {
  return cellWidth * cellHeight;
}

/** The cabinet of a rack, by its index along the aisles. */
export function rackRect(geometry: Geometry, rack: number): Rect {
  const { rowsPerPod, racksPerRow } = geometry.topology;
  const row = Math.floor(rack / racksPerRow);
  const pod = Math.floor(row / rowsPerPod);
  return {
    x: (pod % geometry.podColumns) * geometry.podPitchX + geometry.gutter + (rack % racksPerRow) * geometry.rackPitchX,
    y:
      Math.floor(pod / geometry.podColumns) * geometry.podPitchY +
      geometry.header +
      (row % rowsPerPod) * geometry.rowPitchY,
    width: geometry.rackWidth,
    height: geometry.rackHeight,
  };
}

/** The place of a node, with what sets it apart from the next. */
export function nodeRect(geometry: Geometry, node: NodeId): Rect {
  const { nodesPerRack } = geometry.topology;
  const rack = rackRect(geometry, Math.floor(node / nodesPerRack));
  return {
    x: rack.x + geometry.padX,
    y: rack.y + geometry.padY + (node % nodesPerRack) * geometry.nodePitch,
    width: geometry.gpuColumns * geometry.cellWidth,
    height: geometry.gpuRows * geometry.cellHeight,
  };
}

/** The cell of one GPU. */
export function gpuRect(geometry: Geometry, gpu: number): Rect {
  const { gpusPerNode } = geometry.topology;
  const node = nodeRect(geometry, Math.floor(gpu / gpusPerNode));
  const slot = gpu % gpusPerNode;
  const height = geometry.cellHeight - (2 * geometry.nodeInset) / geometry.gpuRows;
  return {
    x: node.x + (slot % geometry.gpuColumns) * geometry.cellWidth,
    y: node.y + geometry.nodeInset + Math.floor(slot / geometry.gpuColumns) * height,
    width: geometry.cellWidth,
    height,
  };
}

/** The nodes of a rack, top to bottom. */
export function nodesOfRack(nodesPerRack: number, rack: number): NodeId[] {
  return Array.from({ length: nodesPerRack }, (_, index) => rack * nodesPerRack + index);
}

/** The box between two corners, whichever they are. */
export function boxOf(from: Point, to: Point): Rect {
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(from.x - to.x),
    height: Math.abs(from.y - to.y),
  };
}

/** The middle of a box. */
export function centerOf(rect: Rect): Point {
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

/** `value` kept in [low, high]. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
