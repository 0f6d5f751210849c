import { expect, test, type Locator, type Page } from "@playwright/test";
import { formatTokens, replicaName, replicaText, ringText, sheetText } from "../../src/lessons/elastic/text/elastic.ts";
import { elasticLog, elasticNews } from "../../src/lessons/elastic/text/news.ts";
import {
  blastText,
  elasticPlays,
  elasticPrediction,
  elasticVerdict,
  formatShare,
  rescaleText,
} from "../../src/lessons/elastic/text/pages.ts";
import { briefText, debriefText, rationaleText, startText } from "../../src/text/pages.ts";
import { thumbAt } from "./act-2.ts";
import {
  advanceThroughStage,
  incidents,
  chooseRecovery,
  closeButton,
  closeGaps,
  expectDrawn,
  expectReplicas,
  feedNodes,
  gapsOn,
  lastReturn,
  parts,
  playName3,
  predictionOf,
  replicaPoint,
  ringOf,
  ringOpen,
  stageOf,
  stripOf,
  throughputOf,
  tokensOf,
  type Gap,
} from "./act-3.ts";
import { act3, advanceTo, drag, lockPrediction, logOf, openGame, pause, readRun, skipQuestion } from "./game.ts";

const seed = "seed-1";
const predicted = 0.006;
const { replicas, spareNodes } = parts;
const gaps = gapsOn(seed);
const truth = feedNodes / replicas;
const because = "Ten failed nodes cost ten replicas, so I went on with ninety and took the others in together.";

test.use({ contextOptions: { reducedMotion: "no-preference" } });

test("a pointer wins Act III: it predicts wrongly, draws the ring past the failed nodes, lets replicas rejoin and leaves the slow one out", async ({
  page,
}) => {
  await openGame(page, seed);
  await beginWithPrediction(page);
  await chooseRecovery(page, "elastic");
  await expect(logOf(page)).toContainText(elasticLog.recovery("elastic"));

  await advanceTo(page, ringOpen);
  await expectRingBroken(page);
  await drawRing(page);
  await swapSparesIn(page);
  await takeReadyIn(page);
  await closeAfterRack(page);
  await leaveSlowOut(page);

  await advanceTo(page, act3.level.duration);
  await expect(page.getByRole("heading", { level: 1, name: elasticVerdict.won, exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: debriefText.stars(2) })).toBeVisible();
  await readDebrief(page);
  await page.getByRole("textbox", { name: rationaleText.label }).fill(because);
  await page.getByRole("button", { name: debriefText.home }).click();
  await expectKept(page);
  await page.reload();
  await expectKept(page);
});

/** From the start page to a hall that is paused, with the share of the failed nodes predicted by the pointer. */
async function beginWithPrediction(page: Page): Promise<void> {
  await page.getByText(act3.about.title, { exact: true }).click();
  await page.getByRole("button", { name: playName3, exact: true }).click();
  await page.getByRole("button", { name: briefText.next }).click();
  const slider = predictionOf(page);
  const { min, max } = act3.prediction;
  const value = (Number(await slider.getAttribute("max")) * Math.log(predicted / min)) / Math.log(max / min);
  await drag(page, await thumbAt(slider, Number(await slider.inputValue())), await thumbAt(slider, value));
  await expect(page.locator("output")).toHaveText(formatShare(predicted));
  await lockPrediction(page);
  await pause(page);
}

async function expectRingBroken(page: Page): Promise<void> {
  const failure = { cause: "power-spike", nodes: feedNodes, rows: feedNodes, broken: feedNodes, replicas } as const;
  await expect(logOf(page)).toContainText(elasticLog.broken(failure));
  await expect(logOf(page)).toContainText(elasticLog.waitsForRing);
  await expect(liveRegion(page)).toContainText(elasticNews.waits);
  await expect(ringOf(page)).toContainText(ringText.open(gaps.length));
  await expectReplicas(page, "broken", feedNodes);
  await expect(throughputOf(page)).toHaveAccessibleName(/Now 0\.0% of the speed at the start/);
}

