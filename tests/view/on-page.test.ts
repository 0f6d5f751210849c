import { afterEach, describe, expect, test, vi } from "vitest";
import { scaleOf } from "../../src/session/page-scale.ts";
import { centerOf, nodeRect } from "../../src/view/geometry.ts";
import { hallPoint, panOnPage, toPage } from "../../src/view/on-page.ts";
import { createPointerControl } from "../../src/view/pointer-control.ts";
import { FakeElement, hallSize, modelOf, openFakePage } from "./fake-hall.ts";
import { createPointers, mouse } from "./fake-pointers.ts";

afterEach(() => vi.unstubAllGlobals());

describe.each([0.5, 1, 1.25, 2])("on a page that CSS scales by %d", (scale) => {
  const element = new FakeElement({ left: 100, top: 40, ...hallSize }, scale);
  const card = new FakeElement({ left: 950, top: 0, width: 10, height: 10 }, scale);
  const model = modelOf(element);
  const { canvas } = model.camera;
  const cell = centerOf(nodeRect(model.geometry, 444));

  test("a point of the hall is where it is seen", () => {
    const shown = toPage(model, cell);
    // The canvas fills its element: shares of the one are shares of the other.
    const box = element.getBoundingClientRect();
    const share = (cell.x - model.camera.view.x + canvas.width / 2) / canvas.width;
    expect((shown.x - box.left) / box.width).toBeCloseTo(share, 9);
    expect(hallPoint(model, shown).x).toBeCloseTo(cell.x, 9);
    expect(hallPoint(model, shown).y).toBeCloseTo(cell.y, 9);
  });

  test("a click selects the rack under it", () => {
    const page = openFakePage([element, card]);
    const stop = createPointerControl(model);
    const pointers = createPointers(page, element, card, () => {});
    pointers.press(mouse, toPage(model, cell));
    pointers.lift(mouse);
    expect(model.interaction.selection.value).toEqual([440, 441, 442, 443, 444]);
    const box = element.getBoundingClientRect();
    pointers.move(mouse, { x: box.left + box.width * 0.5, y: box.top + box.height * 0.5 });
    expect(model.pointer?.x).toBeCloseTo(model.camera.view.x, 6);
    expect(model.pointer?.y).toBeCloseTo(model.camera.view.y, 6);
    stop();
  });

  test("the hall stays under the finger that drags it", () => {
    model.camera.zoomBy(4, { x: canvas.width / 2, y: canvas.height / 2 }, true);
    const from = toPage(model, { x: model.camera.view.x, y: model.camera.view.y });
    const under = hallPoint(model, from);
    const to = { x: from.x + 30, y: from.y - 20 };
    panOnPage(model, from, to);
    expect(hallPoint(model, to).x).toBeCloseTo(under.x, 6);
    expect(hallPoint(model, to).y).toBeCloseTo(under.y, 6);
    model.camera.fit();
  });
});

test("an element without a size is not scaled", () => {
  const none = new FakeElement({ left: 0, top: 0, width: 0, height: 0 });
  expect(scaleOf(none as unknown as HTMLElement)).toBe(1);
});
