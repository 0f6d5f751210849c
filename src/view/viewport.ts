import { clamp, type Geometry, type Point, type Rect } from "./geometry.ts";

/** What part of the hall the canvas shows: the hall point at its middle, and canvas pixels per hall unit. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The canvas in its own pixels, and how many of them make a CSS pixel. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** Share of the canvas kept free around the fitted hall, in CSS pixels. */
const margin = { left: 4, right: 12, top: 4, bottom: 8 };
/** A cell at most this wide, in CSS pixels. */
const widestCell = 116;
/** From this cell width on, in CSS pixels, nodes have names. */
const nodeCell = 30;

/** The room a hall is laid out in. */
export function hallSpace(canvas: Canvas): Canvas {
  const { ratio } = canvas;
  return {
    width: Math.max(1, canvas.width - (margin.left + margin.right) * ratio),
    height: Math.max(1, canvas.height - (margin.top + margin.bottom) * ratio),
    ratio,
  };
}

/** The view that shows the whole hall. */
export function fitView(geometry: Geometry, canvas: Canvas): Viewport {
  const shiftX = ((margin.right - margin.left) / 2) * canvas.ratio;
  const shiftY = ((margin.bottom - margin.top) / 2) * canvas.ratio;
  return {
    x: Math.round(geometry.width / 2 - canvas.width / 2 + shiftX) + canvas.width / 2,
    y: Math.round(geometry.height / 2 - canvas.height / 2 + shiftY) + canvas.height / 2,
    zoom: 1,
  };
}

/** Canvas pixels of a point in the hall. */
export function toCanvas(view: Viewport, canvas: Canvas, point: Point): Point {
  return {
    x: (point.x - view.x) * view.zoom + canvas.width / 2,
    y: (point.y - view.y) * view.zoom + canvas.height / 2,
  };
}

/** The point of the hall under a canvas pixel. */
export function toHall(view: Viewport, canvas: Canvas, point: Point): Point {
  return {
    x: (point.x - canvas.width / 2) / view.zoom + view.x,
    y: (point.y - canvas.height / 2) / view.zoom + view.y,
  };
}

/** The nearest zoom in. */
export function maxZoom(geometry: Geometry, canvas: Canvas): number {
  return Math.max(1, (widestCell * canvas.ratio) / geometry.cellWidth);
}

/** Keeps a view on the hall: never farther than the fit, never past the walls. */
export function clampView(view: Viewport, geometry: Geometry, canvas: Canvas): Viewport {
  const zoom = clamp(view.zoom, 1, maxZoom(geometry, canvas));
  const fit = fitView(geometry, canvas);
  const slackX = canvas.width / 2 - canvas.width / 2 / zoom;
  const slackY = canvas.height / 2 - canvas.height / 2 / zoom;
  return {
    x: clamp(view.x, fit.x - slackX, fit.x + slackX),
    y: clamp(view.y, fit.y - slackY, fit.y + slackY),
    zoom,
  };
}

/** Zooms by `factor` so that the hall point under `anchor` (canvas pixels) stays there. */
export function zoomAbout(view: Viewport, geometry: Geometry, canvas: Canvas, anchor: Point, factor: number): Viewport {
  const zoom = clamp(view.zoom * factor, 1, maxZoom(geometry, canvas));
  const under = toHall(view, canvas, anchor);
  return clampView(
    { x: under.x - (anchor.x - canvas.width / 2) / zoom, y: under.y - (anchor.y - canvas.height / 2) / zoom, zoom },
    geometry,
    canvas,
  );
}

/** A view that shows a box with room around it, at least as near as the rack level but not nearer than `nearest`. */
export function viewOf(box: Rect, geometry: Geometry, canvas: Canvas, nearest: number): Viewport {
  const roomy = Math.min(canvas.width / (box.width * 1.5 + 1), canvas.height / (box.height * 1.5 + 1));
  return clampView(
    { x: box.x + box.width / 2, y: box.y + box.height / 2, zoom: Math.min(roomy, nearest) },
    geometry,
    canvas,
  );
}

/** Which of the three levels of meaning a view is at. */
export function levelOf(view: Viewport, geometry: Geometry, canvas: Canvas): "hall" | "rack" | "node" {
  const cell = (geometry.cellWidth * view.zoom) / canvas.ratio;
  if (cell >= nodeCell) return "node";
  return view.zoom >= 1.6 && cell >= 6 ? "rack" : "hall";
}

/** The view on the way from one to another; `share` in [0, 1]. Zoom moves by ratio, so the way looks even. */
export function between(from: Viewport, to: Viewport, share: number): Viewport {
  const zoom = from.zoom * (to.zoom / from.zoom) ** share;
  const change = 1 / to.zoom - 1 / from.zoom;
  const part = Math.abs(change) < 1e-6 ? share : (1 / zoom - 1 / from.zoom) / change;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part, zoom };
}
