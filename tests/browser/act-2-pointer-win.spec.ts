import { readFile } from "node:fs/promises";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { regretOf } from "../../src/levels/regret.ts";
import { readHandIn } from "../../src/replay/read-hand-in.ts";
import { createJudge } from "../../src/analysis/best-known.ts";
import { playReplay } from "../../src/replay/play-replay.ts";
import type { StorageTierId } from "../../src/sim/index.ts";
import { intervalText, plotText, regretMeterText, signText } from "../../src/lessons/checkpoint/text/checkpoint.ts";
import { tiers } from "../../src/text/storage-tiers.ts";
import { optimalText, otherPlaysText, regretText, seedsText } from "../../src/lessons/checkpoint/text/accounts.ts";
import { trainingCoach, trainingLog, trainingNews } from "../../src/lessons/checkpoint/text/news.ts";
import { formatSpan, trainingVerdict } from "../../src/lessons/checkpoint/text/pages.ts";
import { claimsText, remarkText } from "../../src/lessons/checkpoint/text/claims.ts";
import { formatDuration, formatPercent, formatPoints } from "../../src/text/numbers.ts";
import { briefText, debriefText, startText } from "../../src/text/pages.ts";
import {
  cardOf,
  contract,
  dragLever,
  expectInterval,
  optimalOf,
  optimalStop,
  hour,
  keptAtBest,
  minute,
  predictionOf,
  sign,
  signingOf,
  stopsOf,
  thumbAt,
  thumbsOf,
} from "./act-2.ts";
import { act2, advanceTo, drag, lockPrediction, logOf, openGame, pause, playName2, readRun } from "./game.ts";

const seed = "seed-6";
const predicted = 8 * hour;
const young = 3 * hour;
const old = 2 * hour;
const offers = { parallel: contract("parallel-fs").offeredAt, memory: contract("in-memory").offeredAt };
const ages = act2.level.failures.aging[0]?.from ?? 0;
const because = "The saves got cheaper twice, and the best interval shrinks with the root of that.";

test("a pointer wins Act II: it predicts wrongly, measures, buys both contracts and moves the interval each time", async ({
  page,
}) => {
  await openGame(page, seed);
  await beginWithPrediction(page);
  await advanceTo(page, 15 * hour);
  await expectOwnMeasurementsOnly(page);
  await holdAndLetGo(page);
  await advanceTo(page, offers.parallel);
  await expectTheory(page);
  await expect(logOf(page)).toContainText(trainingLog.offered("parallel-fs", 5 * minute, 1150));
  await expect(liveRegion(page)).toContainText(trainingNews.offered("parallel-fs", 5 * minute, 25 * minute));
  await buy(page, "parallel-fs");
  await dragLever(page, "parallel-fs", optimalStop("parallel-fs", young));

  await advanceTo(page, offers.memory);
  await expect(logOf(page)).toContainText(trainingLog.offered("in-memory", minute, 2400));
  await buy(page, "in-memory");
  await advanceTo(page, offers.memory + 6 * hour);
  await expect(page.getByText(trainingCoach.stale(optimalStop("parallel-fs", young), minute))).toBeVisible();
  await dragLever(page, "in-memory", optimalStop("in-memory", young));

  await advanceTo(page, ages);
  await expect(logOf(page)).toContainText(trainingLog.aged);
  await expect(liveRegion(page)).toContainText(trainingNews.aged);
  await dragLever(page, "in-memory", optimalStop("in-memory", old));
  await advanceTo(page, act2.level.duration);

  await expect(page.getByRole("heading", { level: 1, name: trainingVerdict.won, exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: debriefText.stars(3) })).toBeVisible();
  await readDebrief(page);
  await writeRationale(page);
  await page.getByRole("button", { name: debriefText.home }).click();
  await expectKept(page);
  await page.reload();
  await expectKept(page);
});

/** From the start page to a hall that is paused, under the interval that was predicted by the pointer. */
async function beginWithPrediction(page: Page): Promise<void> {
  await page.getByText(act2.about.title, { exact: true }).click();
  await page.getByRole("button", { name: playName2, exact: true }).click();
  await expect(page.getByRole("heading", { name: briefText.heading })).toBeVisible();
  await page.getByRole("button", { name: briefText.next }).click();
  const slider = predictionOf(page);
  const now = Number(await slider.inputValue());
  await drag(page, await thumbAt(slider, now), await thumbAt(slider, stopsOf("shared-nfs").indexOf(predicted)));
  await expect(page.locator("output")).toHaveText(formatSpan(predicted));
  await lockPrediction(page);
  await pause(page);
  await expectInterval(page, predicted);
  await expect(logOf(page)).toContainText(trainingLog.interval(predicted));
}

