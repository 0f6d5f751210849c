import type { Geometry, Point, Rect } from "./geometry.ts";
import { between, clampView, fitView, toCanvas, viewOf, zoomAbout, type Canvas, type Viewport } from "./viewport.ts";

/** The camera: where it looks, and where it is on its way to. */
export interface HallCamera {
  readonly view: Viewport;
  readonly canvas: Canvas;
  /** Grows with every change of what is seen. */
  readonly revision: number;
  resize(geometry: Geometry, canvas: Canvas): void;
  /** Moves at once by canvas pixels. */
  panBy(x: number, y: number): void;
  /** Zooms about a canvas pixel; `instant` for a pinch, which the fingers ease. */
  zoomBy(factor: number, anchor: Point, instant?: boolean): void;
  fit(): void;
  flyTo(box: Rect, nearest: number): void;
  /** Moves just so far that a box is on the canvas. */
  reveal(box: Rect): void;
  /** Moves on by `seconds` of real time. */
  update(seconds: number): void;
}

/** Speed of approach: the rest of the way shrinks by e in 1 / this seconds. */
const approach = 11;

/** Makes a camera that shows the whole hall; with `still()` true it jumps instead of flying. */
export function createHallCamera(first: Geometry, firstCanvas: Canvas, still: () => boolean): HallCamera {
  let geometry = first;
  let canvas = firstCanvas;
  let view = fitView(first, firstCanvas);
  let target = view;
  let revision = 0;

  function aim(next: Viewport, instant = still()): void {
    target = clampView(next, geometry, canvas);
    if (target.zoom === 1) target = fitView(geometry, canvas);
    if (!instant) return;
    view = target;
    revision++;
  }

  return {
    get view() {
      return view;
    },
    get canvas() {
      return canvas;
    },
    get revision() {
      return revision;
    },
    resize(nextGeometry, nextCanvas) {
      const share = { x: target.x / geometry.width, y: target.y / geometry.height };
      const zoom = target.zoom;
      geometry = nextGeometry;
      canvas = nextCanvas;
      aim({ x: share.x * geometry.width, y: share.y * geometry.height, zoom }, true);
    },
    panBy(x, y) {
      aim({ x: view.x - x / view.zoom, y: view.y - y / view.zoom, zoom: view.zoom }, true);
    },
    zoomBy(factor, anchor, instant) {
      aim(zoomAbout(target, geometry, canvas, anchor, factor), instant ?? still());
    },
    fit() {
      aim(fitView(geometry, canvas));
    },
    flyTo(box, nearest) {
      aim(viewOf(box, geometry, canvas, nearest));
    },
    reveal(box) {
      const from = toCanvas(target, canvas, box);
      const to = toCanvas(target, canvas, { x: box.x + box.width, y: box.y + box.height });
      const x = overshoot(from.x, to.x, canvas.width);
      const y = overshoot(from.y, to.y, canvas.height);
      if (x !== 0 || y !== 0) aim({ x: target.x + x / target.zoom, y: target.y + y / target.zoom, zoom: target.zoom });
    },
    update(seconds) {
      if (view === target) return;
      const next = between(view, target, 1 - Math.exp(-approach * seconds));
      const hasArrived =
        Math.abs(next.zoom / target.zoom - 1) < 0.002 &&
        Math.hypot(next.x - target.x, next.y - target.y) * target.zoom < 0.5;
      view = hasArrived ? target : next;
      revision++;
    },
  };
}

/** How far a stretch reaches past the edges of [0, size], canvas pixels; a longer one is centered when out of sight. */
function overshoot(from: number, to: number, size: number): number {
  if (to - from > size) return to < 0 || from > size ? (from + to - size) / 2 : 0;
  if (from < 0) return from - 24;
  return to > size ? to - size + 24 : 0;
}
