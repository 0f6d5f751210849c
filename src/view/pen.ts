import type { GameObjects } from "phaser";
import type { Point, Rect } from "./geometry.ts";
import type { HallModel } from "./hall-model.ts";
import { mergeBoxes } from "./node-runs.ts";
import { joinBoxes, outlineAround } from "./outlines.ts";
import { toCanvas } from "./viewport.ts";

/** What lines over the racks are drawn with, and after. */
export interface Pen {
  readonly graphics: GameObjects.Graphics;
  readonly model: HallModel;
}

/** Where a box of the hall lies on the canvas, in whole pixels, `grow` CSS pixels larger on every side. */
export function onCanvas({ model }: Pen, rect: Rect, grow: number): Rect {
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
export function outline(pen: Pen, rect: Rect, color: number, width: number, alpha: number, grow: number): void {
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

/** Outlines around nodes on the canvas, `grow` CSS pixels outside them: one a row, stepped where it ends inside a rack. */
export function pathsAround(pen: Pen, nodes: readonly number[], grow: number): Point[][] {
  const { geometry } = pen.model;
  const gap = geometry.rackPitchX - geometry.gpuColumns * geometry.cellWidth;
  return joinBoxes(mergeBoxes(geometry, nodes), gap).map((shape) =>
    outlineAround(shape.map((box) => onCanvas(pen, box, grow))),
  );
}

/** Lays a closed path, to be filled or stroked. */
export function follow({ graphics }: Pen, path: readonly Point[]): void {
  graphics.beginPath();
  for (const { x, y } of path) graphics.lineTo(x, y);
  graphics.closePath();
}

/** Draws a closed line, `width` in CSS pixels. */
export function strokePath(pen: Pen, path: readonly Point[], color: number, width: number, alpha: number): void {
  pen.graphics.lineStyle(width * pen.model.camera.canvas.ratio, color, alpha);
  follow(pen, path);
  pen.graphics.strokePath();
}
