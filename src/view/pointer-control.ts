import { drop, letGo, moveGhost, pickUp } from "./carrying.ts";
import type { Point } from "./geometry.ts";
import { gpuAt, nodeAt } from "./picking.ts";
import type { HallModel } from "./hall-model.ts";
import { clickRing, dropRing, grabRing, releaseRing } from "./ring/ring-control.ts";
import { selectAt, selectBox, selectNodes, unitOf } from "./selecting.ts";
import { toHall } from "./viewport.ts";

/** A press moves at least this far before it is a drag, CSS pixels. */
const dragThreshold = 6;
/** A finger that rests this long picks up what is under it, milliseconds. */
const longPress = 450;

type Doing = "press" | "pan" | "box" | "carry" | "ring" | "pinch";

interface Gesture {
  doing: Doing;
  readonly pointer: number;
  readonly touch: boolean;
  readonly from: Point;
  /** Left-drag with Shift, the middle or the right button. */
  readonly pans: boolean;
  readonly adds: boolean;
  last: Point;
}

/** Listens to pointers over the hall and, while something is carried, over the page; returns how to stop. */
export function createPointerControl(model: HallModel): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const { wrapper, interaction, camera } = model;
  const touches = new Map<number, Point>();
  let gesture: Gesture | null = null;
  let spread = 0;
  let timer = 0;
  /** The press that began while the hand was empty: its end outside the hall lets go. */
  let armed: { pointer: number; from: Point } | null = null;

  function hallPoint(page: Point): Point {
    return toHall(camera.view, camera.canvas, canvasPoint(model, page));
  }

  function down(event: PointerEvent): void {
    const page = pageOf(event);
    wrapper.focus({ preventScroll: true });
    model.cursor = null;
    if (event.pointerType === "touch") touches.set(event.pointerId, page);
    if (touches.size === 2) return beginPinch();
    const pans = event.button !== 0 || event.shiftKey;
    if (gesture || (interaction.carry.value && !pans)) return;
    const adds = event.ctrlKey || event.metaKey || event.shiftKey;
    gesture = {
      doing: "press",
      pointer: event.pointerId,
      touch: event.pointerType === "touch",
      from: page,
      pans,
      adds,
      last: page,
    };
    if (gesture.touch) timer = window.setTimeout(pickUpUnderFinger, longPress);
    event.preventDefault();
  }

  function beginPinch(): void {
    window.clearTimeout(timer);
    model.box = null;
    gesture = null;
    spread = spreadOf(touches);
  }

  function pickUpUnderFinger(): void {
    if (gesture?.doing !== "press") return;
    const node = nodeAt(model.geometry, hallPoint(gesture.from));
    // A finger on a replica means the ring, and drags at once.
    if (node === null || (model.ring?.replicaOf[node] ?? -1) >= 0) return;
    if (!interaction.selection.value.includes(node)) selectNodes(model, unitOf(model, node), "replace");
    if (pickUp(model, interaction.selection.value)) gesture.doing = "carry";
  }

  function move(event: PointerEvent): void {
    const page = pageOf(event);
    if (touches.has(event.pointerId)) {
      const before = touchMiddle(touches);
      touches.set(event.pointerId, page);
      if (touches.size === 2) return pinch(before);
    }
    if (gesture?.pointer === event.pointerId) drag(gesture, page);
    if (interaction.carry.value && over(model, page)) moveGhost(model, hallPoint(page), page);
    hover(event, page);
  }

  function pinch(before: Point): void {
    const middle = touchMiddle(touches);
    const now = spreadOf(touches);
    const { ratio } = camera.canvas;
    camera.panBy((middle.x - before.x) * ratio, (middle.y - before.y) * ratio);
    if (spread > 0) camera.zoomBy(now / spread, canvasPoint(model, middle), true);
    spread = now;
  }

  function drag(current: Gesture, page: Point): void {
    if (current.doing === "press") {
      if (distance(current.from, page) < dragThreshold) return;
      window.clearTimeout(timer);
      current.doing = begin(current);
      if (current.doing === "box") model.box = { from: hallPoint(current.from), to: hallPoint(page) };
    }
    const { ratio } = camera.canvas;
    if (current.doing === "pan") camera.panBy((page.x - current.last.x) * ratio, (page.y - current.last.y) * ratio);
    if (current.doing === "box" && model.box) model.box = { from: model.box.from, to: hallPoint(page) };
    current.last = page;
  }

  /** What a press turns into once it moves. */
  function begin(current: Gesture): Doing {
    if (current.pans) return "pan";
    const point = hallPoint(current.from);
    if (!current.adds && grabRing(model, point, current.touch && interaction.zoom.value !== "hall")) return "ring";
    const node = nodeAt(model.geometry, point);
    const { selection, zoom } = interaction;
    if (node !== null && selection.value.includes(node) && pickUp(model, selection.value)) return "carry";
    const gpu = gpuAt(model.geometry, point);
    const job = gpu === null ? -1 : (model.cluster?.gpuJob[gpu] ?? -1);
    if (zoom.value === "node" && job >= 0) {
      interaction.carry.value = { kind: "jobs", jobs: [job] };
      return "carry";
    }
    return current.touch && zoom.value !== "hall" ? "pan" : "box";
  }

  function hover(event: PointerEvent, page: Point): void {
    const seen = over(model, page);
    model.pointer = seen && gesture?.doing !== "pan" ? hallPoint(page) : null;
    const inside = seen && gesture?.doing !== "pan" && gesture?.doing !== "box";
    const gpu = inside ? gpuAt(model.geometry, hallPoint(page)) : null;
    const before = interaction.hovered.value;
    if (gpu === null) {
      if (before && model.cursor === null) interaction.hovered.value = null;
      return;
    }
    if (event.pointerType !== "touch") model.cursor = null;
    if (before?.gpu !== gpu || before.x !== page.x || before.y !== page.y) {
      interaction.hovered.value = { gpu, x: page.x, y: page.y };
    }
  }

  function up(event: PointerEvent): void {
    const page = pageOf(event);
    window.clearTimeout(timer);
    touches.delete(event.pointerId);
    const wasArmed = armed?.pointer === event.pointerId ? armed : null;
    armed = null;
    const current = gesture?.pointer === event.pointerId ? gesture : null;
    if (current) gesture = null;
    if (interaction.carry.value) end(event, page, wasArmed?.from ?? null);
    else if (current) finish(current, page);
    if (event.pointerType === "touch") model.pointer = null;
  }

  /** Ends a press while something is carried; `since` is where the press began that took it up. */
  function end(event: PointerEvent, page: Point, since: Point | null): void {
    if (event.button !== 0 || interaction.dropped.value) return;
    if (since && distance(since, page) < dragThreshold) return;
    if (over(model, page)) {
      moveGhost(model, hallPoint(page), page);
      drop(model);
    } else if (since) letGo(model);
  }

  function finish(current: Gesture, page: Point): void {
    if (current.doing === "ring") releaseRing(model, over(model, page) ? hallPoint(page) : null);
    if (current.doing === "press" && !(current.pans && !current.adds)) {
      if (!current.adds && clickRing(model, hallPoint(page))) return;
      selectAt(model, hallPoint(page), current.adds ? "toggle" : "replace");
    }
    if (current.doing === "box" && model.box) selectBox(model, model.box.from, model.box.to, current.adds);
    model.box = null;
  }

  function cancel(event: PointerEvent): void {
    window.clearTimeout(timer);
    touches.delete(event.pointerId);
    if (gesture?.pointer !== event.pointerId) return;
    if (gesture.doing === "carry") letGo(model);
    if (gesture.doing === "ring") dropRing(model);
    gesture = null;
    model.box = null;
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const delta = Math.max(-160, Math.min(160, event.deltaY * lines));
    camera.zoomBy(Math.exp(-delta * (event.ctrlKey ? 0.008 : 0.0022)), canvasPoint(model, pageOf(event)));
  }

  /** After a drop the browser would still send the finger's click, and it would press what has opened under the finger. */
  const swallowClick = (event: TouchEvent): void => {
    if (interaction.dropped.value) event.preventDefault();
  };

  const left = (): void => {
    interaction.hovered.value = null;
    model.pointer = null;
  };

  const arm = (event: PointerEvent): void => {
    armed = interaction.carry.value ? null : { pointer: event.pointerId, from: pageOf(event) };
  };
  window.addEventListener("pointerdown", arm, { signal, capture: true });
  wrapper.addEventListener("pointerdown", down, { signal });
  wrapper.addEventListener("touchend", swallowClick, { signal, passive: false });
  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", up, { signal });
  window.addEventListener("pointercancel", cancel, { signal });
  wrapper.addEventListener("wheel", wheel, { signal, passive: false });
  wrapper.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  wrapper.addEventListener("pointerleave", left, { signal });
  return () => {
    window.clearTimeout(timer);
    stop.abort();
  };
}

function pageOf(event: MouseEvent): Point {
  return { x: event.clientX, y: event.clientY };
}

function canvasPoint(model: HallModel, page: Point): Point {
  const bounds = model.wrapper.getBoundingClientRect();
  const { ratio } = model.camera.canvas;
  return { x: (page.x - bounds.left) * ratio, y: (page.y - bounds.top) * ratio };
}

/** Whether the hall itself, not something that lies on it, is under a place on the page. */
function over(model: HallModel, page: Point): boolean {
  const top = document.elementFromPoint(page.x, page.y);
  return top !== null && model.wrapper.contains(top);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function touchMiddle(touches: ReadonlyMap<number, Point>): Point {
  const points = [...touches.values()];
  const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), { x: 0, y: 0 });
  return { x: sum.x / Math.max(1, points.length), y: sum.y / Math.max(1, points.length) };
}

function spreadOf(touches: ReadonlyMap<number, Point>): number {
  const [first, second] = [...touches.values()];
  return first && second ? distance(first, second) : 0;
}
