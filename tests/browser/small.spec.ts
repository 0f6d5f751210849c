import { expect, test, type Page } from "@playwright/test";
import { signText } from "../../src/lessons/checkpoint/text/checkpoint.ts";
import { helpText } from "../../src/text/help.ts";
import { headerText, settingsText } from "../../src/text/header.ts";
import { leverText, queueText } from "../../src/text/levers.ts";
import { briefText, zoneText } from "../../src/text/pages.ts";
import { placeText } from "../../src/text/place.ts";
import { cardOf, contract, leverOf, signingOf } from "./act-2.ts";
import { chooseRecovery, closeGaps, playName3, ringOf, ringOpen } from "./act-3.ts";
import {
  act1,
  act2,
  advanceTo,
  giant,
  hallOf,
  lockPrediction,
  openGame,
  pause,
  playName,
  playName2,
  skipQuestion,
  unlockLevers,
} from "./game.ts";
import { outOfReach } from "./reach.ts";
import { misplacedWords } from "./words.ts";

/** Windows with room for few letters; the last one is a large window at twice the text. */
const windows = [
  { width: 390, height: 844, text: "100%" },
  { width: 360, height: 740, text: "100%" },
  { width: 320, height: 568, text: "100%" },
  { width: 1280, height: 720, text: "200%" },
] as const;

/** What floats, and tables of data, which may be panned. */
const floats = ".toast, .tip, .table-scroll, .plot-table";

const inReach = { controls: [], panned: [] };

test("Act I fits a phone, 320 pixels and twice the text, from the start page to the debrief", async ({ page }) => {
  await openGame(page, "seed-1");
  await expectReach(page, "start");
  await page.getByRole("button", { name: headerText.settings }).click();
  await expectReach(page, "settings");
  await page.getByRole("dialog").getByRole("button", { name: settingsText.close }).click();
  await begin(page, playName);
  await expectHallFirst(page);
  await advanceTo(page, giant.arrives + 60);
  await expectReach(page, "play");
  await openSheet(page, zoneText.levers);
  await expectReach(page, "watch first", ".zone-levers");
  await unlockLevers(page);

  await openSheet(page, zoneText.ledger);
  await expectReach(page, "ledger", ".zone-side");
  await openSheet(page, zoneText.levers);
  await expectReach(page, "levers", ".zone-levers");
  await page.getByRole("button", { name: queueText.best }).click();
  await page.getByRole("button", { name: helpText.take }).click();
  await expect(page.getByRole("listbox")).toBeVisible();
  await expectReach(page, "best places", ".zone-levers");
  await page.getByRole("option").first().click();
  await expect(page.getByRole("dialog", { name: new RegExp(giant.name) })).toBeVisible();
  await expectReach(page, "place");
  await page.getByRole("button", { name: new RegExp(`${placeText.drain}.*GPU-h`) }).click();
  await advanceTo(page, act1.level.duration);
  await expectReach(page, "debrief");
});

test("Act II fits them, too: a contract is signed and the interval set on a sheet", async ({ page }) => {
  await openGame(page, "seed-2");
  await begin(page, playName2);
  await advanceTo(page, contract("parallel-fs").offeredAt + 60);
  await expectHallFirst(page);
  await openSheet(page, zoneText.plots);
  await expectReach(page, "plots", ".plots");
  await openSheet(page, zoneText.ledger);
  await expectReach(page, "ledger", ".zone-side");
  await openSheet(page, zoneText.levers);
  await expectReach(page, "levers", ".zone-levers");
  await cardOf(page, "parallel-fs").click();
  await expectReach(page, "contract");
  await signingOf(page, "parallel-fs").getByRole("button", { name: signText.sign, exact: true }).click();
  await skipQuestion(page);
  await expect(cardOf(page, "parallel-fs")).toHaveAttribute("aria-current", "true");
  await leverOf(page).press("ArrowLeft");
  await advanceTo(page, act2.level.duration);
  await expectReach(page, "debrief");
});

test("Act III fits them, too: the ring is closed on a sheet", async ({ page }) => {
  await openGame(page, "seed-1");
  await begin(page, playName3);
  await openSheet(page, zoneText.levers);
  await chooseRecovery(page, "elastic");
  await advanceTo(page, ringOpen);
  await ringOf(page).locator("summary").click();
  await expectReach(page, "levers with an open ring", ".zone-levers");
  await closeGaps(page);
  await openSheet(page, zoneText.plots);
  await expectReach(page, "plots", ".plots");
  await openSheet(page, zoneText.ledger);
  await expectReach(page, "ledger", ".zone-side");
  await page.evaluate(() => window.fleet.advance(window.fleet.view().level.duration));
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
  await expectReach(page, "debrief");
});

/** From the start page through the brief and the prediction, each looked at, to a hall that is paused. */
async function begin(page: Page, play: string): Promise<void> {
  await page.getByRole("button", { name: play, exact: true }).click();
  await expectReach(page, "brief");
  await page.getByRole("button", { name: briefText.next }).click();
  await expectReach(page, "prediction");
  await lockPrediction(page);
  await pause(page);
  await expect(hallOf(page)).toBeVisible();
}

async function openSheet(page: Page, name: string): Promise<void> {
  const tab = page.getByRole("navigation", { name: zoneText.tabs }).getByRole("button", { name, exact: true });
  await tab.click();
  await expect(tab).toHaveAttribute("aria-expanded", "true");
}

/** In every window all controls can be reached, nothing must be panned, and no word is cut off; the phone stays. */
async function expectReach(page: Page, where: string, within?: string): Promise<void> {
  for (const { width, height, text } of windows.toReversed()) {
    await page.setViewportSize({ width, height });
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), text);
    const what = `${where} at ${width} x ${height}, text ${text}`;
    await expect.poll(() => outOfReach(page, within), { message: what }).toEqual(inReach);
    await expect.poll(async () => (await misplacedWords(page, floats)).cut, { message: what }).toEqual([]);
  }
}

/** On a phone the hall is what one sees first: the most of the window, with the badges in one row above it. */
async function expectHallFirst(page: Page): Promise<void> {
  const [size] = windows;
  await page.setViewportSize(size);
  const box = await hallOf(page).boundingBox();
  expect((box?.width ?? 0) * (box?.height ?? 0)).toBeGreaterThan(size.width * size.height * 0.5);
  const badges = page.getByRole("list", { name: headerText.badges }).getByRole("button");
  const tops = await badges.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
  expect(new Set(tops).size, "rows of badges").toBe(1);
  for (const zone of [leverText.heading, zoneText.telemetry])
    await expect(page.getByRole("complementary", { name: zone })).toBeHidden();
}