/** Two gaps by dragging, one by clicks on its ends, the rest by the button; the ring is sent and built. */
async function drawRing(page: Page): Promise<void> {
  const [first, second, third] = gaps;
  if (first === undefined || second === undefined || third === undefined) throw new RangeError("too few gaps");
  await drag(page, await replicaPoint(page, first.from), await replicaPoint(page, first.broken));
  await expect(ringOf(page)).toContainText(ringText.open(gaps.length));
  await dragGap(page, first);
  await expectDrawn(page, gaps.length - 1);
  await dragGap(page, second);
  await expectDrawn(page, gaps.length - 2);
  await clickReplica(page, third.from);
  await clickReplica(page, third.to);
  await expectDrawn(page, gaps.length - 3);
  expect(await stageOf(page)).toBe("waiting-for-ring");
  const closed = await tokensOf(page).getByRole("cell").first().textContent();
  await closeButton(page).click();
  expect(await stageOf(page)).toBe("building");
  await expect(logOf(page)).toContainText(new RegExp(`a ring of ${replicas - feedNodes} replicas, a pause of \\d+ s`));

  await advanceThroughStage(page);
  await expectReplicas(page, "in-ring", replicas - feedNodes);
  const pace = await paceOf(page);
  expect(pace).toBeGreaterThan(0.85);
  expect(pace).toBeLessThan(0.95);
  expect(closed).toBe(formatTokens(await page.evaluate(() => window.fleet.view().elastic?.tokensPerSecond ?? 0)));
  await expect(throughputOf(page)).toHaveAccessibleName(
    new RegExp(`Now ${(pace * 100).toFixed(1)}% of the speed at the start`),
  );
  const still = await page.evaluate(() => window.fleet.view().elastic?.rescales[0]?.pausedFor ?? 0);
  await expect(logOf(page)).toContainText(elasticLog.built(replicas - feedNodes, pace, still));
  const { replay } = await readRun(page);
  const order = replay.commands.flatMap(({ command }) => (command.type === "set-ring" ? [...command.order] : []));
  for (const gap of [first, second, third]) expect(areNeighbors(order, gap), JSON.stringify(gap)).toBe(true);
}