async function expectOwnMeasurementsOnly(page: Page): Promise<void> {
  await expect(page.getByText(/^Measured \d+% in 15 h, \d+ failures$/)).toBeVisible();
  await expect(page.getByText(plotText.hidden)).toBeVisible();
  await expect(page.getByText(expectedShare)).toHaveCount(0);
  await expect(page.getByText(regretMeterText.name, { exact: true })).toHaveCount(0);
  await expect(goodputTable(page)).toHaveCount(0);
  await tableButton(page).click();
  await expect(goodputTable(page).getByRole("row")).toHaveCount(2);
  await expect(goodputTable(page).getByRole("columnheader", { name: plotText.table.theory })).toHaveCount(0);
  await tableButton(page).click();
}

/** Nothing is commanded while the thumb is held: the price of each stop on the way is shown. */
async function holdAndLetGo(page: Page): Promise<void> {
  const optimal = optimalStop("shared-nfs", young);
  const before = (await readRun(page)).replay.commands.length;
  const { from, to } = await thumbsOf(page, "shared-nfs", optimal);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await expect(page.getByText(intervalText.saveShare(25 * minute, optimal))).toBeVisible();
  expect((await readRun(page)).replay.commands).toHaveLength(before);
  await page.mouse.up();
  await expectInterval(page, optimal);
  expect((await readRun(page)).replay.commands).toHaveLength(before + 1);
  await expect(logOf(page)).toContainText(trainingLog.interval(optimal));
}

async function expectTheory(page: Page): Promise<void> {
  await expect(page.getByText(expectedShare)).toBeVisible();
  await expect(page.getByText(plotText.hidden)).toHaveCount(0);
  await expect(page.getByText(regretMeterText.name, { exact: true })).toBeVisible();
  await tableButton(page).click();
  await expect(goodputTable(page).getByRole("columnheader", { name: plotText.table.theory })).toBeVisible();
  await expect(goodputTable(page).getByRole("row")).toHaveCount(3);
  await tableButton(page).click();
}

/** Reads the price of a contract for what is left of the run, looks away once, and signs. */
async function buy(page: Page, tier: StorageTierId): Promise<void> {
  const { setupDollars, dollarsPerHour, offeredAt } = contract(tier);
  const left = act2.level.duration - offeredAt;
  const total = setupDollars + (dollarsPerHour * left) / hour;
  await cardOf(page, tier).click();
  const dialog = signingOf(page, tier);
  await expect(dialog).toContainText(signText.price(setupDollars, dollarsPerHour, total, left));
  const best = formatPercent(keptAtBest(tier, young), 1);
  await expect(dialog.getByRole("row", { name: new RegExp(`^${signText.goodput}`) })).toContainText(best);
  await dialog.getByRole("button", { name: signText.cancel }).click();
  await expect(dialog).toBeHidden();
  await expect(cardOf(page, tier)).toHaveAttribute("aria-current", "false");
  await sign(page, tier);
  await expect(logOf(page)).toContainText(`Storage is now ${tiers[tier].name}`);
}

