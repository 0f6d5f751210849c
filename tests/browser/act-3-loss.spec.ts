import { expect, test, type Page } from "@playwright/test";
import { ringText } from "../../src/lessons/elastic/text/elastic.ts";
import { elasticLog } from "../../src/lessons/elastic/text/news.ts";
import {
  elasticCurve,
  elasticLesson,
  elasticPrediction,
  elasticVerdict,
  formatFleetTime,
} from "../../src/lessons/elastic/text/pages.ts";
import { briefText, debriefText } from "../../src/text/pages.ts";
import {
  incidents,
  chooseRecovery,
  expectMode,
  feedNodes,
  playName3,
  ringOf,
  ringOpen,
  trainingGpus,
} from "./act-3.ts";
import { act3, advanceTo, lockPrediction, logOf, openGame, pause, readRun, startAct } from "./game.ts";

const hour = 3600;
const limit = act3.level.clauses.find(({ id }) => id === "training-time-lost")?.limit ?? 0;

test("who stays rigid waits for ten nodes until the training is lost, is told why in numbers, and can go on otherwise on the same seed", async ({
  page,
}) => {
  await openGame(page, "seed-1");
  await startAct(page, playName3);
  await expectMode(page, "rigid");
  await advanceTo(page, ringOpen);
  await expect(ringOf(page)).toContainText(ringText.stages["waiting-for-nodes"]);
  await expect(ringOf(page)).toContainText(ringText.waitsForNodes);
  await expect(logOf(page)).toContainText(elasticLog.waitsForNodes);
  await expect(logOf(page)).toContainText(/Incident: .* The job is paused\. [\d,]+ GPU-h/);
  await advanceTo(page, act3.level.duration);
  await expectLoss(page);

  await page.getByRole("button", { name: debriefText.sameSeed }).click();
  await page.getByRole("button", { name: briefText.next }).click();
  await lockPrediction(page);
  await pause(page);
  const { time, replay } = await readRun(page);
  expect(replay.seed).toBe("seed-1");
  expect(time).toBeLessThan(incidents.feed);
  await expect(logOf(page)).not.toContainText(elasticLog.waitsForNodes);
  await chooseRecovery(page, "elastic");
  await advanceTo(page, ringOpen);
  await expect(ringOf(page)).toContainText(ringText.open(feedNodes));
});

/** Lost on the way, in a sentence with the hours made, paused, lost, spent waiting, and required. */
async function expectLoss(page: Page): Promise<void> {
  const debrief = page.getByRole("main");
  await expect(page.getByRole("heading", { level: 1, name: debriefText.lostTo["training-time-lost"] })).toBeVisible();
  await expect(page.getByRole("heading", { name: debriefText.stars(0) })).toBeVisible();
  const { time } = await readRun(page);
  expect(time).toBeLessThan(act3.level.duration);
  const sentence = (await debrief.locator(".lead").textContent()) ?? "";
  const hours = [...sentence.matchAll(/([\d.]+) h\b/g)].map(([, figure]) => Number(figure));
  const [after = 0, kept = 0, paused = 0, lost = 0, , required = 0] = hours;
  expect(hours, sentence).toHaveLength(6);
  expect(Math.abs(after - time / hour), sentence).toBeLessThan(0.06);
  expect(required).toBe((act3.level.duration - limit) / hour);
  expect(paused, sentence).toBeGreaterThan(2);
  expect(lost, sentence).toBeGreaterThan(0);
  expect(kept, sentence).toBeLessThan(after - paused - lost + 0.2);

  const waited = await page.evaluate(() => window.fleet.view().elastic?.rescales[0]?.pausedFor ?? 0);
  const words = [elasticPrediction.crashed(waited), elasticPrediction.never(waited)];
  await expect(debrief.getByText(words[0] ?? "").or(debrief.getByText(words[1] ?? ""))).toBeVisible();
  expect(waited, formatFleetTime(waited)).toBeGreaterThan(2 * hour);
  const dollars = (trainingGpus * waited * act3.level.prices.gpuHourDollars) / hour;
  await expect(debrief.getByText(elasticLesson.held(waited, dollars))).toBeVisible();
  await expect(debrief.getByText(elasticVerdict.advice.rigid)).toBeVisible();
  await expect(debrief.getByRole("heading", { name: elasticCurve.heading })).toBeVisible();
}