/** Spares stand in for failed nodes; the replicas they make whole join without a cold start. */
async function swapSparesIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${replicaText.swapIn(spareNodes)}`) }).click();
  await expect(logOf(page)).toContainText(elasticLog.swapped(spareNodes));
  await expectReplicas(page, "ready", spareNodes);
  await rejoinRing(page, spareNodes, false);
  await expectReplicas(page, "in-ring", replicas - feedNodes + spareNodes);
}

/** The others join together once their nodes are back: a cold start, paid for once. */
async function takeReadyIn(page: Page): Promise<void> {
  await advanceTo(page, await lastReturn(page));
  await expectReplicas(page, "broken", 0);
  await expect(page.getByText(/The pause pays back after \d+/)).toBeVisible();
  await rejoinRing(page, feedNodes - spareNodes, true);
  await expectReplicas(page, "in-ring", replicas);
}

/** A whole rack dies, and breaks one replica. */
async function closeAfterRack(page: Page): Promise<void> {
  await advanceTo(page, incidents.rack + act3.level.restart.detectSeconds);
  await skipQuestion(page);
  await expect(ringOf(page)).toContainText(ringText.open(1));
  await expectReplicas(page, "broken", 1);
  await closeGaps(page);
  await expectReplicas(page, "in-ring", replicas - 1);
}

/** Nothing failed, and every step is slower: the strip shows whose compute time stands out. */
async function leaveSlowOut(page: Page): Promise<void> {
  const before = await paceOf(page);
  await advanceTo(page, incidents.slow + 60);
  await expect(logOf(page)).toContainText(/Steps take \d+% longer: .* Nothing failed\./);
  expect(await paceOf(page)).toBeLessThan(before * 0.9);
  const cells = await stripOf(page)
    .getByRole("option")
    .evaluateAll((options) => options.map((option) => option.getAttribute("aria-label") ?? ""));
  const times = cells.map((words) => Number(/([\d.]+) s/.exec(words)?.[1] ?? 0));
  const max = Math.max(...times);
  expect(times.filter((time) => time === max)).toHaveLength(1);
  const slow = times.indexOf(max);
  await stripOf(page).getByRole("option").nth(slow).click();
  const sheet = page.getByRole("region", { name: new RegExp(`^${replicaName(slow)}$`, "i") });
  await sheet.getByRole("button", { name: new RegExp(`^${sheetText.leaveOut}`) }).click();
  await advanceThroughStage(page);
  await page.getByRole("button", { name: sheetText.close }).click();
  await expectReplicas(page, "in-ring", replicas - 2);
  await expectReplicas(page, "ready", 1);
  expect(await paceOf(page)).toBeGreaterThan(before * 0.97);
}

async function readDebrief(page: Page): Promise<void> {
  const debrief = page.getByRole("main");
  const prediction = section(debrief, debriefText.prediction);
  await expect(prediction).toContainText(formatShare(predicted));
  await expect(prediction).toContainText(formatShare(truth));
  await expect(prediction).toContainText(elasticPrediction.more(truth / predicted, parts.nodesPerReplica));

  const blast = section(debrief, blastText.heading);
  await expect(blast).toContainText(blastText.sentence(feedNodes, feedNodes), { timeout: 100_000 });
  const brokenIn = (name: string): Locator =>
    blast
      .locator(".blast-case")
      .filter({ hasText: name })
      .locator("div")
      .filter({ has: page.getByRole("term").getByText(blastText.broken, { exact: true }) })
      .getByRole("definition");
  await expect(brokenIn(blastText.spread)).toHaveText(String(feedNodes));
  await expect(brokenIn(blastText.packed)).toHaveText("1");

  const rescales = section(debrief, rescaleText.heading).getByRole("row");
  const { failure, player } = rescaleText.why;
  for (const [why, before, after] of [
    [failure, replicas, replicas - feedNodes],
    [player, replicas - feedNodes, replicas - feedNodes + spareNodes],
    [player, replicas - feedNodes + spareNodes, replicas],
    [failure, replicas, replicas - 1],
    [player, replicas - 1, replicas - 2],
  ] as const)
    await expect(rescales.filter({ hasText: `${why}${rescaleText.change(before, after)}` })).toHaveCount(1);

  await debrief.getByText(elasticPlays.table(act3.plays.length + 2)).click({ timeout: 100_000 });
  for (const id of [...act3.plays.map((play) => play.id), "oracle"]) {
    const name = elasticPlays.names[id] ?? id;
    await expect(debrief.getByRole("rowheader", { name, exact: true })).toBeVisible({ timeout: 100_000 });
  }
  await expect(debrief.getByRole("status").filter({ hasText: /^You kept [\d.]+% of what was possible/ })).toBeVisible();
  await expect(debrief).not.toContainText(/NaN|undefined|Infinity/);
}

async function expectKept(page: Page): Promise<void> {
  const card = page.getByRole("article").filter({ hasText: act3.about.title });
  await expect(card.getByRole("img", { name: startText.stars(2) })).toBeVisible();
  await expect(card).toContainText(startText.attempts(1));
  await expect(card).toContainText(seed);
  await card.getByText(startText.rationale).click();
  await expect(card).toContainText(because);
}

/** Sends the ring with all that are ready, and lets it be built; the core says whether it was a cold start. */
async function rejoinRing(page: Page, count: number, cold: boolean): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${replicaText.rejoin(count)}`) }).click();
  expect(await stageOf(page)).toBe("building");
  await advanceThroughStage(page);
  expect(await stageOf(page)).toBe("working");
  expect(await page.evaluate(() => window.fleet.view().elastic?.rescales.at(-1)?.cold)).toBe(cold);
}

async function dragGap(page: Page, { from, to }: Gap): Promise<void> {
  await drag(page, await replicaPoint(page, from), await replicaPoint(page, to));
}

async function clickReplica(page: Page, replica: number): Promise<void> {
  const { x, y } = await replicaPoint(page, replica);
  await page.mouse.click(x, y);
}

/** How fast the job goes, as a share of the speed at the start. */
function paceOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { elastic } = window.fleet.view();
    return elastic === null ? 0 : elastic.tokensPerSecond / elastic.fullTokensPerSecond;
  });
}

function areNeighbors(order: readonly number[], { from, to }: Gap): boolean {
  const apart = Math.abs(order.indexOf(from) - order.indexOf(to));
  return apart === 1 || apart === order.length - 1;
}

/** Where news is read out; it stays longer than a toast is seen. */
function liveRegion(page: Page): Locator {
  return page.locator("[aria-live=polite].sr");
}

function section(within: Locator, heading: string): Locator {
  return within.locator("section").filter({ has: within.page().getByRole("heading", { name: heading, exact: true }) });
}
