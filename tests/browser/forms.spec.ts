import { expect, test, type Page } from "@playwright/test";
import { helpText } from "../../src/text/help.ts";
import { placeText } from "../../src/text/place.ts";
import { briefText } from "../../src/text/pages.ts";
import { contract, hour } from "./act-2.ts";
import { chooseRecovery, playName3, ringOpen } from "./act-3.ts";
import {
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
import { formless, unprintable } from "./forms.ts";

test("every state of Act I keeps a form in forced colors, and its pages print light and whole", async ({ page }) => {
  await begin(page, playName);
  await advanceTo(page, giant.arrives + 60);
  await expectForms(page, "play");
  await expectPrintable(page, "play");
  await unlockLevers(page);
  await expectForms(page, "levers");
  await clickRack(page, 3, 3);
  await expect(page.getByRole("heading", { name: "Row 3, rack 3" })).toBeVisible();
  await expectForms(page, "selection");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.getByRole("button", { name: helpText.take }).click();
  await expect(page.getByRole("listbox")).toBeVisible();
  await expectForms(page, "best places");
  await expect(page.getByRole("listbox")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: new RegExp(`${placeText.drain}.*GPU-h`) }).click();
  await page.keyboard.press("t");
  await expect(page.getByRole("grid")).toBeVisible();
  await expectForms(page, "table of racks");
  await expectEnd(page);
});

test("Act II does, too", async ({ page }) => {
  await begin(page, playName2);
  await advanceTo(page, contract("parallel-fs").offeredAt + 6 * hour);
  await expectForms(page, "play");
  await expectPrintable(page, "play");
  await expectEnd(page);
});

test("Act III does, too", async ({ page }) => {
  await begin(page, playName3);
  await chooseRecovery(page, "elastic");
  await advanceTo(page, ringOpen);
  await expectForms(page, "play");
  await expectPrintable(page, "play");
  await expectEnd(page);
});

async function begin(page: Page, play: string): Promise<void> {
  // A color on its way to another one is neither.
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await openGame(page, "seed-1");
  await expectForms(page, "start");
  await page.getByRole("button", { name: play, exact: true }).click();
  await expectForms(page, "brief");
  await page.getByRole("button", { name: briefText.next }).click();
  await expectForms(page, "prediction");
  await lockPrediction(page);
  await pause(page);
}

async function expectEnd(page: Page): Promise<void> {
  await page.evaluate(() => window.fleet.advance(window.fleet.view().level.duration));
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
  await expectForms(page, "debrief");
  await expectPrintable(page, "debrief");
}

async function expectForms(page: Page, where: string): Promise<void> {
  expect.soft(await formless(page), where).toEqual([]);
}

async function expectPrintable(page: Page, where: string): Promise<void> {
  await page.emulateMedia({ media: "print", forcedColors: "none", reducedMotion: "reduce" });
  expect.soft(await unprintable(page), `${where} on paper`).toEqual([]);
  await page.emulateMedia({ media: "screen", forcedColors: "active", reducedMotion: "reduce" });
}
