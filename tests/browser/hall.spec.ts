import { expect, test, type Page } from "@playwright/test";
import { runText } from "../../src/lessons/checkpoint/text/checkpoint.ts";
import { hallText } from "../../src/text/hall.ts";
import { headerText, settingsText } from "../../src/text/header.ts";
import { briefText, coachText, startText } from "../../src/text/pages.ts";
import { expectInterval, hour, minute, nextOf, predictionOf } from "./act-2.ts";
import {
  advanceTo,
  expectOpened,
  hallOf,
  lockPrediction,
  openGame,
  pause,
  playName2,
  readRun,
  startAct,
  zoomOf,
} from "./game.ts";
import { colorsOf, differenceOf, shareOf, type Colors } from "./pixels.ts";

const isGreen = (red: number, green: number, blue: number): boolean => green >= 8 && green > red + 3 && green > blue;
const isBlue = (red: number, green: number, blue: number): boolean => blue >= 8 && blue > red + 1 && blue >= green;
const isWhite = (red: number, green: number, blue: number): boolean => Math.min(red, green, blue) >= 12;

/** How long a save takes under the first contract. */
const save = 25 * minute;

test.use({ contextOptions: { reducedMotion: "no-preference" } });

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

test("a lost graphics card is said and pauses the clock; when it is back the hall is drawn as it was", async ({
  page,
}) => {
  await openGame(page, "seed-1");
  await startAct(page);
  // A line of help in more or fewer rows would give the hall another height; while the levers are locked there is none.
  const help = page.getByRole("button", { name: coachText.close });
  await expect(help).toHaveCount(0);
  const still = async (): Promise<Colors> => {
    await expect.poll(async () => shareOf(await colorsOf(hallOf(page)), isGreen)).toBeGreaterThan(0.08);
    let before = await colorsOf(hallOf(page));
    const changed = async (): Promise<number> => {
      const now = await colorsOf(hallOf(page));
      const difference = differenceOf(before, now);
      before = now;
      return difference;
    };
    await expect.poll(changed, { message: "the hall comes to rest" }).toBeLessThan(0.01);
    return before;
  };
  await still();
  const run = page.getByRole("button", { name: headerText.resume, exact: true });
  await run.click();
  await loseContext(page);
  await expect(page.getByRole("alert")).toContainText(hallText.without.lost);
  await expect(page.getByRole("grid", { name: hallText.tableCaption })).toBeVisible();
  await expect(run).toBeVisible();
  const paused = await readRun(page);
  await restoreContext(page);
  await expect(hallOf(page)).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  const restored = await still();
  expect((await readRun(page)).time).toBe(paused.time);

  // The same moment, drawn by a page that never lost its card.
  await openGame(page, "seed-1");
  await page.getByRole("button", { name: new RegExp(`^${startText.resume}`) }).click();
  await expect(run).toBeVisible();
  await help.click();
  expect((await readRun(page)).time).toBe(paused.time);
  // Few cells differ by what only a page that looked on has seen begin; another moment, or none, differs in most of them.
  expect(differenceOf(restored, await still())).toBeLessThan(0.08);
});

/** Takes the graphics card away from the hall, until `restoreContext`. */
async function loseContext(page: Page): Promise<void> {
  await hallOf(page)
    .locator("canvas")
    .evaluate((canvas: HTMLCanvasElement) => {
      const context = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
      const card = context?.getExtension("WEBGL_lose_context");
      addEventListener("give-back", () => card?.restoreContext(), { once: true });
      card?.loseContext();
    });
}

async function restoreContext(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event("give-back")));
}

test("a save sweeps over the hall as a blue wave, and a failure darkens all of it", async ({ page }) => {
  const run = { seed: "seed-2", interval: hour } as const;
  await openGame(page, run.seed);
  await page.getByRole("button", { name: playName2, exact: true }).click();
  await page.getByRole("button", { name: briefText.next }).click();
  await expectOpened(page, briefText.predict);
  await predictionOf(page).press("Home");
  await lockPrediction(page);
  await pause(page);
  await expectInterval(page, run.interval);
  const { time } = await readRun(page);
  const written = nextOf("save", { ...run, after: time + save });
  const colors = (): Promise<Colors> => colorsOf(hallOf(page));

  await advanceTo(page, written - save - 60);
  await expect.poll(async () => shareOf(await colors(), isGreen)).toBeGreaterThan(0.1);
  const working = await colors();
  expect(shareOf(working, isBlue)).toBeLessThan(0.01);
  await advanceTo(page, written - 0.4 * save);
  await expect.poll(async () => shareOf(await colors(), isBlue)).toBeGreaterThan(0.1);
  await expect(page.getByText(runText.saving(0.6))).toBeVisible();

  const failure = nextOf("failure", { ...run, after: written });
  await advanceTo(page, failure - 1);
  await expect.poll(async () => shareOf(await colors(), isBlue)).toBeLessThan(0.01);
  const before = await colors();
  await advanceTo(page, failure);
  await expect.poll(async () => differenceOf(before, await colors())).toBeGreaterThan(0.3);
  expect(shareOf(await colors(), isGreen)).toBeLessThan(shareOf(before, isGreen) / 2);
  expect(await isContextLost(page)).toBe(false);
});

function isContextLost(page: Page): Promise<boolean> {
  return hallOf(page)
    .locator("canvas")
    .evaluate((canvas: HTMLCanvasElement) => {
      const context = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
      return context === null || context.isContextLost();
    });
}
