import { expect, test } from "@playwright/test";
import { briefText, debriefText } from "../../src/text/pages.ts";
import { act1, advanceTo, giant, lockPrediction, logOf, openGame, pause, readRun, startAct } from "./game.ts";

test("who does nothing loses, is told why in one sentence with a number, and can try the same seed again", async ({
  page,
}) => {
  await openGame(page, "seed-1");
  await startAct(page);
  await advanceTo(page, act1.level.duration);

  const debrief = page.getByRole("main");
  await expect(page.getByRole("heading", { level: 1, name: debriefText.lostTo["student-p95-wait"] })).toBeVisible();
  await expect(page.getByRole("heading", { name: debriefText.stars(0) })).toBeVisible();
  await expect(debrief.locator(".tick.good")).toHaveCount(0);
  await expect(debrief.getByText(debriefText.nothingDone)).toBeVisible();
  const sentence = (await debrief.locator(".lead").textContent()) ?? "";
  expect(sentence).toMatch(/^Because [^.]*\d[^.]*\.$/);

  await page.getByRole("button", { name: debriefText.sameSeed }).click();
  await page.getByRole("button", { name: briefText.next }).click();
  await lockPrediction(page);
  await pause(page);
  const { time, replay } = await readRun(page);
  expect(replay.seed).toBe("seed-1");
  expect(time).toBeLessThan(giant.arrives);
  await expect(logOf(page)).not.toContainText(giant.name);
});
