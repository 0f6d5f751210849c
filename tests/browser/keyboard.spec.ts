import { expect, test, type Page } from "@playwright/test";
import { headerText } from "../../src/text/header.ts";
import { keyList } from "../../src/lessons/fragmentation/text/keys.ts";
import { keyText } from "../../src/text/keys.ts";
import { killText, leverText, policies, windowText } from "../../src/text/levers.ts";
import { gangDiagnosis } from "../../src/lessons/fragmentation/text/diagnosis.ts";
import { helpNames, helpText } from "../../src/text/help.ts";
import { observeText } from "../../src/text/observe.ts";
import { briefText, predictText } from "../../src/text/pages.ts";
import { placeText } from "../../src/text/place.ts";
import {
  advanceTo,
  expectOpened,
  giant,
  giantStatus,
  logOf,
  mechanismsOf,
  openGame,
  playName,
  tabTo,
  unlocked,
  unlockLevers,
} from "./game.ts";

test("the keyboard alone starts the giant, from the start page on", async ({ page }) => {
  await openGame(page, "seed-3");
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: keyText.heading });
  await expect(keys).toContainText(keyList.pointer);
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
  await tabTo(page, page.getByRole("button", { name: playName, exact: true }));
  await page.keyboard.press("Enter");
  await expectOpened(page, briefText.heading);
  await tabTo(page, page.getByRole("button", { name: briefText.next }));
  await page.keyboard.press("Enter");
  await expectOpened(page, briefText.predict);
  const slider = page.getByRole("slider", { name: briefText.question });
  await tabTo(page, slider);
  const offered = await slider.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(slider).not.toHaveAttribute("aria-valuetext", offered ?? "");
  await tabTo(page, mechanismsOf(page).first());
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: briefText.lock }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: headerText.pause, exact: true })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();

  // AZERTY has é where the 2 is printed.
  await pressOnLayout(page, "é", "Digit2");
  await expect(page.getByRole("button", { name: headerText.times(4), exact: true, pressed: true })).toBeVisible();

  await advanceTo(page, unlocked);
  await tabTo(page, page.getByRole("radio", { name: gangDiagnosis.answers[0]?.text ?? "", exact: true }));
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, page.getByRole("button", { name: observeText.say }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("radio", { name: policies.fcfs.name }));
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: policies["best-fit"].name })).toBeChecked();
  await advanceTo(page, unlocked + 60);

  // What would kill in passing is asked about first, and can be left.
  const ask = page.getByRole("dialog", { name: killText.question("set-policy") });
  await tabTo(page, page.getByRole("radio", { name: policies["best-fit"].name }));
  await page.keyboard.press("ArrowRight");
  await expect(ask).toContainText(/This kills \d+ jobs on [\d,]+ GPUs: [\d,]+ GPU-h, \$/);
  await page.keyboard.press("Escape");
  await expect(ask).toBeHidden();
  await expect(page.getByRole("radio", { name: policies["best-fit"].name })).toBeChecked();
  await expect(page.getByRole("switch", { name: leverText.preemption })).not.toBeChecked();

  // The ranked list has a price, which is told before.
  await page.keyboard.press("g");
  const help = page.getByRole("dialog", { name: helpText.question(helpNames.windows) });
  await tabTo(page, help.getByRole("button", { name: helpText.take }));
  await page.keyboard.press("Enter");
  await expect(logOf(page)).toContainText(`Help taken: ${helpNames.windows}`);
  const places = page.getByRole("listbox", { name: placeText.listHeading(giant.name) });
  await expect(places).toBeFocused();
  await expect(places.getByRole("option")).toHaveCount(10);
  await page.keyboard.press("ArrowDown");
  await expect(places.getByRole("option").nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Home");
  await expect(places.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");

  const dialog = page.getByRole("dialog", { name: new RegExp(giant.name) });
  await expect(dialog).toBeVisible();
  const stuck = dialog.getByRole("checkbox", { name: placeText.killStuck });
  await tabTo(page, stuck);
  await page.keyboard.press("Space");
  await expect(stuck).toBeChecked();
  await page.keyboard.press("m");
  await expect(dialog).toBeHidden();
  await expect(logOf(page)).toContainText(`is reserved for ${giant.name}`);

  const left = page.getByRole("button", { name: new RegExp(windowText.killLeft) });
  for (let time = 4800; time < giant.arrives + 7200 && (await giantStatus(page)) !== "running"; time += 600) {
    await advanceTo(page, time);
    if (!(await left.isVisible())) continue;
    await tabTo(page, left);
    await page.keyboard.press("Enter");
  }
  await expect(logOf(page)).toContainText(`${giant.name} starts on`);
});

test("the keyboard walks the hall, selects a rack, and carries its jobs to another", async ({ page }) => {
  await openGame(page, "seed-3");
  await tabTo(page, page.getByRole("button", { name: playName, exact: true }));
  await page.keyboard.press("Enter");
  await expectOpened(page, briefText.heading);
  await tabTo(page, page.getByRole("button", { name: briefText.next }));
  await page.keyboard.press("Enter");
  await expectOpened(page, briefText.predict);
  const lock = page.getByRole("button", { name: briefText.lock });
  await tabTo(page, lock);
  await expect(lock).toHaveAccessibleDescription(predictText.missing(true, true) ?? "");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("slider", { name: briefText.question })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await tabTo(page, mechanismsOf(page).first());
  await expect(lock).toHaveAccessibleDescription(predictText.missing(false, true) ?? "");
  await page.keyboard.press("Space");
  await tabTo(page, lock);
  await expect(lock).toHaveAccessibleDescription("");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  await unlockLevers(page);

  await tabTo(page, page.getByRole("application"));
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  await expect(page.getByRole("heading", { name: "Row 2, rack 2" })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: /^Pick up/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(/in your hand\. Click a rack, or Esc\./)).toBeVisible();
  await tabTo(page, page.getByRole("application"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Move \d+ jobs? to Row 3, rack 2\?$/ });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

/** Presses a key of a layout that Playwright does not know. */
async function pressOnLayout(page: Page, key: string, code: string): Promise<void> {
  await page.evaluate(
    (names) => document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { ...names, bubbles: true })),
    { key, code },
  );
}
