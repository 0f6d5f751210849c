import { expect, test, type Page } from "@playwright/test";
import { otherPlaysText } from "../../src/lessons/checkpoint/text/accounts.ts";
import { blastText, elasticPlays } from "../../src/lessons/elastic/text/pages.ts";
import { headerText } from "../../src/text/header.ts";
import { hallText } from "../../src/text/hall.ts";
import { zoneText } from "../../src/text/pages.ts";
import { leverText } from "../../src/text/levers.ts";
import { contract, hour } from "./act-2.ts";
import { chooseRecovery, closeGaps, expectReplicas, feedNodes, lastReturn, playName3, ringOpen } from "./act-3.ts";
import { act2, act3, advanceTo, hallOf, openGame, playName2, startAct, unlockLevers } from "./game.ts";
import { misplacedWords } from "./words.ts";

interface Box extends Size {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
];

test("the zones stand beside one another inside the window, and the hall has most of it", async ({ page }) => {
  await openGame(page, "seed-1");
  await startAct(page);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expectZones(page, size);
  }
  await unlockLevers(page);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expectWordsInPlace(page, size);
  }
  // A panel that was left scrolled begins the next run at its top.
  const panel = page.locator(".lever-scroll");
  await page.setViewportSize({ width: 1024, height: 540 });
  await expect
    .poll(() => panel.evaluate((box) => (box.scrollTop = box.scrollHeight) && box.scrollTop))
    .toBeGreaterThan(0);
  await page.getByRole("button", { name: headerText.leave }).click();
  await startAct(page);
  expect(await panel.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
});

test("in Act II the zones stand so, too, and no word is cut off or lies over another, in play and in the debrief", async ({
  page,
}) => {
  await openGame(page, "seed-2");
  await startAct(page, playName2);
  await expectBeside(page, ".coach");
  await advanceTo(page, contract("parallel-fs").offeredAt + 6 * hour);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expectZones(page, size);
    await expectWordsInPlace(page, size);
  }
  await advanceTo(page, act2.level.duration);
  await expect(page.getByText(/Yours win on \d+ of 10 seeds/)).toBeVisible({ timeout: 120_000 });
  // Every table that can be opened stands open.
  for (const summary of await page.locator("main.debrief summary").all()) await summary.click();
  await expect(page.getByRole("rowheader", { name: otherPlaysText.names["oracle"], exact: true })).toBeVisible();
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expectWordsInPlace(page, size);
  }
});

test("in Act III the zones stand so, too, and no word is cut off or lies over another, before the failure, after it, and in the debrief", async ({
  page,
}) => {
  await openGame(page, "seed-1");
  await startAct(page, playName3);
  await chooseRecovery(page, "elastic");
  // What a lever does floats under the pointer: it goes on.
  await page.mouse.move(640, 2);
  const expectAtAllSizes = async (): Promise<void> => {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await expectZones(page, size);
      await expectWordsInPlace(page, size);
    }
  };
  await expectAtAllSizes();
  await advanceTo(page, ringOpen);
  await expectReplicas(page, "broken", feedNodes);
  await expectBeside(page, ".toast:visible");
  await expectLeversInSight(page);
  await expectAtAllSizes();
  await closeGaps(page);
  await advanceTo(page, await lastReturn(page));
  await expectReplicas(page, "ready", feedNodes);
  await expectAtAllSizes();
  await advanceTo(page, act3.level.duration);
  // What comes last has come when all that is worked out beside the run stands there.
  const oracle = elasticPlays.names["oracle"] ?? "";
  await expect(page.getByText(blastText.packed)).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText(elasticPlays.wait)).toHaveCount(0, { timeout: 120_000 });
  for (const summary of await page.locator("main.debrief summary").all()) await summary.click();
  await expect(page.getByRole("rowheader", { name: oracle, exact: true })).toBeVisible();
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expectWordsInPlace(page, size);
  }
});

interface Size {
  readonly width: number;
  readonly height: number;
}

async function expectZones(page: Page, size: Size): Promise<void> {
  const where = `${size.width} x ${size.height}`;
  await expect(hallOf(page)).toBeVisible();
  const boxes = await zoneBoxes(page);
  expect(boxes.length, where).toBeGreaterThanOrEqual(3);
  for (const box of boxes) {
    expect(box.x >= 0 && box.y >= 0, `${box.name} at ${where}`).toBe(true);
    expect(box.x + box.width <= size.width && box.y + box.height <= size.height, `${box.name} at ${where}`).toBe(true);
  }
  for (const [i, one] of boxes.entries())
    for (const other of boxes.slice(i + 1))
      expect(overlap(one, other), `${one.name} and ${other.name} at ${where}`).toBe(false);
  const hall = boxes.find(({ name }) => name === hallText.heading);
  expect((hall?.width ?? 0) * (hall?.height ?? 0), where).toBeGreaterThan(size.width * size.height * 0.45);
  await expect(page.getByRole("button", { name: headerText.leave })).toBeInViewport({ ratio: 1 });
  await expect(page.locator(".hall-tools").getByRole("button", { name: hallText.table, exact: true })).toBeInViewport({
    ratio: 1,
  });
}

/** What stands there for a moment covers nothing of the hall. */
async function expectBeside(page: Page, selector: string): Promise<void> {
  const note = page.locator(selector);
  await expect(note).toBeVisible();
  const [box, hall] = [await note.boundingBox(), await hallOf(page).boundingBox()];
  expect(box !== null && hall !== null && !overlap({ name: "", ...box }, { name: "", ...hall }), selector).toBe(true);
}

/** In the lowest window every lever of Act III can be seen and pressed without scrolling. */
async function expectLeversInSight(page: Page): Promise<void> {
  const hidden = await page.locator(".levers :is(button.priced, .segment, .loose summary)").evaluateAll((all) =>
    all.flatMap((one) => {
      const box = one.getBoundingClientRect();
      const hit = (y: number): boolean => one.contains(document.elementFromPoint(box.left + box.width / 2, y));
      return hit(box.top + 3) && hit(box.bottom - 3) ? [] : [one.textContent];
    }),
  );
  expect(hidden).toEqual([]);
}

/** The layout settles a moment after the window has changed. */
async function expectWordsInPlace(page: Page, { width, height }: Size): Promise<void> {
  const inPlace = { cut: [], overlapping: [] };
  await expect.poll(() => misplacedWords(page), `${width} x ${height}`).toEqual(inPlace);
}

/** The zones that show, as boxes on the page. */
async function zoneBoxes(page: Page): Promise<readonly Box[]> {
  const zones = [
    [zoneText.header, page.getByRole("banner", { name: zoneText.header })],
    [leverText.heading, page.getByRole("complementary", { name: leverText.heading })],
    [hallText.heading, page.getByRole("main", { name: hallText.heading })],
    [zoneText.telemetry, page.getByRole("complementary", { name: zoneText.telemetry })],
  ] as const;
  const boxes: Box[] = [];
  for (const [name, zone] of zones) {
    const box = (await zone.isVisible()) ? await zone.boundingBox() : null;
    if (box !== null) boxes.push({ name, ...box });
  }
  return boxes;
}

/** Whether two boxes share more than a border. */
function overlap(a: Box, b: Box): boolean {
  return a.x + a.width > b.x + 1 && b.x + b.width > a.x + 1 && a.y + a.height > b.y + 1 && b.y + b.height > a.y + 1;
}
