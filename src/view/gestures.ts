import { emptyHand, isDragged } from "../session/interaction.ts";
import { drop, moveGhost, pickUp } from "./carrying.ts";
import type { Point } from "./geometry.ts";
import type { HallModel } from "./hall-model.ts";
import { hallPoint, isHallAt, pageOf, panOnPage } from "./on-page.ts";
import { gpuAt, nodeAt } from "./picking.ts";
import { createPinch } from "./pinch.ts";
import { selectAt, selectBox, selectNodes, unitOf } from "./selecting.ts";

/** A press moves at least this far before it is a drag, CSS pixels. */
const dragThreshold = 6;
/** A finger that rests this long picks up what is under it, milliseconds. */
const longPress = 450;

/** What a press is: not yet known, putting down what is in the hand, or one of the drags. */
type Doing = "press" | "put" | "pan" | "box" | "carry" | "overlay";

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

/**
 * What pointers do to the hall. A gesture belongs to the pointer that began it and no other ends it; while one is going
 * on, other pointers are not listened to, but that a second finger makes a pinch of a press, a pan or a box. What a drag
 * took into the hand is dropped or put back with it, however it ends.
 */
export interface Gestures {
  /** What is being done, if anything. */
  readonly doing: Doing | "pinch" | null;
  /** Fingers that are down on the hall. */
  readonly fingers: number;
  down(event: PointerEvent): void;
  move(event: PointerEvent): void;
  up(event: PointerEvent): void;
  /** A menu was asked for: a drag by mouse that holds something ends, for nobody may tell of its end. */
  menu(): void;
  /** Ends what a pointer does, or all of them, as if it had not been begun. */
  abort(pointer?: number): void;
}

