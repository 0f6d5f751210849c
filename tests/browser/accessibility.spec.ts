import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { headerText, settingsText } from "../../src/text/header.ts";
import { briefText, debriefText } from "../../src/text/pages.ts";
import { placeText } from "../../src/text/place.ts";
import { act1, advanceTo, clickRack, giant, openGame, pause, playName } from "./game.ts";

// The wide window shows what the narrower one leaves out.
const windows = {
  "control-room": { width: 1280, height: 720 },
  "color-safe": { width: 1920, height: 1080 },
} as const;

for (const theme of ["control-room", "color-safe"] as const) {
  test(`every page and dialog meets WCAG 2.2 AA as far as a program can tell, theme ${theme}`, async ({ page }) => {
    await page.setViewportSize(windows[theme]);
    await openGame(page, "seed-1");
    await page.getByRole("button", { name: headerText.settings }).click();
    await page.getByLabel(settingsText.themes[theme]).check();
    await expectNoViolations(page, "settings");
    await page.getByRole("dialog").getByRole("button", { name: settingsText.close }).click();
    await expectNoViolations(page, "start");

    await page.getByRole("button", { name: playName, exact: true }).click();
    await expectNoViolations(page, "brief");
    await page.getByRole("button", { name: briefText.next }).click();
    await expectNoViolations(page, "prediction");
    await page.getByRole("button", { name: briefText.lock }).click();
    await pause(page);

    await advanceTo(page, giant.arrives + 60);
    await expectNoViolations(page, "play");
    await clickRack(page, 3, 3);
    await expect(page.getByRole("heading", { name: "Row 3, rack 3" })).toBeVisible();
    await expectNoViolations(page, "selection");
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
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
    await expect(page.getByRole("rowheader", { name: debriefText.best })).toBeVisible({ timeout: 120_000 });
    await expectNoViolations(page, "debrief");
  });
}

async function expectNoViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .exclude("canvas")
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  expect.soft(found, where).toEqual([]);
}
