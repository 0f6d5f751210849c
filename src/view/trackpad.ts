import type { HallModel } from "./hall-model.ts";
import { canvasPoint, pageOf } from "./on-page.ts";

/** What Safari sends for two fingers on a trackpad, in place of a wheel with Ctrl. */
interface GestureEvent extends UIEvent {
  /** Since the gesture began, when it is 1. */
  readonly scale: number;
  readonly clientX: number;
  readonly clientY: number;
}

/**
 * Lets a pinch on a trackpad in Safari zoom the hall, not the page. Fingers on a screen send the same events there beside
 * their pointer events, which zoom already: with `fingers()` on the hall nothing is done twice.
 */
export function followTrackpad(model: HallModel, fingers: () => number, signal: AbortSignal): void {
  let scale = 1;
  const listen = (type: string, pinch: (event: GestureEvent) => void): void => {
    const listener = (event: Event): void => {
      if (!isGesture(event)) return;
      event.preventDefault();
      if (fingers() === 0) pinch(event);
    };
    model.wrapper.addEventListener(type, listener, { signal, passive: false });
  };
  const zoom = (event: GestureEvent): void => {
    if (event.scale <= 0) return;
    model.camera.zoomBy(event.scale / scale, canvasPoint(model, pageOf(event)), true);
    scale = event.scale;
  };
  listen("gesturestart", () => (scale = 1));
  listen("gesturechange", zoom);
  listen("gestureend", zoom);
}

function isGesture(event: Event): event is GestureEvent {
  return "scale" in event && "clientX" in event && "clientY" in event;
}
