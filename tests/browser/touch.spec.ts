import { expect, test, type Locator, type Page } from "@playwright/test";
import { hallText } from "../../src/text/hall.ts";
import { queueText } from "../../src/text/levers.ts";
import { placeText, selectionText } from "../../src/text/place.ts";
import { giant, openGame, rackPoint, startAct, unlockLevers, zoomOf } from "./game.ts";

test.use({ hasTouch: true, viewport: { width: 1024, height: 768 } });

test("fingers select a rack, pinch the hall nearer, and put the giant down", async ({ page }) => {
  await openGame(page, "seed-3");
  await startAct(page);
  await unlockLevers(page);
  await tapRack(page, 7, 8);
  await expect(page.getByRole("heading", { name: "Row 7, rack 8" })).toBeVisible();
  await page.getByRole("button", { name: selectionText.close }).tap();

  const zoom = zoomOf(page);
  await expect(zoom).toHaveText(hallText.zoom.hall);
  await pinch(page, await rackPoint(page, 4, 12));
  await expect(zoom).not.toHaveText(hallText.zoom.hall);
  await page.getByRole("button", { name: hallText.zoomFit }).tap();
  await expect(zoom).toHaveText(hallText.zoom.hall);

  await cancelDrag(page, page.getByRole("heading", { name: giant.name }), await rackPoint(page, 9, 13));
  await page.getByRole("button", { name: queueText.pickUp }).tap();
  await expect(page.getByText(queueText.gangCarried)).toBeVisible();
  const clicks = await page.evaluateHandle(() => {
    const seen: string[] = [];
    document.addEventListener("click", (event) => seen.push(event.type), { capture: true });
    return seen;
  });
  await tapRack(page, 9, 13);
  const dialog = page.getByRole("dialog", { name: `${giant.name} on Row 9` });
  await expect(dialog).toBeVisible();
  // A click after the drop would press whatever the dialog has put under the finger, its Cancel for one.
  expect(await clicks.jsonValue()).toEqual([]);
  await dialog.getByRole("button", { name: new RegExp(`${placeText.drain}.*GPU-h`) }).tap();
  await expect(page.getByRole("button", { name: "Window: Row 9" })).toBeVisible();
});

async function tapRack(page: Page, row: number, rack: number): Promise<void> {
  const { x, y } = await rackPoint(page, row, rack);
  await page.touchscreen.tap(x, y);
}

/** Two fingers go apart around a point, which Playwright itself cannot do. */
async function pinch(page: Page, middle: { readonly x: number; readonly y: number }): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  const fingers = (apart: number): { x: number; y: number; id: number }[] => [
    { x: Math.round(middle.x - apart), y: Math.round(middle.y), id: 0 },
    { x: Math.round(middle.x + apart), y: Math.round(middle.y), id: 1 },
  ];
  await protocol.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(20) });
  for (const apart of [35, 50, 65, 80])
    await protocol.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(apart) });
  await protocol.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await protocol.detach();
}

/** One finger drags a card onto the hall, a second one taps beside it, and the system takes the first one away. */
async function cancelDrag(page: Page, card: Locator, to: { readonly x: number; readonly y: number }): Promise<void> {
  const box = await card.boundingBox();
  if (box === null) throw new Error("the card is not on the page");
  const from = { x: box.x + 10, y: box.y + 10 };
  const protocol = await page.context().newCDPSession(page);
  const send = (
    type: "touchStart" | "touchMove" | "touchCancel",
    ...touchPoints: { x: number; y: number; id: number }[]
  ): Promise<unknown> => protocol.send("Input.dispatchTouchEvent", { type, touchPoints });
  await send("touchStart", { ...from, id: 0 });
  for (const share of [0.3, 0.6, 1])
    await send("touchMove", { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, id: 0 });
  await expect(page.getByText(queueText.gangCarried)).toBeVisible();
  await send("touchStart", { ...to, id: 0 }, { x: to.x + 90, y: to.y, id: 1 });
  // A finger that is not among those that move is lifted.
  await send("touchMove", { ...to, id: 0 });
  await expect(page.getByText(queueText.gangCarried)).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  await send("touchCancel");
  await expect(page.getByText(queueText.gangCarried)).toBeHidden();
  await protocol.detach();
}
