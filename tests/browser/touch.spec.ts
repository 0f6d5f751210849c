import { expect, test, type Page } from "@playwright/test";
import { hallText } from "../../src/text/hall.ts";
import { queueText } from "../../src/text/levers.ts";
import { placeText, selectionText } from "../../src/text/place.ts";
import { advanceTo, giant, openGame, rackPoint, startAct, zoomOf } from "./game.ts";

test.use({ hasTouch: true, viewport: { width: 1024, height: 768 } });

test("fingers select a rack, pinch the hall nearer, and put the giant down", async ({ page }) => {
  await openGame(page, "seed-3");
  await startAct(page);
  await tapRack(page, 7, 8);
  await expect(page.getByRole("heading", { name: "Row 7, rack 8" })).toBeVisible();
  await page.getByRole("button", { name: selectionText.close }).tap();

  const zoom = zoomOf(page);
  await expect(zoom).toHaveText(hallText.zoom.hall);
  await pinch(page, await rackPoint(page, 4, 12));
  await expect(zoom).not.toHaveText(hallText.zoom.hall);
  await page.getByRole("button", { name: hallText.zoomFit }).tap();
  await expect(zoom).toHaveText(hallText.zoom.hall);

  await advanceTo(page, giant.arrives + 60);
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
