import type { About } from "../../src/levels/level-file.ts";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { trainingBrief } from "../../src/lessons/checkpoint/text/pages.ts";
import { headerText } from "../../src/text/header.ts";
import { briefText, noticeText, startText } from "../../src/text/pages.ts";
import { askedSeedText, seedFaults } from "../../src/text/seeds.ts";
import { act1, act2, expectOpened, lockPrediction, openGame, startAct } from "./game.ts";
import { expectPlayedLast } from "./saved-run.ts";

const [fragmentation, checkpoint] = [act1.about, act2.about];

test("an act is chosen by the keyboard, and Enter in the seed field plays it", async ({ page }) => {
  await openGame(page, "seed-1");
  await expect(choiceOf(page, fragmentation)).toBeChecked();
  await choiceOf(page, fragmentation).focus();
  await page.keyboard.press("ArrowRight");
  await expect(choiceOf(page, checkpoint)).toBeChecked();
  await page.getByRole("textbox", { name: startText.seed }).press("Enter");
  await page.getByRole("button", { name: briefText.next }).click();
  await expect(page.getByText(trainingBrief.question)).toBeVisible();
});

test("the interval that was predicted as the best is what the training begins with", async ({ page }) => {
  await page.goto("/?debug=1&seed=seed-1&level=act-2");
  await expect(choiceOf(page, checkpoint)).toBeChecked();
  const before = await playTraining(page, ["End"]);
  expect(before).toEqual({ level: "act-2", interval: 86_400, commands: 1 });
  await expect(page.getByRole("banner")).toContainText(checkpoint.number);
});

test("of two unfinished runs a reload goes on with the one played last, and both can be continued", async ({
  page,
}) => {
  await openGame(page, "seed-1");
  await startAct(page);
  await leave(page);
  await playTraining(page, []);
  await expectPlayedLast(page, "act-2", "act-1");
  await page.reload();
  await expect(page.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();
  expect(await levelOf(page)).toBe("act-2");
  await leave(page);
  await page.getByRole("button", { name: `${startText.resume} ${fragmentation.number}`, exact: true }).click();
  await expect(page.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();
  expect(await levelOf(page)).toBe("act-1");
  await expectPlayedLast(page, "act-1", "act-2");
  await page.reload();
  await expect(page.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();
  expect(await levelOf(page)).toBe("act-1");
  await leave(page);
  await expect(page.getByText(/Unfinished run/)).toHaveCount(2);
});

test("an address that asks for a level or a seed that cannot be says so, and Act I and a fresh seed are taken", async ({
  page,
}) => {
  await page.goto(`/?level=act-9&seed=${"x".repeat(201)}`);
  await expect(page.getByText(noticeText.unknownLevel("act-9"))).toBeVisible();
  await expect(page.getByText(askedSeedText(seedFaults["too-long"](201, 64)))).toBeVisible();
  const seed = page.getByLabel(startText.seed);
  await expect(seed).toHaveValue(/^[0-9a-z]{6}$/);
  await seed.fill("x".repeat(65));
  await expect(seed).toHaveAccessibleDescription(seedFaults["too-long"](65, 64));
  await seed.press("Enter");
  await expect(page.getByRole("heading", { name: startText.title })).toBeVisible();
  await seed.fill(" Mu\u0308ller ");
  await expect(seed).toHaveAccessibleDescription(startText.seedMeaning);
  await expect(choiceOf(page, fragmentation)).toBeChecked();
});

function choiceOf(page: Page, { number, title }: About): Locator {
  return page.getByRole("radio", { name: `${number} ${title}` });
}

/** From the start page into the training act, with the prediction moved by these keys. */
async function playTraining(
  page: Page,
  keys: readonly string[],
): Promise<{ level: string; interval: number | null; commands: number }> {
  await page.getByRole("button", { name: `${startText.play} ${checkpoint.number}`, exact: true }).click();
  await page.getByRole("button", { name: briefText.next }).click();
  await expectOpened(page, briefText.predict);
  for (const key of keys) await page.getByRole("slider", { name: trainingBrief.question }).press(key);
  await lockPrediction(page);
  await page.getByRole("button", { name: headerText.pause, exact: true }).click();
  return page.evaluate(() => ({
    level: window.fleet.view().level.id,
    interval: window.fleet.view().checkpointInterval,
    commands: window.fleet.replay().commands.length,
  }));
}

async function leave(page: Page): Promise<void> {
  await page.getByRole("button", { name: headerText.leave, exact: true }).click();
  await expect(page.getByRole("heading", { name: startText.title })).toBeVisible();
}

function levelOf(page: Page): Promise<string> {
  return page.evaluate(() => window.fleet.view().level.id);
}
