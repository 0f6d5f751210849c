import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { plotText, signText } from "../../src/lessons/checkpoint/text/checkpoint.ts";
import { claimsText } from "../../src/lessons/checkpoint/text/claims.ts";
import { ringText, sheetText } from "../../src/lessons/elastic/text/elastic.ts";
import { blastText, elasticPlays } from "../../src/lessons/elastic/text/pages.ts";
import { elasticPlot } from "../../src/lessons/elastic/text/telemetry.ts";
import { helpText } from "../../src/text/help.ts";
import { headerText, settingsText } from "../../src/text/header.ts";
import { briefText, debriefText } from "../../src/text/pages.ts";
import { placeText } from "../../src/text/place.ts";
import { cardOf, contract, hour, signingOf } from "./act-2.ts";
import { chooseRecovery, closeGaps, lastReturn, playName3, ringOf, ringOpen, stripOf } from "./act-3.ts";
import {
  act1,
  act2,
  act3,
  advanceTo,
  clickRack,
  giant,
  lockPrediction,
  openGame,
  pause,
  playName,
  playName2,
  unlockLevers,
} from "./game.ts";

test("every page and dialog of Act I meets WCAG 2.2 AA as far as a program can tell", async ({ page }) => {
  await openGame(page, "seed-1");
  await page.getByRole("button", { name: headerText.settings }).click();
  await expectNoViolations(page, "settings");
  await page.getByRole("dialog").getByRole("button", { name: settingsText.close }).click();
  await expectNoViolations(page, "start");

  await page.getByRole("button", { name: playName, exact: true }).click();
  await expectNoViolations(page, "brief");
  await page.getByRole("button", { name: briefText.next }).click();
  await expectNoViolations(page, "prediction");
  await lockPrediction(page);
  await pause(page);

  await advanceTo(page, giant.arrives + 60);
  await expectNoViolations(page, "watching");
  await unlockLevers(page);
  await expectNoViolations(page, "play");
  await clickRack(page, 3, 3);
  await expect(page.getByRole("heading", { name: "Row 3, rack 3" })).toBeVisible();
  await expectNoViolations(page, "selection");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await expectNoViolations(page, "help with a price");
  await page.getByRole("button", { name: helpText.take }).click();
  await expect(page.getByRole("listbox")).toBeFocused();
  await expectNoViolations(page, "best places");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: new RegExp(giant.name) })).toBeVisible();
  await expectNoViolations(page, "place");
  await page.getByRole("button", { name: new RegExp(`${placeText.drain}.*GPU-h`) }).click();
  await expectNoViolations(page, "window held");
  await page.keyboard.press("t");
  await expect(page.getByRole("grid")).toBeVisible();
  await expectNoViolations(page, "table of racks");

  await advanceTo(page, act1.level.duration);
  await expect(page.getByRole("rowheader", { name: debriefText.names["oracle"] })).toBeVisible({ timeout: 120_000 });
  await expectNoViolations(page, "debrief");
});

test("every page and dialog of Act II meets WCAG 2.2 AA as far as a program can tell", async ({ page }) => {
  await openGame(page, "seed-2");
  await page.getByRole("button", { name: playName2, exact: true }).click();
  await expectNoViolations(page, "brief");
  await page.getByRole("button", { name: briefText.next }).click();
  await expectNoViolations(page, "prediction");
  await lockPrediction(page);
  await pause(page);

  await advanceTo(page, 20 * hour);
  await expectNoViolations(page, "play before theory");
  await advanceTo(page, contract("parallel-fs").offeredAt);
  await gap(page).fill("30 min");
  await expect(page.getByRole("list", { name: claimsText.remarks })).toBeVisible();
  for (const button of await page.getByRole("button", { name: plotText.asTable, exact: true }).all())
    await button.click();
  await expectNoViolations(page, "play with theory, plots as tables");
  await cardOf(page, "parallel-fs").click();
  await expect(signingOf(page, "parallel-fs")).toBeVisible();
  await expectNoViolations(page, "contract");
  await signingOf(page, "parallel-fs").getByRole("button", { name: signText.cancel }).click();

  await advanceTo(page, act2.level.duration);
  await expect(page.getByText(/Yours win on \d+ of 10 seeds/)).toBeVisible({ timeout: 120_000 });
  for (const summary of await page.getByRole("main").locator("summary").all()) await summary.click();
  await expectNoViolations(page, "debrief");
});

test("every page of Act III meets WCAG 2.2 AA as far as a program can tell", async ({ page }) => {
  await openGame(page, "seed-1");
  await page.getByRole("button", { name: playName3, exact: true }).click();
  await expectNoViolations(page, "brief");
  await page.getByRole("button", { name: briefText.next }).click();
  await expectNoViolations(page, "prediction");
  await lockPrediction(page);
  await pause(page);

  await chooseRecovery(page, "elastic");
  await expectNoViolations(page, "play before the failure");
  await advanceTo(page, ringOpen);
  await ringOf(page).locator("summary").click();
  await expect(ringOf(page)).toContainText(ringText.join);
  await expectNoViolations(page, "play with an open ring and its loose ends");
  await closeGaps(page);
  await advanceTo(page, await lastReturn(page));
  for (const button of await page.getByRole("button", { name: new RegExp(`^${elasticPlot.asTable} `) }).all())
    await button.click();
  await expectNoViolations(page, "play with ready replicas, plots as tables");
  for (const button of await page.getByRole("button", { name: new RegExp(`^${elasticPlot.asTable} `) }).all())
    await button.click();
  await stripOf(page).getByRole("option").first().click();
  await expect(page.getByRole("button", { name: sheetText.close })).toBeVisible();
  await expectNoViolations(page, "one replica");

  await advanceTo(page, act3.level.duration);
  await expect(page.getByText(blastText.packed)).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText(elasticPlays.wait)).toHaveCount(0, { timeout: 120_000 });
  for (const summary of await page.getByRole("main").locator("summary").all()) await summary.click();
  await expectNoViolations(page, "debrief");
});

function gap(page: Page): Locator {
  return page.getByRole("textbox", { name: claimsText.fields.checkpoint.before, exact: true });
}

/** The page as it is, and the contrast of what it shows in the other theme and in a window that leaves nothing out. */
async function expectNoViolations(page: Page, where: string): Promise<void> {
  expect.soft(await violationsOf(page), where).toEqual([]);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 1920, height: 1080 });
  const theme = await wearTheme(page, "color-safe");
  expect.soft(await violationsOf(page, "color-contrast"), `${where}, color-safe`).toEqual([]);
  await wearTheme(page, theme);
  if (size !== null) await page.setViewportSize(size);
}

/** Puts another theme's colors on the page; returns the one before. */
function wearTheme(page: Page, theme: string): Promise<string> {
  return page.evaluate((next) => {
    const { dataset } = document.documentElement;
    const before = dataset["theme"] ?? "";
    dataset["theme"] = next;
    return before;
  }, theme);
}

async function violationsOf(page: Page, rule?: string): Promise<string[]> {
  // A color on its way to another one has a contrast of neither.
  await page.evaluate(async () => {
    const ends = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ends.map(({ finished }) => finished));
  });
  const axe = new AxeBuilder({ page })
    .exclude("canvas")
    // There are no frames: without this each look opens a page of its own to gather them.
    .setLegacyMode(true);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await (rule === undefined ? axe.withTags(tags) : axe.withRules(rule)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}