export function createGestures(model: HallModel): Gestures {
  const { interaction } = model;
  const pinch = createPinch(model);
  let gesture: Gesture | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function down(event: PointerEvent): void {
    const { pointerId: pointer } = event;
    const touch = event.pointerType === "touch";
    const page = pageOf(event);
    // Its former end was never told.
    abort(pointer);
    if (touch) pinch.touch(pointer, page);
    if (isDragged(interaction) || gesture?.doing === "overlay" || interaction.dropped.value) return;
    if (touch && pinch.fingers > 1 && (gesture?.touch ?? true)) {
      forget();
      return pinch.begin();
    }
    if (gesture) return;
    const pans = event.button !== 0 || event.shiftKey;
    const adds = event.ctrlKey || event.metaKey || event.shiftKey;
    const doing = interaction.carry.value && !pans ? "put" : "press";
    gesture = { doing, pointer, touch, from: page, pans, adds, last: page };
    if (touch && doing === "press") timer = setTimeout(pickUpUnderFinger, longPress);
  }

  /** Forgets the gesture, as if nothing had come of it. */
  function forget(): Gesture | null {
    const former = gesture;
    clearTimeout(timer);
    gesture = null;
    model.box = null;
    return former;
  }

  function pickUpUnderFinger(): void {
    if (gesture?.doing !== "press") return;
    const node = nodeAt(model.geometry, hallPoint(model, gesture.from));
    // A finger on what the overlay holds means that, and drags at once.
    if (node === null || model.overlay?.hand.holds(node)) return;
    if (!interaction.selection.value.includes(node)) selectNodes(model, unitOf(model, node), "replace");
    if (pickUp(model, interaction.selection.value, gesture.pointer)) gesture.doing = "carry";
  }

  function move(event: PointerEvent): void {
    const { pointerId: pointer } = event;
    const page = pageOf(event);
    if (pinch.move(pointer, page)) return;
    // Its end was told to nobody: a mouse or a pen without a button down drags nothing.
    if (event.pointerType !== "touch" && event.buttons === 0) abort(pointer);
    if (gesture?.pointer === pointer) drag(gesture, page);
    const leads = isDragged(interaction) ? isDragged(interaction, pointer) : leadsGhost(pointer);
    if (leads && interaction.carry.value && isHallAt(model, page)) moveGhost(model, hallPoint(model, page), page);
  }

  /** Whether a pointer leads what a click took into the hand: any does, but while another one does something. */
  function leadsGhost(pointer: number): boolean {
    return gesture === null ? !pinch.isOn : gesture.pointer === pointer && gesture.doing === "put";
  }

  function drag(current: Gesture, page: Point): void {
    if (current.doing === "press") {
      if (distance(current.from, page) < dragThreshold) return;
      clearTimeout(timer);
      current.doing = begin(current);
      if (current.doing === "box") model.box = { from: hallPoint(model, current.from), to: hallPoint(model, page) };
    }
    if (current.doing === "pan") panOnPage(model, current.last, page);
    if (current.doing === "box" && model.box) model.box = { from: model.box.from, to: hallPoint(model, page) };
    current.last = page;
  }

  /** What a press turns into once it moves. */
  function begin({ pans, adds, touch, from, pointer }: Gesture): Doing {
    if (pans) return "pan";
    const point = hallPoint(model, from);
    const { selection, zoom } = interaction;
    if (!adds && model.overlay?.hand.grab(point, touch && zoom.value !== "hall")) return "overlay";
    const node = nodeAt(model.geometry, point);
    if (node !== null && selection.value.includes(node) && pickUp(model, selection.value, pointer)) return "carry";
    const gpu = gpuAt(model.geometry, point);
    const job = gpu === null ? -1 : (model.cluster?.gpuJob[gpu] ?? -1);
    if (zoom.value === "node" && job >= 0) {
      interaction.carry.value = { kind: "jobs", jobs: [job], pointer };
      return "carry";
    }
    return touch && zoom.value !== "hall" ? "pan" : "box";
  }

  function up(event: PointerEvent): void {
    const { pointerId: pointer } = event;
    const page = pageOf(event);
    pinch.lift(pointer);
    const box = model.box;
    const current = gesture?.pointer === pointer ? forget() : null;
    if (isDragged(interaction, pointer)) endDrag(current, page);
    else if (current) finish(current, page, box);
  }

  /** Ends a drag of what is in the hand: over the hall it is dropped, anywhere else or where it began it is put back. */
  function endDrag(current: Gesture | null, page: Point): void {
    const moved = current === null || distance(current.from, page) >= dragThreshold;
    if (moved && isHallAt(model, page)) {
      moveGhost(model, hallPoint(model, page), page);
      if (drop(model)) return;
    }
    emptyHand(interaction);
  }

  function finish({ doing, pans, adds }: Gesture, page: Point, box: HallModel["box"]): void {
    const point = hallPoint(model, page);
    if (doing === "overlay") model.overlay?.hand.release(isHallAt(model, page) ? point : null);
    if (doing === "put" && isHallAt(model, page)) {
      moveGhost(model, point, page);
      drop(model);
    }
    if (doing === "press" && !(pans && !adds)) {
      if (!adds && model.overlay?.hand.click(point)) return;
      selectAt(model, point, adds ? "toggle" : "replace");
    }
    if (doing === "box" && box) selectBox(model, box.from, box.to, adds);
  }

  function abort(pointer?: number): void {
    pinch.lift(pointer);
    if (isDragged(interaction, pointer ?? null)) emptyHand(interaction);
    if (gesture === null || (pointer !== undefined && gesture.pointer !== pointer)) return;
    if (forget()?.doing === "overlay") model.overlay?.hand.drop();
  }

  return {
    get doing() {
      return gesture?.doing ?? (pinch.isOn ? "pinch" : null);
    },
    get fingers() {
      return pinch.fingers;
    },
    down,
    move,
    up,
    menu() {
      if (gesture && !gesture.touch && gesture.doing !== "press" && gesture.doing !== "pan") abort(gesture.pointer);
    },
    abort,
  };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
