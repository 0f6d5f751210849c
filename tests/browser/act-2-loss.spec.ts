import { expect, test, type Page } from "@playwright/test";
import { intervalText } from "../../src/lessons/checkpoint/text/checkpoint.ts";
import { trainingLog } from "../../src/lessons/checkpoint/text/news.ts";
import { formatSpan, trainingVerdict } from "../../src/lessons/checkpoint/text/pages.ts";
import { briefText, debriefText } from "../../src/text/pages.ts";
import { expectInterval, optimalOf, hour, predictionOf } from "./act-2.ts";
import { act2, advanceTo, expectOpened, lockPrediction, logOf, openGame, pause, playName2, readRun } from "./game.ts";

test("who saves once a day loses before the end, is told why in numbers, and loses the same seed again by never saving", async ({
  page,
}) => {
  await openGame(page, "seed-1");
  await page.getByRole("button", { name: playName2, exact: true }).click();
  await page.getByRole("button", { name: briefText.next }).click();
  await expectOpened(page, briefText.predict);
  await predictionOf(page).press("End");
  await lockPrediction(page);
  await pause(page);
  await expectInterval(page, 24 * hour);
  await advanceTo(page, act2.level.duration);
  await expectLoss(page);
  const optimal = optimalOf("shared-nfs", 3 * hour);
  await expect(page.getByText(trainingVerdict.advice.rework(optimal))).toBeVisible();
  await expect(page.getByText(`${formatSpan(24 * hour)} keeps 0.2%, ${formatSpan(optimal)} keeps 53%.`)).toBeVisible();

  await page.getByRole("button", { name: debriefText.sameSeed }).click();
  await page.getByRole("button", { name: briefText.next }).click();
  await lockPrediction(page);
  await pause(page);
  const { time, replay } = await readRun(page);
  expect(replay.seed).toBe("seed-1");
  expect(time).toBeLessThan(24 * hour);
  await expect(logOf(page)).not.toContainText(trainingLog.interval(24 * hour));
  await page.getByRole("switch", { name: intervalText.never }).click();
  await expect(page.getByText(intervalText.neverCosts)).toBeVisible();
  await expect(logOf(page)).toContainText(trainingLog.interval(null));
  await advanceTo(page, act2.level.duration);
  await expectLoss(page);
});

/** Lost on the way, for the model, in a sentence with the hours kept, lost, saved, restarted and promised. */
async function expectLoss(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: debriefText.lostTo["training-time-lost"] })).toBeVisible();
  await expect(page.getByRole("heading", { name: debriefText.stars(0) })).toBeVisible();
  const { time } = await readRun(page);
  expect(time).toBeLessThan(act2.level.duration);
  const sentence = (await page.getByRole("main").locator(".lead").textContent()) ?? "";
  const hours = [...sentence.matchAll(/([\d.]+) h\b/g)].map(([, figure]) => Number(figure));
  const [after = 0, kept = 0, redone = 0, saving = 0, restarting = 0, promised = 0] = hours;
  expect(hours, sentence).toHaveLength(6);
  expect(Math.abs(after - time / hour), sentence).toBeLessThan(0.6);
  expect(promised).toBe((act2.level.duration - (act2.level.clauses[0]?.limit ?? 0)) / hour);
  // What is neither kept nor lost is work that was not saved yet when it ended.
  const unsaved = after - kept - redone - saving - restarting;
  expect(unsaved, sentence).toBeGreaterThanOrEqual(-1);
  expect(kept + promised - unsaved, sentence).toBeGreaterThan(promised - 24);
}
