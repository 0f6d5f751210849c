import type { FakeElement } from "./fake-hall.ts";

/** A mouse, and fingers. */
export const mouse = 1;
export const fingers = [2, 3, 4] as const;

interface At {
  readonly x: number;
  readonly y: number;
}

interface Modifiers {
  readonly button?: number;
  readonly shiftKey?: boolean;
  readonly ctrlKey?: boolean;
}

/** Sends what a browser sends when pointers act on a hall with a card beside it. */
export interface Pointers {
  readonly down: ReadonlySet<number>;
  press(pointer: number, at: At, modifiers?: Modifiers): void;
  move(pointer: number, at: At): void;
  lift(pointer: number): void;
  cancel(pointer: number): void;
  /** The pointer is up, and nobody is told. */
  vanish(pointer: number): void;
  loseCapture(pointer: number): void;
  menu(): void;
  blur(): void;
}

export function createPointers(
  page: EventTarget,
  hall: FakeElement,
  card: FakeElement,
  onCard: (press: PointerEvent) => void,
): Pointers {
  const places = new Map<number, At & { readonly button: number }>();

  const send = (type: string, pointer: number, at: At, extra: object, targets: readonly EventTarget[]): Event => {
    const { x: clientX, y: clientY } = at;
    const isDown = places.has(pointer);
    const event = Object.assign(new Event(type, { cancelable: true }), {
      pointerId: pointer,
      pointerType: pointer === mouse ? "mouse" : "touch",
      button: places.get(pointer)?.button ?? 0,
      buttons: isDown ? 1 : 0,
      clientX,
      clientY,
      shiftKey: false,
      ctrlKey: false,
      metaKey: false,
      ...extra,
    });
    for (const target of targets) target.dispatchEvent(event);
    return event;
  };
  const release = (pointer: number, at: At): void => {
    for (const element of [hall, card]) {
      if (!element.hasPointerCapture(pointer)) continue;
      element.releasePointerCapture(pointer);
      send("lostpointercapture", pointer, at, {}, [element, page]);
    }
  };
  const end = (pointer: number, type: string | null): void => {
    const at = places.get(pointer);
    if (at === undefined) return;
    places.delete(pointer);
    if (type === null) return;
    send(type, pointer, at, { button: at.button }, [page]);
    release(pointer, at);
  };

  return {
    get down() {
      return new Set(places.keys());
    },
    press(pointer, at, modifiers = {}) {
      if (places.has(pointer)) return;
      places.set(pointer, { ...at, button: modifiers.button ?? 0 });
      const onHall = hall.holds(at.x, at.y);
      const event = send("pointerdown", pointer, at, modifiers, onHall ? [page, hall] : [page]);
      if (card.holds(at.x, at.y)) onCard(Object.assign(event, { card }) as unknown as PointerEvent);
    },
    move(pointer, at) {
      const before = places.get(pointer);
      if (before === undefined && pointer !== mouse) return;
      if (before) places.set(pointer, { ...at, button: before.button });
      send("pointermove", pointer, at, {}, [page]);
    },
    lift: (pointer) => end(pointer, "pointerup"),
    cancel: (pointer) => end(pointer, "pointercancel"),
    vanish: (pointer) => end(pointer, null),
    loseCapture(pointer) {
      const at = places.get(pointer);
      if (at) release(pointer, at);
    },
    menu() {
      const at = places.get(mouse);
      if (at) send("contextmenu", mouse, at, {}, hall.holds(at.x, at.y) ? [hall, page] : [page]);
    },
    blur() {
      page.dispatchEvent(new Event("blur"));
    },
  };
}
