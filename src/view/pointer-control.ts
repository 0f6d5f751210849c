import { createGestures, type Gestures } from "./gestures.ts";
import type { HallModel } from "./hall-model.ts";
import { canvasPoint, hallPoint, isHallAt, pageOf } from "./on-page.ts";
import { gpuAt } from "./picking.ts";
import { followTrackpad } from "./trackpad.ts";

/** Listens to pointers over the hall and, while something is dragged, over the page; returns how to stop. */
export function createPointerControl(model: HallModel): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const { wrapper, interaction } = model;
  const gestures = createGestures(model);

  function down(event: PointerEvent): void {
    wrapper.focus({ preventScroll: true });
    model.cursor = null;
    gestures.down(event);
    if (gestures.doing === null) return;
    // Whatever it is over when it is let go, the hall is told.
    wrapper.setPointerCapture(event.pointerId);
    event.preventDefault();
  }

  function move(event: PointerEvent): void {
    gestures.move(event);
    if (gestures.doing !== "pinch") hover(model, gestures, event);
  }

  function up(event: PointerEvent): void {
    gestures.up(event);
    if (event.pointerType === "touch") model.pointer = null;
  }

  /** The capture also goes over from what is in the hall to the hall itself, which ends nothing. */
  function lost({ pointerId }: PointerEvent): void {
    if (!wrapper.hasPointerCapture(pointerId)) gestures.abort(pointerId);
  }

  /** After a drop the browser would still send the finger's click, and it would press what has opened under the finger. */
  function swallowClick(event: TouchEvent): void {
    if (interaction.dropped.value) event.preventDefault();
  }

  function left(): void {
    interaction.hovered.value = null;
    model.pointer = null;
  }

  wrapper.addEventListener("pointerdown", down, { signal });
  wrapper.addEventListener("touchend", swallowClick, { signal, passive: false });
  wrapper.addEventListener("lostpointercapture", lost, { signal });
  wrapper.addEventListener("pointerleave", left, { signal });
  wrapper.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  window.addEventListener("contextmenu", () => gestures.menu(), { signal });
  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", up, { signal });
  window.addEventListener("pointercancel", ({ pointerId }) => gestures.abort(pointerId), { signal });
  window.addEventListener("blur", () => gestures.abort(), { signal });
  wrapper.addEventListener("wheel", (event) => zoomByWheel(model, event), { signal, passive: false });
  followTrackpad(model, () => gestures.fingers, signal);
  return () => {
    gestures.abort();
    stop.abort();
  };
}

/** Says what is under a pointer. */
function hover(model: HallModel, { doing }: Gestures, event: PointerEvent): void {
  const { hovered } = model.interaction;
  const page = pageOf(event);
  const seen = doing !== "pan" && isHallAt(model, page);
  model.pointer = seen ? hallPoint(model, page) : null;
  const gpu = seen && doing !== "box" ? gpuAt(model.geometry, hallPoint(model, page)) : null;
  const before = hovered.value;
  if (gpu === null) {
    if (before && model.cursor === null) hovered.value = null;
    return;
  }
  if (event.pointerType !== "touch") model.cursor = null;
  if (before?.gpu !== gpu || before.x !== page.x || before.y !== page.y) hovered.value = { gpu, ...page };
}

function zoomByWheel(model: HallModel, event: WheelEvent): void {
  event.preventDefault();
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  const delta = Math.max(-160, Math.min(160, event.deltaY * lines));
  model.camera.zoomBy(Math.exp(-delta * (event.ctrlKey ? 0.008 : 0.0022)), canvasPoint(model, pageOf(event)));
}
