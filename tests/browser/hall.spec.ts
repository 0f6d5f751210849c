import { expect, test, type Page } from "@playwright/test";
import { hallText } from "../../src/text/hall.ts";
import { headerText, settingsText } from "../../src/text/header.ts";
import { hallOf, openGame, startAct, zoomOf } from "./game.ts";
import { colorsOf, differenceOf, shareOf } from "./pixels.ts";

const isGreen = (red: number, green: number, blue: number): boolean => green >= 8 && green > red + 3 && green > blue;
const isWhite = (red: number, green: number, blue: number): boolean => Math.min(red, green, blue) >= 12;

test("the hall is drawn: green and white cells, other colors in the color-safe theme, nearer cells when zoomed", async ({
  page,
}) => {
  await openGame(page, "seed-1");
  await startAct(page);
  await expect.poll(async () => shareOf(await colorsOf(hallOf(page)), isGreen)).toBeGreaterThan(0.08);
  const usual = await colorsOf(hallOf(page));
  expect(shareOf(usual, isWhite)).toBeGreaterThan(0.03);
  expect(Object.values(usual).filter((share) => share > 0.0005).length).toBeGreaterThan(12);
  expect(await isContextLost(page)).toBe(false);

  await page.getByRole("button", { name: headerText.settings }).click();
  await page.getByLabel(settingsText.themes["color-safe"]).check();
  await page.getByRole("dialog").getByRole("button", { name: settingsText.close }).click();
  await expect.poll(async () => shareOf(await colorsOf(hallOf(page)), isGreen)).toBeLessThan(0.02);
  const safe = await colorsOf(hallOf(page));
  expect(differenceOf(usual, safe)).toBeGreaterThan(0.08);

  const zoomedIn = page.getByRole("button", { name: hallText.zoomIn });
  await expect(zoomOf(page)).toHaveText(hallText.zoom.hall);
  await zoomedIn.click();
  await zoomedIn.click();
  await expect(zoomOf(page)).toHaveText(hallText.zoom.rack);
  await expect.poll(async () => differenceOf(safe, await colorsOf(hallOf(page)))).toBeGreaterThan(0.05);
  await page.getByRole("button", { name: hallText.zoomFit }).click();
  await expect(zoomOf(page)).toHaveText(hallText.zoom.hall);
  expect(await isContextLost(page)).toBe(false);
});

function isContextLost(page: Page): Promise<boolean> {
  return page.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
    const context = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
    return context === null || context.isContextLost();
  });
}
