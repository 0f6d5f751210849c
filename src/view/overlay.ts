import type { GameObjects, Scene } from "phaser";
import { boxOf, gpuRect, nodeRect, type Rect } from "./geometry.ts";
import { nodesUnderCarry, type HallModel } from "./hall-model.ts";
import { mergeBoxes, nodesFrom } from "./node-runs.ts";
import { hex } from "./palette.ts";
import { toCanvas } from "./viewport.ts";

/** The lines drawn over the racks: ghost, held windows, selection, cursor, box, the highlighted job. */
export interface Overlay {
  /** Draws the lines again if any changed; returns whether. */
  update(model: HallModel): boolean;
  /** Draws a window's outline as it is reserved, over a second. */
  trace(nodes: readonly number[], now: number): void;
  /** Pulses a ring around nodes that the camera was sent to. */
  point(nodes: readonly number[], now: number): void;
  destroy(): void;
}

interface Pen {
  readonly graphics: GameObjects.Graphics;
  readonly model: HallModel;
}

const traceSeconds = 1.1;
const pointSeconds = 2.6;

/** Makes the overlay of a scene. */
export function createOverlay(scene: Scene): Overlay {
  const graphics = scene.add.graphics().setDepth(20);
  let selected: { readonly of: readonly number[]; readonly boxes: Rect[]; readonly geometry: unknown } | null = null;
  let drawn = "";
  let traced: { nodes: readonly number[]; since: number } | null = null;
  let pointed: { nodes: readonly number[]; since: number } | null = null;

  function selection(model: HallModel): Rect[] {
    const nodes = model.interaction.selection.value;
    if (selected?.of !== nodes || selected.geometry !== model.geometry) {
      selected = { of: nodes, boxes: mergeBoxes(model.geometry, nodes), geometry: model.geometry };
    }
    return selected.boxes;
  }

  return {
    trace(nodes, now) {
      traced = { nodes, since: now };
    },
    point(nodes, now) {
      pointed = { nodes, since: now };
    },
    update(model) {
      const key = stateOf(model);
      if (key === drawn && !traced && !pointed && model.interaction.selection.value === selected?.of) return false;
      drawn = key;
      const pen = { graphics: graphics.clear(), model };
      const { palette, now } = model;
      drawWindows(pen, traced && now - traced.since < traceSeconds ? traced.nodes[0] : undefined);
      for (const box of selection(model)) outline(pen, box, hex(palette.selected), 1.5, 0.95, 2.5);
      drawHighlight(pen);
      drawGhost(pen);
      drawCursor(pen);
      drawBox(pen);
      if (traced) drawTrace(pen, traced.nodes, (now - traced.since) / traceSeconds);
      if (pointed) drawPoint(pen, pointed.nodes, now - pointed.since);
      if (traced && now - traced.since > traceSeconds) traced = null;
      if (pointed && now - pointed.since > pointSeconds) pointed = null;
      return true;
    },
    destroy() {
      graphics.destroy();
    },
  };
}

/** Everything the lines depend on besides the selection. */
function stateOf({ camera, cluster, interaction, cursor, box, geometry }: HallModel): string {
  const { carry, ghost, hovered, theme } = interaction;
  const windows = cluster?.windows.map(({ firstNode, nodeCount }) => `${firstNode}+${nodeCount}`).join() ?? "";
  const job = hovered.value && cluster ? cluster.gpuJob[hovered.value.gpu] : undefined;
  const hand = carry.value ? `${carry.value.kind} ${ghost.value?.node ?? ""}` : "";
  const corners = box ? `${box.from.x} ${box.from.y} ${box.to.x} ${box.to.y}` : "";
  const { width, height } = camera.canvas;
  return [
    camera.revision,
    width,
    height,
    geometry.gpus,
    theme.value,
    windows,
    hovered.value?.gpu,
    job,
    hand,
    cursor,
    corners,
  ].join(";");
}

function onCanvas({ model }: Pen, rect: Rect, grow: number): Rect {
  const { view, canvas } = model.camera;
  const at = toCanvas(view, canvas, rect);
  const margin = grow * canvas.ratio;
  return {
    x: Math.round(at.x - margin),
    y: Math.round(at.y - margin),
    width: Math.round(rect.width * view.zoom + margin * 2),
    height: Math.round(rect.height * view.zoom + margin * 2),
  };
}

/** A crisp outline `grow` CSS pixels outside a box of the hall. */
function outline(pen: Pen, rect: Rect, color: number, width: number, alpha: number, grow: number): void {
  const { graphics, model } = pen;
  const box = onCanvas(pen, rect, grow);
  graphics.lineStyle(width * model.camera.canvas.ratio, color, alpha);
  graphics.strokeRoundedRect(
    box.x,
    box.y,
    box.width,
    box.height,
    Math.min(4 * model.camera.canvas.ratio, box.height / 4),
  );
}

