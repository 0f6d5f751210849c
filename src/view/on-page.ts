import { centerOf, gpuRect, type Point } from "./geometry.ts";
import type { HallModel } from "./hall-model.ts";
import { toCanvas, toHall } from "./viewport.ts";

/** Where the canvas lies on the page, and how many of its pixels one of the page is; the one measure between the two. */
interface Footing {
  readonly left: number;
  readonly top: number;
  /** Canvas pixels per CSS pixel of the page, which CSS zoom or a transform may make smaller or larger than the hall's. */
  readonly density: number;
}

/** Where a pointer is on the page, CSS pixels. */
export function pageOf(event: { readonly clientX: number; readonly clientY: number }): Point {
  return { x: event.clientX, y: event.clientY };
}

/** Page position of a point in the hall, CSS pixels. */
export function toPage(model: HallModel, point: Point): Point {
  const { left, top, density } = footingOf(model);
  const at = toCanvas(model.camera.view, model.camera.canvas, point);
  return { x: left + at.x / density, y: top + at.y / density };
}

/** Page position of a GPU's cell, CSS pixels. */
export function gpuOnPage(model: HallModel, gpu: number): Point {
  return toPage(model, centerOf(gpuRect(model.geometry, gpu)));
}

/** The canvas pixel at a place on the page. */
export function canvasPoint(model: HallModel, page: Point): Point {
  const { left, top, density } = footingOf(model);
  return { x: (page.x - left) * density, y: (page.y - top) * density };
}

/** The point of the hall at a place on the page. */
export function hallPoint(model: HallModel, page: Point): Point {
  return toHall(model.camera.view, model.camera.canvas, canvasPoint(model, page));
}

/** Moves the camera so that what was at `from` on the page is at `to`. */
export function panOnPage(model: HallModel, from: Point, to: Point): void {
  const { density } = footingOf(model);
  model.camera.panBy((to.x - from.x) * density, (to.y - from.y) * density);
}

/** Whether the hall itself, not something that lies on it, is at a place on the page. */
export function isHallAt({ wrapper }: HallModel, page: Point): boolean {
  const top = document.elementFromPoint(page.x, page.y);
  return top !== null && wrapper.contains(top);
}

function footingOf({ wrapper, camera }: HallModel): Footing {
  const { left, top, width } = wrapper.getBoundingClientRect();
  return { left, top, density: width > 0 ? camera.canvas.width / width : camera.canvas.ratio };
}
