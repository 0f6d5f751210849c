import type { Point } from "./geometry.ts";
import type { HallModel } from "./hall-model.ts";
import { canvasPoint, panOnPage } from "./on-page.ts";

/** The fingers on the hall, and the pinch that two of them make. */
export interface Pinch {
  readonly isOn: boolean;
  readonly fingers: number;
  /** A finger is down. */
  touch(finger: number, page: Point): void;
  /** The first two fingers pinch from here on. */
  begin(): void;
  /** A finger moves; whether that belongs to a pinch. */
  move(finger: number, page: Point): boolean;
  /** A finger, or all of them, are up: its pinch is over. */
  lift(finger?: number): void;
}

export function createPinch(model: HallModel): Pinch {
  const touches = new Map<number, Point>();
  let pair: readonly [number, number] | null = null;

  function pose([a, b]: readonly [number, number]): { readonly middle: Point; readonly spread: number } | null {
    const [first, second] = [touches.get(a), touches.get(b)];
    if (!first || !second) return null;
    return {
      middle: { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 },
      spread: Math.hypot(first.x - second.x, first.y - second.y),
    };
  }

  return {
    get isOn() {
      return pair !== null;
    },
    get fingers() {
      return touches.size;
    },
    touch(finger, page) {
      touches.set(finger, page);
    },
    begin() {
      const [first, second] = touches.keys();
      pair = first === undefined || second === undefined ? null : [first, second];
    },
    move(finger, page) {
      const before = pair && pose(pair);
      if (touches.has(finger)) touches.set(finger, page);
      if (!pair?.includes(finger)) return false;
      const now = pose(pair);
      if (!before || !now) return true;
      panOnPage(model, before.middle, now.middle);
      if (before.spread > 0) model.camera.zoomBy(now.spread / before.spread, canvasPoint(model, now.middle), true);
      return true;
    },
    lift(finger) {
      if (finger === undefined) touches.clear();
      else touches.delete(finger);
      if (pair && !(touches.has(pair[0]) && touches.has(pair[1]))) pair = null;
    },
  };
}
