import { GpuState, type ClusterView, type Topology } from "../sim/index.ts";
import { createGeometry, gpuRect, nodeRect, rackRect, type Rect } from "../view/geometry.ts";
import type { PictureInk, Rgb } from "./picture-ink.ts";

/** What a picture shows of a run. */
export type PicturedView = Pick<ClusterView, "gpuState" | "nodeReservedFor">;

/** A hall as pixels, drawn without an engine: small ones side by side, and in pictures that are sent. */
export interface HallPixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, length = width × height × 4; the same buffer each time. */
  paint(view: PicturedView, ink: PictureInk): Uint8ClampedArray<ArrayBuffer>;
  /** The middle of a node, pixels. */
  middleOf(node: number): { readonly x: number; readonly y: number };
}

/** How much of the room that a hall on the screen leaves for numbers is left for none. */
const room = 0.3;

/** Lays a hall out in so many pixels. */
export function createHallPixels(topology: Topology, width: number, height: number): HallPixels {
  const geometry = createGeometry(topology, { width, height, ratio: room });
  const left = Math.max(0, Math.floor((width - geometry.width) / 2));
  const top = Math.max(0, Math.floor((height - geometry.height) / 2));
  const inside = boxer(left, top, width, height);
  const gap = Math.min(geometry.cellWidth, geometry.cellHeight) >= 3 ? 1 : 0;
  const cells = boxesOf(geometry.gpus, (gpu) => inside(gpuRect(geometry, gpu), gap));
  const nodes = boxesOf(geometry.nodes, (node) => inside(nodeRect(geometry, node), 0));
  const racks = boxesOf(geometry.racks, (rack) => inside(rackRect(geometry, rack), 0));
  const bytes = new Uint8ClampedArray(width * height * 4);
  const pixels = new Uint32Array(bytes.buffer);

  const fill = (boxes: Int32Array, index: number, color: number): void => {
    const at = index * 4;
    const from = boxes[at] ?? 0;
    const to = boxes[at + 2] ?? 0;
    const last = boxes[at + 3] ?? 0;
    for (let y = boxes[at + 1] ?? 0; y < last; y++) pixels.fill(color, y * width + from, y * width + to);
  };

  return {
    width,
    height,
    paint({ gpuState, nodeReservedFor }, ink) {
      pixels.fill(packed(ink.floor));
      const rack = packed(ink.rack);
      for (let index = 0; index < geometry.racks; index++) fill(racks, index, rack);
      const held = packed(ink.held);
      for (let node = 0; node < geometry.nodes; node++) {
        if ((nodeReservedFor[node] ?? -1) >= 0) fill(nodes, node, held);
      }
      const colors = colorsOf(ink);
      for (let gpu = 0; gpu < geometry.gpus; gpu++) fill(cells, gpu, colors[gpuState[gpu] ?? 0] ?? rack);
      return bytes;
    },
    middleOf(node) {
      const { x, y, width: wide, height: tall } = nodeRect(geometry, node);
      return { x: left + x + wide / 2, y: top + y + tall / 2 };
    },
  };
}

/** Whole pixels of a box of the hall: left, top, right, bottom, the last two not in it. */
function boxer(left: number, top: number, width: number, height: number) {
  return (rect: Rect, gap: number): readonly [number, number, number, number] => {
    const from = Math.round(left + rect.x);
    const above = Math.round(top + rect.y);
    const to = Math.max(from + 1, Math.round(left + rect.x + rect.width) - gap);
    const below = Math.max(above + 1, Math.round(top + rect.y + rect.height) - gap);
    return [from, above, Math.min(to, width), Math.min(below, height)];
  };
}

function boxesOf(count: number, boxAt: (index: number) => readonly [number, number, number, number]): Int32Array {
  const boxes = new Int32Array(count * 4);
  for (let index = 0; index < count; index++) boxes.set(boxAt(index), index * 4);
  return boxes;
}

function colorsOf(ink: PictureInk): readonly number[] {
  const colors: number[] = [];
  colors[GpuState.idle] = packed(ink.idle);
  colors[GpuState.working] = packed(ink.working);
  colors[GpuState.wasted] = packed(ink.wasted);
  colors[GpuState.down] = packed(ink.down);
  return colors;
}

/** Opaque, as four bytes red, green, blue and alpha lie in memory, which is little-endian wherever there is a browser. */
function packed([red, green, blue]: Rgb): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
