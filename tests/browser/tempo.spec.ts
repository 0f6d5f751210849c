import { expect, test } from "@playwright/test";
import { newsText } from "../../src/text/levers.ts";
import { headerText } from "../../src/text/header.ts";
import { debriefText } from "../../src/text/pages.ts";
import { tempoText } from "../../src/text/tempo.ts";
import { act1, giant, openGame, pause, readRun, startAct } from "./game.ts";

test("time is skipped to the giant, whose news stays until it is answered and gives the speed back; then the run is finished", async ({
  page,
}) => {
  const { clockStart, duration } = act1.level;
  await openGame(page, "seed-1");
  await startAct(page);
  await expect(page.getByText(tempoText.ends(clockStart + duration))).toBeVisible();

  await page.getByRole("button", { name: headerText.times(16), exact: true }).click();
  await page.getByRole("button", { name: tempoText.next }).click();
  const news = page.locator(".foot-words .news-strip");
  await expect(news).toContainText(newsText.arrived(giant.name));
  const slow = page.getByRole("button", { name: headerText.times(1), exact: true, pressed: true });
  await expect(slow).toBeVisible();
  const { time, replay } = await readRun(page);
  expect(time - giant.arrives).toBeLessThan(act1.level.pace);
  expect(replay.commands).toEqual([]);

  await page.keyboard.press("a");
  await expect(news).toBeHidden();
  await expect(page.getByRole("button", { name: headerText.times(16), exact: true, pressed: true })).toBeVisible();

  await page.keyboard.press("f");
  const dialog = page.getByRole("dialog", { name: tempoText.question });
  await expect(dialog).toContainText(giant.name);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect((await readRun(page)).time).toBe(time);
  await page.getByRole("button", { name: tempoText.finish }).click();
  await dialog.getByRole("button", { name: tempoText.finish }).click();
  await expect(page.getByText(debriefText.heading, { exact: true })).toBeVisible();
});

test("a new run starts with its panels scrolled to the top, and its clock is paused by a key", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 520 });
  await openGame(page, "seed-1");
  await startAct(page);
  const levers = page.locator(".zone-levers");
  const scrolled = (): Promise<number> =>
    levers.evaluate((zone) => Math.max(...[zone, ...zone.querySelectorAll("*")].map((part) => part.scrollTop)));
  await levers.evaluate((zone) => {
    for (const part of [zone, ...zone.querySelectorAll("*")]) part.scrollTop = 200;
  });
  expect(await scrolled()).toBeGreaterThan(0);
  await page.getByRole("button", { name: headerText.leave }).click();
  await startAct(page);
  expect(await scrolled()).toBe(0);
  await page.keyboard.press("Space");
  await pause(page);
});
