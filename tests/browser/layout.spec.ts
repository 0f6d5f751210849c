import { expect, test, type Page } from "@playwright/test";
import { headerText } from "../../src/text/header.ts";
import { hallText } from "../../src/text/hall.ts";
import { zoneText } from "../../src/text/pages.ts";
import { leverText } from "../../src/text/levers.ts";
import { hallOf, openGame, startAct } from "./game.ts";

interface Box {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

test("the zones stand beside one another inside the window, and the hall has most of it", async ({ page }) => {
  await openGame(page, "seed-1");
  await startAct(page);
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
    { width: 1024, height: 768 },
  ]) {
    await page.setViewportSize(size);
    const where = `${size.width} x ${size.height}`;
    await expect(hallOf(page)).toBeVisible();
    const boxes = await zoneBoxes(page);
    expect(boxes.length, where).toBeGreaterThanOrEqual(3);
    for (const box of boxes) {
      expect(box.x >= 0 && box.y >= 0, `${box.name} at ${where}`).toBe(true);
      expect(box.x + box.width <= size.width && box.y + box.height <= size.height, `${box.name} at ${where}`).toBe(
        true,
      );
    }
    for (const [i, one] of boxes.entries())
      for (const other of boxes.slice(i + 1))
        expect(overlap(one, other), `${one.name} and ${other.name} at ${where}`).toBe(false);
    const hall = boxes.find(({ name }) => name === hallText.heading);
    expect((hall?.width ?? 0) * (hall?.height ?? 0), where).toBeGreaterThan(size.width * size.height * 0.45);
    await expect(page.getByRole("button", { name: headerText.leave })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("button", { name: hallText.table, exact: true })).toBeInViewport({ ratio: 1 });
  }
});

/** The zones that show, as boxes on the page. */
async function zoneBoxes(page: Page): Promise<readonly Box[]> {
  const zones = [
    [zoneText.header, page.getByRole("banner", { name: zoneText.header })],
    [leverText.heading, page.getByRole("complementary", { name: leverText.heading })],
    [hallText.heading, page.getByRole("main", { name: hallText.heading })],
    [zoneText.telemetry, page.getByRole("complementary", { name: zoneText.telemetry })],
  ] as const;
  const boxes: Box[] = [];
  for (const [name, zone] of zones) {
    const box = (await zone.isVisible()) ? await zone.boundingBox() : null;
    if (box !== null) boxes.push({ name, ...box });
  }
  return boxes;
}

/** Whether two boxes share more than a border. */
function overlap(a: Box, b: Box): boolean {
  return a.x + a.width > b.x + 1 && b.x + b.width > a.x + 1 && a.y + a.height > b.y + 1 && b.y + b.height > a.y + 1;
}
