import { afterEach, expect, test, vi } from "vitest";
import { createPointerControl } from "../../src/view/pointer-control.ts";
import { hallPoint } from "../../src/view/on-page.ts";
import { FakeElement, hallSize, modelOf, openFakePage } from "./fake-hall.ts";
import { createPointers, fingers } from "./fake-pointers.ts";

afterEach(() => vi.unstubAllGlobals());

function open(): { readonly hall: FakeElement; readonly page: EventTarget } {
  const hall = new FakeElement({ left: 0, top: 0, ...hallSize });
  return { hall, page: openFakePage([hall]) };
}

/** What Safari sends for a pinch on a trackpad. */
function pinch(hall: FakeElement, scales: readonly number[], at: { readonly x: number; readonly y: number }): boolean {
  const types = ["gesturestart", ...scales.slice(1, -1).map(() => "gesturechange"), "gestureend"];
  const events = types.map((type, index) =>
    Object.assign(new Event(type, { cancelable: true }), { scale: scales[index], clientX: at.x, clientY: at.y }),
  );
  for (const event of events) hall.dispatchEvent(event);
  return events.every(({ defaultPrevented }) => defaultPrevented);
}

test("a pinch on a trackpad in Safari zooms the hall about the pointer, and not the page", () => {
  const { hall } = open();
  const model = modelOf(hall);
  const stop = createPointerControl(model);
  const at = { x: 300, y: 200 };
  const before = hallPoint(model, at);
  const mine = pinch(hall, [1, 1.5, 2.5, 2.5], at);
  expect(mine).toBe(true);
  expect(model.camera.view.zoom).toBeCloseTo(2.5, 9);
  expect(hallPoint(model, at).x).toBeCloseTo(before.x, 6);
  expect(hallPoint(model, at).y).toBeCloseTo(before.y, 6);
  pinch(hall, [1, 0.5, 0.5], at);
  expect(model.camera.view.zoom).toBeCloseTo(1.25, 9);
  stop();
});

test("two fingers on a screen, for which Safari sends both, zoom once", () => {
  const { hall, page } = open();
  const model = modelOf(hall);
  const stop = createPointerControl(model);
  const pointers = createPointers(page, hall, hall, () => {});
  const [left, right] = fingers;
  pointers.press(left, { x: 300, y: 300 });
  pointers.press(right, { x: 400, y: 300 });
  expect(pinch(hall, [1, 2, 2], { x: 350, y: 300 })).toBe(true);
  expect(model.camera.view.zoom).toBe(1);
  pointers.move(right, { x: 500, y: 300 });
  expect(model.camera.view.zoom).toBeCloseTo(2, 9);
  stop();
});
