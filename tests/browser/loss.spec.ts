import { expect, test } from "@playwright/test";
import { briefText, debriefText } from "../../src/text/pages.ts";
import { logText } from "../../src/text/log.ts";
import { act1, advanceTo, giant, openGame, pause, readRun, startAct } from "./game.ts";

test("who does nothing loses, is told why in one sentence with a number, and can try the same seed again", async ({
  page,
}) => {
  await openGame(page, "seed-1");
  await startAct(page);
  const arrivals = await page.evaluate(() => window.fleet.view().counts.running);
  await advanceTo(page, giant.arrives + 60);
  await advanceTo(page, act1.level.duration);

  const debrief = page.getByRole("main");
  await expect(page.getByRole("heading", { level: 1, name: debriefText.notSeated })).toBeVisible();
  await expect(page.getByRole("heading", { name: debriefText.stars(0) })).toBeVisible();
  const sentence = (await debrief.locator(".lead").textContent()) ?? "";
  expect(sentence).toMatch(/^Because [^.]*\d[^.]*\.$/);

  await page.getByRole("button", { name: debriefText.again }).click();
  await page.getByRole("button", { name: briefText.next }).click();
  await page.getByRole("button", { name: briefText.lock }).click();
  await pause(page);
  const { time, replay } = await readRun(page);
  expect(replay.seed).toBe("seed-1");
  expect(time).toBeLessThan(giant.arrives);
  expect(arrivals).toBeGreaterThan(5000);
  await expect(page.getByText(logText.empty).or(page.getByRole("log").getByText(/^Incident/))).toBeVisible();
});
