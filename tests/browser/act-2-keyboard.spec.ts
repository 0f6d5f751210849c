import { expect, test, type Page } from "@playwright/test";
import type { Seconds, StorageTierId } from "../../src/sim/index.ts";
import { signText } from "../../src/lessons/checkpoint/text/checkpoint.ts";
import { trainingLog } from "../../src/lessons/checkpoint/text/news.ts";
import { formatSpan } from "../../src/lessons/checkpoint/text/pages.ts";
import { questionText } from "../../src/text/questions.ts";
import { badgeText, headerText } from "../../src/text/header.ts";
import { briefText, predictText } from "../../src/text/pages.ts";
import { cardOf, contract, expectInterval, hour, leverOf, minute, predictionOf, signingOf, stopsOf } from "./act-2.ts";
import { act1, act2, advanceTo, expectOpened, logOf, mechanismsOf, openGame, playName2, tabTo } from "./game.ts";

const { number, title: name } = act2.about;
const badge = badgeText.goodput(act2.goals.goodputAbove);

test("the keyboard alone turns the goodput badge green, from the start page on", async ({ page }) => {
  await openGame(page, "seed-2");
  await tabTo(page, page.getByRole("radio", { name: `${act1.about.number} ${act1.about.title}` }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: `${number} ${name}` })).toBeChecked();
  await tabTo(page, page.getByRole("button", { name: playName2, exact: true }));
  await page.keyboard.press("Enter");
  await expectOpened(page, briefText.heading);
  await tabTo(page, page.getByRole("button", { name: briefText.next }));
  await page.keyboard.press("Enter");
  await predict(page);
  await expect(page.getByRole("button", { name: headerText.pause, exact: true })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();
  await expectInterval(page, 2.5 * hour);

  await set(page, ["PageDown", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft"], 80 * minute);
  await expect(logOf(page)).toContainText(trainingLog.interval(80 * minute));
  await advanceTo(page, contract("parallel-fs").offeredAt);
  await buy(page, "parallel-fs");
  await set(page, ["PageDown", "PageDown", "ArrowRight", "ArrowRight"], 40 * minute);
  await advanceTo(page, contract("in-memory").offeredAt - hour);
  await expect(page.getByRole("button", { name: `${badge} ${badgeText.states.red}` })).toBeVisible();

  await advanceTo(page, contract("in-memory").offeredAt);
  await buy(page, "in-memory");
  await set(page, ["PageDown", "PageDown", "ArrowLeft"], 18 * minute);
  await advanceTo(page, contract("in-memory").offeredAt + (act2.level.goodputWindow ?? 0));
  await expect(page.getByRole("button", { name: `${badge} ${badgeText.states.green}` })).toBeVisible();
});

/** Nothing is chosen; one mark down from the middle, then a stop at a time, and locked. */
async function predict(page: Page): Promise<void> {
  const slider = predictionOf(page);
  const shown = page.locator("output");
  await expectOpened(page, briefText.predict);
  await tabTo(page, slider);
  await expect(shown).toHaveText(predictText.unchosen);
  await page.keyboard.press("PageDown");
  await expect(shown).toHaveText(formatSpan(3 * hour));
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(shown).toHaveText(formatSpan(2.5 * hour));
  await tabTo(page, mechanismsOf(page).first());
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: briefText.lock }));
  await page.keyboard.press("Enter");
}

/** Moves the lever by keys until it shows an interval, and waits until the job has it. */
async function set(page: Page, keys: readonly string[], interval: Seconds): Promise<void> {
  await tabTo(page, leverOf(page));
  for (const key of keys) await page.keyboard.press(key);
  await expectInterval(page, interval);
}

/** Signs a contract; the focus comes back to its card. */
async function buy(page: Page, tier: StorageTierId): Promise<void> {
  await tabTo(page, cardOf(page, tier));
  await page.keyboard.press("Enter");
  const dialog = signingOf(page, tier);
  await tabTo(page, dialog.getByRole("button", { name: signText.sign, exact: true }));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await answer(page);
  await expect(cardOf(page, tier)).toBeFocused();
  await expect(cardOf(page, tier)).toHaveAttribute("aria-current", "true");
  await expect(leverOf(page)).toHaveAttribute("max", String(stopsOf(tier).length - 1));
}

/** Locks a number to the question of the run that is open. */
async function answer(page: Page): Promise<void> {
  const question = page.getByRole("dialog", { name: questionText.heading });
  const lock = question.getByRole("button", { name: questionText.lock, exact: true });
  await expect(lock).toHaveAccessibleDescription(predictText.missing(true, false) ?? "");
  await tabTo(page, question.getByRole("slider"));
  await page.keyboard.press("ArrowRight");
  await tabTo(page, lock);
  await page.keyboard.press("Enter");
  await expect(question).toBeHidden();
}