/** Windows already reserved keep a steady outline. */
function drawWindows(pen: Pen, except: number | undefined): void {
  const { cluster, geometry, palette } = pen.model;
  if (!cluster) return;
  for (const { firstNode, nodeCount } of cluster.windows) {
    if (firstNode === except) continue;
    for (const box of mergeBoxes(geometry, nodesFrom(firstNode, nodeCount))) {
      outline(pen, box, hex(palette.held), 2, 0.9, 3);
    }
  }
}

/** The hovered GPU's cell, and its job's cells elsewhere. */
function drawHighlight(pen: Pen): void {
  const { cluster, geometry, interaction, camera } = pen.model;
  const hovered = interaction.hovered.value;
  if (!hovered || !cluster || hovered.gpu >= cluster.gpuCount) return;
  outline(pen, gpuRect(geometry, hovered.gpu), 0xffffff, 1.5, 0.95, 1.5);
  const id = cluster.gpuJob[hovered.gpu] ?? -1;
  if (id < 0) return;
  const { nodes } = cluster.job(id);
  const cells = geometry.cellWidth * camera.view.zoom;
  if (nodes.length > 1 || cells < 12 * camera.canvas.ratio) {
    for (const box of mergeBoxes(geometry, nodes)) outline(pen, box, 0xffffff, 1, 0.55, 2.5);
  }
}

function drawGhost(pen: Pen): void {
  const { model, graphics } = pen;
  const { interaction, geometry, palette, camera } = model;
  const ghost = interaction.ghost.value;
  const carry = interaction.carry.value;
  if (!ghost || !carry) return;
  const color = hex(carry.kind === "gang" ? palette.held : palette.selected);
  for (const rect of mergeBoxes(geometry, nodesUnderCarry(model, ghost.node))) {
    const box = onCanvas(pen, rect, 4);
    graphics.fillStyle(color, 0.1).fillRoundedRect(box.x, box.y, box.width, box.height, 5 * camera.canvas.ratio);
    outline(pen, rect, color, 6, 0.18, 5);
    outline(pen, rect, 0xffffff, 3, 0.35, 4);
    outline(pen, rect, color, 2, 1, 4);
  }
}

function drawCursor(pen: Pen): void {
  const { model, graphics } = pen;
  if (model.cursor === null) return;
  const box = onCanvas(pen, nodeRect(model.geometry, model.cursor), 4);
  const arm = Math.min(8 * model.camera.canvas.ratio, box.height / 2);
  graphics.lineStyle(2 * model.camera.canvas.ratio, 0xffffff, 1);
  for (const [x, y, right, down] of [
    [box.x, box.y, 1, 1],
    [box.x + box.width, box.y, -1, 1],
    [box.x, box.y + box.height, 1, -1],
    [box.x + box.width, box.y + box.height, -1, -1],
  ] as const) {
    graphics
      .beginPath()
      .moveTo(x + arm * right, y)
      .lineTo(x, y)
      .lineTo(x, y + arm * down)
      .strokePath();
  }
}

function drawBox(pen: Pen): void {
  const { model, graphics } = pen;
  if (!model.box) return;
  const box = onCanvas(pen, boxOf(model.box.from, model.box.to), 0);
  const color = hex(model.palette.selected);
  graphics.fillStyle(color, 0.12).fillRect(box.x, box.y, box.width, box.height);
  graphics.lineStyle(1.5 * model.camera.canvas.ratio, color, 0.9).strokeRect(box.x, box.y, box.width, box.height);
}

/** Runs a bright line around each box of a window: `share` of the way, in [0, 1]. */
function drawTrace(pen: Pen, nodes: readonly number[], share: number): void {
  const { model, graphics } = pen;
  graphics.lineStyle(2.5 * model.camera.canvas.ratio, hex(model.palette.held), 1);
  for (const rect of mergeBoxes(model.geometry, nodes)) {
    const box = onCanvas(pen, rect, 3);
    let left = Math.min(1, share) * 2 * (box.width + box.height);
    const corners = [
      { x: box.x, y: box.y },
      { x: box.x + box.width, y: box.y },
      { x: box.x + box.width, y: box.y + box.height },
      { x: box.x, y: box.y + box.height },
      { x: box.x, y: box.y },
    ];
    graphics.beginPath().moveTo(box.x, box.y);
    for (let side = 0; side < 4 && left > 0; side++) {
      const from = corners[side] ?? box;
      const to = corners[side + 1] ?? box;
      const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
      const part = Math.min(1, left / Math.max(1, length));
      graphics.lineTo(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
      left -= length;
    }
    graphics.strokePath();
  }
}

function drawPoint(pen: Pen, nodes: readonly number[], age: number): void {
  const { model } = pen;
  if (age > pointSeconds) return;
  const still = model.interaction.reducedMotion.value;
  const fade = still ? 1 : 1 - age / pointSeconds;
  const wave = still ? 0.3 : (age * 1.1) % 1;
  for (const rect of mergeBoxes(model.geometry, nodes)) {
    outline(pen, rect, 0xffffff, 2, fade, 4);
    outline(pen, rect, 0xffffff, 2, fade * (1 - wave), 4 + wave * 22);
  }
}
