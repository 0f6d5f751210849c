import { expect, test, type Page } from "@playwright/test";
import { hallText } from "../../src/text/hall.ts";
import { headerText } from "../../src/text/header.ts";
import { briefText, debriefText, noticeText, panelText } from "../../src/text/pages.ts";
import { hour } from "./act-2.ts";
import { act2, advanceTo, hallOf, lockPrediction, logOf, openGame, playName2, startAct } from "./game.ts";

test("what others do wrong on the page stops nothing, a panel that fails goes alone, and a bug of the core stops the run", async ({
  page,
}) => {
  await openGame(page, "seed-1");
  await startAct(page, playName2);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("from an extension");
    });
    void Promise.reject(new Error("from an extension"));
    dispatchEvent(
      new ErrorEvent("error", { message: "ResizeObserver loop completed with undelivered notifications." }),
    );
  });
  await expectTimePasses(page);

  await breakView(page, "offeredTiers");
  await expectTimePasses(page);
  const plots = page.getByRole("region", { name: panelText.plots });
  await expect(plots.getByRole("alert")).toContainText(panelText.failed(panelText.plots));
  await expect(page.getByRole("status").filter({ hasText: panelText.failed(panelText.coach) })).toBeVisible();
  await expect(hallOf(page)).toBeVisible();
  await expect(logOf(page)).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event("mend")));
  await plots.getByRole("button", { name: panelText.retry }).click();
  await expect(plots.locator("canvas")).toHaveCount(2);

  await expect(page.getByText(noticeText.bug)).toBeHidden();
  await breakView(page, "ended");
  await expect(page.getByText(noticeText.bug)).toBeVisible();
});

test("without the files of the hall, the plots, the sounds and the workers the act is played to its end, in tables and words", async ({
  page,
}) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.route(/(create-hall|plot-engine|-worker|fleet)-[\w-]+\.(js|wav)$/, (route) => route.abort());
  await openGame(page, "seed-1");
  await startAct(page, playName2, hallText.without.failed);
  await expect(page.getByText(noticeText.silence)).toBeVisible();
  const plots = page.getByRole("region", { name: panelText.plots });
  await expect(plots.getByText(panelText.noPlot)).toHaveCount(2);
  await expect(page.getByRole("grid", { name: hallText.tableCaption })).toBeVisible();
  await expectTimePasses(page);
  await advanceTo(page, 24 * hour);
  await expect(plots.getByRole("table")).toHaveCount(2);
  await advanceTo(page, act2.level.duration);
  await expect(page.getByText(debriefText.cannotCompare)).toHaveCount(3);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(page.getByText(noticeText.bug)).toBeHidden();
  expect(errors).toEqual([]);
});

test("the clock is paused until the hall has come", async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/create-hall-[\w-]+\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await openGame(page, "seed-1");
  await page.getByRole("button", { name: playName2, exact: true }).click();
  await page.getByRole("button", { name: briefText.next }).click();
  await lockPrediction(page);
  await expect(page.getByText(/^Loading: \d of 3 parts/)).toBeVisible();
  await expect(page.getByRole("button", { name: headerText.pause, exact: true })).toBeVisible();
  expect(await page.evaluate(() => window.fleet.view().time)).toBe(0);
  release();
  await expect(hallOf(page)).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.fleet.view().time)).toBeGreaterThan(0);
});

/** Makes one reading of the run throw, whoever asks for it, until a `mend` event. */
async function breakView(page: Page, name: "offeredTiers" | "ended"): Promise<void> {
  await page.evaluate((property) => {
    const view = window.fleet.view();
    const whole = Object.getOwnPropertyDescriptor(view, property) ?? { value: view[property] };
    addEventListener("mend", () => Object.defineProperty(view, property, whole), { once: true });
    Object.defineProperty(view, property, {
      configurable: true,
      get: () => {
        throw new RangeError(`${property} is broken`);
      },
    });
  }, name);
}

/** Lets the clock run until it has moved, and stops it. */
async function expectTimePasses(page: Page): Promise<void> {
  const time = (): Promise<number> => page.evaluate(() => window.fleet.view().time);
  const before = await time();
  const run = page.getByRole("button", { name: headerText.resume, exact: true });
  const pause = page.getByRole("button", { name: headerText.pause, exact: true });
  await run.click();
  await expect.poll(time).toBeGreaterThan(before);
  await pause.click();
  await expect(run).toBeVisible();
}
