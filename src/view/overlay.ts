import type { Scene } from "phaser";
import { boxOf, gpuRect, nodeRect, type Point, type Rect } from "./geometry.ts";
import { nodesUnderCarry, type HallModel } from "./hall-model.ts";
import { mergeBoxes, nodesFrom } from "./node-runs.ts";
import { hex } from "./palette.ts";
import { follow, onCanvas, outline, pathsAround, strokePath, type Pen } from "./pen.ts";
import { createRunningJobs, type RunningJobs } from "./running-jobs.ts";

/** The lines drawn over the racks: ghost, reserved windows, selection, cursor, box, the highlighted job. */
export interface Overlay {
  /** Draws the lines again if any changed; returns whether. */
  update(model: HallModel): boolean;
  /** Draws a window's outline as it is reserved, over a second. */
  trace(nodes: readonly number[], now: number): void;
  /** Pulses a ring around nodes that the camera was sent to. */
  point(nodes: readonly number[], now: number): void;
  destroy(): void;
}

const traceSeconds = 1.1;
const pointSeconds = 2.6;

/** Makes the overlay of a scene. */
export function createOverlay(scene: Scene): Overlay {
  const graphics = scene.add.graphics().setDepth(20);
  const gangs = createRunningJobs(({ contiguous }) => contiguous);
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
      const key = stateOf(model, gangs);
      if (key === drawn && !traced && !pointed && model.interaction.selection.value === selected?.of) return false;
      drawn = key;
      const pen = { graphics: graphics.clear(), model };
      drawGangs(pen, gangs);
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
function stateOf(model: HallModel, gangs: RunningJobs): string {
  const { camera, cluster, interaction, cursor, box, geometry } = model;
  const { carry, ghost, hovered, theme } = interaction;
  const windows = cluster?.windows.map(({ firstNode, nodeCount }) => `${firstNode}+${nodeCount}`).join() ?? "";
  const running = cluster ? gangs.of(cluster).map(({ id, nodes }) => `${id}@${nodes[0]}`) : "";
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
    running,
    hovered.value?.gpu,
    job,
    hand,
    cursor,
    corners,
  ].join(";");
}

/** Windows already reserved keep a steady outline. */
function drawWindows(pen: Pen, except: number | undefined): void {
  const { cluster, palette } = pen.model;
  if (!cluster) return;
  for (const { firstNode, nodeCount } of cluster.windows) {
    if (firstNode === except) continue;
    for (const path of pathsAround(pen, nodesFrom(firstNode, nodeCount), 3))
      strokePath(pen, path, hex(palette.held), 2, 0.9);
  }
}

/** A gang that runs keeps a thin outline: it is one job, and its nodes belong together. */
function drawGangs(pen: Pen, gangs: RunningJobs): void {
  const { cluster, palette } = pen.model;
  if (!cluster) return;
  const reserved = new Set(cluster.windows.map(({ job }) => job));
  for (const { id, nodes } of gangs.of(cluster)) {
    if (reserved.has(id)) continue;
    for (const path of pathsAround(pen, nodes, 2)) strokePath(pen, path, hex(palette.held), 1.25, 0.7);
  }
}

/** The hovered GPU's cell, and its job's cells elsewhere. */
function drawHighlight(pen: Pen): void {
  const { cluster, geometry, interaction, camera, palette } = pen.model;
  const hovered = interaction.hovered.value;
  if (!hovered || !cluster || hovered.gpu >= cluster.gpuCount) return;
  outline(pen, gpuRect(geometry, hovered.gpu), hex(palette.light), 1.5, 0.95, 1.5);
  const id = cluster.gpuJob[hovered.gpu] ?? -1;
  if (id < 0 || id === pen.model.training?.id) return;
  const { nodes } = cluster.job(id);
  const cells = geometry.cellWidth * camera.view.zoom;
  if (nodes.length > 1 || cells < 12 * camera.canvas.ratio) {
    for (const path of pathsAround(pen, nodes, 2.5)) strokePath(pen, path, hex(palette.light), 1, 0.55);
  }
}

function drawGhost(pen: Pen): void {
  const { model, graphics } = pen;
  const { interaction, palette } = model;
  const ghost = interaction.ghost.value;
  const carry = interaction.carry.value;
  if (!ghost || !carry) return;
  const color = hex(carry.kind === "gang" ? palette.held : palette.selected);
  for (const path of pathsAround(pen, nodesUnderCarry(model, ghost.node), 4)) {
    follow(pen, path);
    graphics.fillStyle(color, 0.1).fillPath();
    strokePath(pen, path, color, 6, 0.18);
    strokePath(pen, path, hex(palette.light), 3, 0.35);
    strokePath(pen, path, color, 2, 1);
  }
}

function drawCursor(pen: Pen): void {
  const { model, graphics } = pen;
  if (model.cursor === null) return;
  const box = onCanvas(pen, nodeRect(model.geometry, model.cursor), 4);
  const arm = Math.min(8 * model.camera.canvas.ratio, box.height / 2);
  graphics.lineStyle(2 * model.camera.canvas.ratio, hex(model.palette.light), 1);
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

/** Runs a bright line around each shape of a window: `share` of the way, in [0, 1]. */
function drawTrace(pen: Pen, nodes: readonly number[], share: number): void {
  const { model, graphics } = pen;
  graphics.lineStyle(2.5 * model.camera.canvas.ratio, hex(model.palette.held), 1);
  for (const path of pathsAround(pen, nodes, 3)) {
    const sides = path.map((from, index) => ({ from, to: path[(index + 1) % path.length] ?? from }));
    let left = Math.min(1, share) * sides.reduce((sum, { from, to }) => sum + lengthOf(from, to), 0);
    graphics.beginPath();
    for (const { from, to } of sides) {
      if (left <= 0) break;
      const length = lengthOf(from, to);
      const part = Math.min(1, left / Math.max(1, length));
      graphics.lineTo(from.x, from.y).lineTo(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
      left -= length;
    }
    graphics.strokePath();
  }
}

function lengthOf(from: Point, to: Point): number {
  return Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
}

function drawPoint(pen: Pen, nodes: readonly number[], age: number): void {
  const { model } = pen;
  if (age > pointSeconds) return;
  const still = model.interaction.reducedMotion.value;
  const fade = still ? 1 : 1 - age / pointSeconds;
  const wave = still ? 0.3 : (age * 1.1) % 1;
  const light = hex(model.palette.light);
  for (const path of pathsAround(pen, nodes, 4)) strokePath(pen, path, light, 2, fade);
  for (const path of pathsAround(pen, nodes, 4 + wave * 22)) strokePath(pen, path, light, 2, fade * (1 - wave));
}