async function readDebrief(page: Page): Promise<void> {
  const debrief = page.getByRole("main");
  const optimal = optimalOf("shared-nfs", young);
  const prediction = section(debrief, debriefText.prediction);
  await expect(prediction).toContainText(formatSpan(predicted));
  await expect(prediction).toContainText(formatSpan(optimal));
  await expect(prediction).toContainText(
    new RegExp(`${formatSpan(predicted)} keeps \\d+%, ${formatSpan(optimal)} keeps`),
  );

  const derivation = section(debrief, optimalText.heading);
  await expect(derivation.getByRole("list").first().getByRole("listitem")).toHaveCount(4);
  await expect(derivation).toContainText("τ = √(2 · 25 · 180) = 94.9 min");
  await expect(derivation).toContainText(`Exactly it is ${formatDuration(optimal)}`);

  const downloading = page.waitForEvent("download");
  await debrief.getByRole("button", { name: debriefText.replay }).click();
  const [record] = readHandIn(await readFile(await (await downloading).path())).runs;
  if (!record) throw new RangeError("the file holds no run");
  expect(record).toMatchObject({ prediction: predicted, settings: { theme: "system" }, rationale: null });
  expect(createJudge()([act2], record).verdict).toEqual({ kind: "verified" });
  const finished = await page.evaluate(() => window.fleet.finishedRuns("act-2"));
  expect(finished).toEqual([{ ...record, savedAt: finished[0]?.savedAt }]);
  const { simulation } = playReplay(act2, record);
  const regret = regretOf(simulation.view());
  const yours = debriefText.disruptionNow(formatPoints(regret));
  await expect(section(debrief, debriefText.stars(3))).toContainText(yours);
  await expect(section(debrief, regretText.heading)).toContainText(/[\d.]+ points? .*[\d,]+ GPU-h, \$[\d.,]+[kM]?/);

  const plays = act2.plays.length + 2;
  await debrief.getByText(otherPlaysText.table(plays)).click({ timeout: 100_000 });
  for (const id of [...act2.plays.map((play) => play.id), "oracle"]) {
    const name = otherPlaysText.names[id] ?? id;
    await expect(debrief.getByRole("rowheader", { name, exact: true })).toBeVisible({ timeout: 100_000 });
  }
  await expect(
    debrief
      .getByRole("status")
      .filter({ hasText: /^You kept [\d.]+% of what was possible|^You kept .* none of the plays/ }),
  ).toBeVisible();

  const seeds = section(debrief, seedsText.heading(10));
  await expect(seeds.getByText(/Yours win on \d+ of 10 seeds/)).toBeVisible({ timeout: 100_000 });
  await seeds.getByText(seedsText.table).click();
  await expect(seeds.getByRole("rowheader")).toHaveCount(10);
  await expect(debrief).not.toContainText(/NaN|undefined|Infinity/);
}

/** Numbers that were right once are told apart from wrong ones, and right ones are confirmed. */
async function writeRationale(page: Page): Promise<void> {
  const debrief = page.getByRole("main");
  const { fields } = claimsText;
  const gap = (field: keyof typeof fields): Locator =>
    debrief.getByRole("textbox", { name: fields[field].before, exact: true });
  const remarks = debrief.getByRole("list", { name: claimsText.remarks });
  await gap("checkpoint").fill("25 min");
  await gap("mttf").fill("3 h");
  await expect(remarks).toContainText(
    remarkText["checkpoint-of-another"](25 * minute, "shared-nfs", "in-memory", minute),
  );
  await expect(remarks).toContainText(remarkText["mttf-was-before"](young, ages, old));
  await gap("checkpoint").fill("1 min");
  await gap("mttf").fill("2 h");
  const interval = optimalStop("in-memory", old);
  await gap("interval").fill(formatSpan(interval));
  const agreeing = [
    remarkText["checkpoint-agrees"]("in-memory", minute),
    remarkText["mttf-agrees"](old),
    remarkText["interval-agrees"](interval),
  ];
  for (const remark of agreeing) await expect(remarks).toContainText(remark);
  await debrief.getByRole("textbox", { name: claimsText.because }).fill(because);
}

async function expectKept(page: Page): Promise<void> {
  const card = page.getByRole("article").filter({ hasText: act2.about.title });
  await expect(card.getByRole("img", { name: startText.stars(3) })).toBeVisible();
  await expect(card).toContainText(startText.attempts(1));
  await expect(card).toContainText(seed);
  await card.getByText(startText.rationale).click();
  await expect(card).toContainText(because);
}

const expectedShare = /^Expected: [\d.]+% kept$/;

/** Where news is read out; it stays longer than a toast is seen. */
function liveRegion(page: Page): Locator {
  return page.locator("[aria-live=polite].sr");
}

function section(within: Locator, heading: string): Locator {
  return within.locator("section").filter({ has: within.page().getByRole("heading", { name: heading, exact: true }) });
}

function goodputTable(page: Page): Locator {
  return page.getByRole("table", { name: plotText.table.goodput });
}

function tableButton(page: Page): Locator {
  return page.locator(".plot-goodput").getByRole("button", { name: plotText.asTable });
}
