import { expect, test } from "@playwright/test";
import { headerText } from "../../src/text/header.ts";
import { policies } from "../../src/text/levers.ts";
import { noticeText } from "../../src/text/pages.ts";
import { logOf, openGame, readRun, startAct, unlockLevers } from "./game.ts";

test("no sound is made or loaded before the first gesture", async ({ page }) => {
  const sounds: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith(".wav")) sounds.push(request.url());
  });
  await page.addInitScript(() => {
    const Original = window.AudioContext;
    const made = { count: 0 };
    Object.assign(window, {
      madeContexts: made,
      AudioContext: class extends Original {
        constructor(options?: AudioContextOptions) {
          super(options);
          made.count++;
        }
      },
    });
  });
  await openGame(page, "seed-1");
  const made = (): Promise<number> =>
    page.evaluate(() => (Reflect.get(window, "madeContexts") as { readonly count: number }).count);
  expect(await made()).toBe(0);
  expect(sounds).toEqual([]);

  await startAct(page);
  await expect.poll(made).toBe(1);
  await expect.poll(() => sounds.length).toBe(1);
  const mute = page.getByRole("button", { name: headerText.mute });
  await expect(mute).toHaveAttribute("aria-pressed", "false");
  await mute.click();
  await expect(mute).toHaveAttribute("aria-pressed", "true");
});

test("without its sound file the game plays on", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.route("**/*.wav", (route) => route.abort());
  await openGame(page, "seed-1");
  await startAct(page);
  await unlockLevers(page);
  await page.getByText(policies["best-fit"].name, { exact: true }).click();
  await expect(logOf(page)).toContainText("Policy is now Best-Fit");
  const { time } = await readRun(page);
  await page.getByRole("button", { name: headerText.resume, exact: true }).click();
  await expect.poll(async () => (await readRun(page)).time).toBeGreaterThan(time);
  await expect(page.getByText(noticeText.bug)).toBeHidden();
  expect(errors).toEqual([]);
});
