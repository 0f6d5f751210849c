import { expect, test, type Locator, type Page } from "@playwright/test";
import type { Seconds } from "../../src/sim/index.ts";
import { hallText } from "../../src/text/hall.ts";
import { policies, windowText } from "../../src/text/levers.ts";
import { briefText, debriefText, rationaleText, startText } from "../../src/text/pages.ts";
import { placeText, selectionText } from "../../src/text/place.ts";
import {
  act1,
  advanceTo,
  giant,
  gpuHoursIn,
  lockPrediction,
  logOf,
  openGame,
  pause,
  playName,
  rackPoint,
  unlocked,
  unlockLevers,
} from "./game.ts";

const [, second] = act1.level.jobs;
if (second === undefined) throw new RangeError("Act I has no second giant");

const rationale = "Packing early cost a tenth of what a window costs, and gave the wide jobs their nodes.";

test.use({ contextOptions: { reducedMotion: "no-preference" } });

test("a pointer wins Act I: it packs early, drags both giants to cheap rows, and keeps the second one's place from its booking on", async ({
  page,
}) => {
  await openGame(page, "seed-3");
  await page.getByRole("button", { name: playName, exact: true }).click();
  await expect(page.getByRole("heading", { name: briefText.heading })).toBeVisible();
  await page.getByRole("button", { name: briefText.next }).click();
  const predicted = await predict(page);
  await lockPrediction(page);
  await pause(page);

  await unlockLevers(page);
  await page.getByText(policies["best-fit"].name, { exact: true }).click();
  await expect(logOf(page)).toContainText("Policy is now Best-Fit");
  await expect(logOf(page)).toContainText(`${giant.name} arrived`);
  await pack(page);
  await pack(page);

  await advanceTo(page, unlocked + 60);
  const prices = await dragToCheapestRow(page, giant.name);
  expect(Math.max(...prices)).toBeGreaterThan(Math.min(...prices));
  const dialog = page.getByRole("dialog", { name: new RegExp(giant.name) });
  await dialog.getByRole("button", { name: /Migrate \d+ jobs/ }).click();
  await expect(dialog).toBeHidden();
  await expect(logOf(page)).toContainText(`is reserved for ${giant.name}`);
  const fits = page.getByRole("button", { name: new RegExp(windowText.moveFits) });
  let time = await moveUntil(page, unlocked + 60, fits, "booked");

  // The second giant is booked: what it would cost is told as a range, and a place that is kept for it empties by itself.
  await expect(page.getByRole("article").filter({ hasText: second.name })).toContainText("comes in");
  await dragToCheapestRow(page, second.name);
  const booking = page.getByRole("dialog", { name: new RegExp(second.name) });
  await expect(booking).toContainText(/\d–[\d,]+ GPU-h/);
  await booking.getByRole("button", { name: new RegExp(placeText.drain) }).click();
  await expect(booking).toBeHidden();
  time = await advanceUntil(page, time, "arrived");
  await pack(page);
  await moveUntil(page, time, fits, "started");
  await expect(page.getByRole("article").filter({ hasText: second.name })).toContainText("Running on");
  await advanceTo(page, act1.level.duration);

  await expect(page.getByRole("heading", { name: debriefText.won, exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: debriefText.stars(3) })).toBeVisible();
  await readDebrief(page, predicted);
  await page.getByRole("main").getByRole("textbox", { name: rationaleText.label }).fill(rationale);
  await page.getByRole("button", { name: debriefText.home }).click();
  await expectKept(page);
  await page.reload();
  await expectKept(page);
});

/** Moves the slider with the pointer; returns the prediction as it is shown. */
async function predict(page: Page): Promise<string> {
  const slider = page.getByRole("slider", { name: briefText.question });
  const box = await slider.boundingBox();
  if (box === null) throw new Error("no slider");
  const before = await page.getByRole("status").first().textContent();
  await page.mouse.click(box.x + box.width * 0.7, box.y + box.height / 2);
  const shown = page.locator("output");
  await expect(shown).not.toHaveText(before ?? "");
  return (await shown.textContent()) ?? "";
}

/** Drags the giant's card over every row, reads the prices under the ghost, and drops where killing is cheapest; returns what that costs. */
async function dragToCheapestRow(page: Page, name: string): Promise<readonly number[]> {
  const ghost = page.locator(".ghost-price");
  const heading = page.getByRole("heading", { name });
  await heading.scrollIntoViewIfNeeded();
  const card = await heading.boundingBox();
  if (card === null) throw new Error("the giant's card is not there");
  await page.mouse.move(card.x + 20, card.y + 8);
  await page.mouse.down();
  const prices: number[] = [];
  for (let row = 1; row <= 10; row++) {
    const { x, y } = await rackPoint(page, row, 13);
    await page.mouse.move(x, y, { steps: 3 });
    await expect(ghost.locator(".ghost-title")).toContainText(`Row ${row} `);
    prices.push(await killPrice(page));
  }
  const { x, y } = await rackPoint(page, 1 + prices.indexOf(Math.min(...prices)), 13);
  await page.mouse.move(x, y, { steps: 3 });
  await page.mouse.up();
  return prices.filter(Number.isFinite);
}

/** What killing all under the ghost costs, GPU-hours, once the three prices are there; Infinity where it is refused. */
async function killPrice(page: Page): Promise<number> {
  const ghost = page.locator(".ghost-price");
  const refusal = ghost.locator("p.late");
  const choices = ghost.locator("dt");
  await expect(choices.first().or(refusal)).toBeVisible();
  if (await refusal.isVisible()) return Infinity;
  await expect(choices).toContainText([/Kill \d+ jobs/, /Migrate \d+ jobs/, placeText.drain]);
  const words = (await ghost.locator(".cost").first().textContent()) ?? "";
  // Of a range the lower end.
  return gpuHoursIn(words.replace(/–[\d,]+/, ""));
}

/** Selects the nodes with the fewest busy GPUs and moves their jobs closer together, for the price on the button. */
async function pack(page: Page): Promise<void> {
  await page.getByRole("button", { name: hallText.stranded }).click();
  const move = page.getByRole("button", { name: new RegExp(`^${selectionText.move}`) });
  await expect(move).toContainText(/GPU-h · \$/);
  await move.click();
  await expect(logOf(page)).toContainText("being moved");
  await page.getByRole("button", { name: selectionText.close }).click();
}

/** What becomes of the second giant. */
type Moment = "booked" | "arrived" | "started";

function isPast(page: Page, moment: Moment): Promise<boolean> {
  return page.evaluate((one) => {
    const { booked, windows } = window.fleet.view();
    return one === "booked" ? booked.length > 0 : one === "arrived" ? booked.length === 0 : windows.length === 0;
  }, moment);
}

/** Lets ten minutes after ten minutes pass, and moves what by then fits elsewhere; returns the time. */
async function moveUntil(page: Page, from: Seconds, fits: Locator, until: Moment): Promise<Seconds> {
  let time = from;
  while (!(await isPast(page, until))) {
    time += 600;
    if (time >= act1.level.duration) throw new Error("it took too long");
    await advanceTo(page, time);
    if (await fits.isVisible()) await fits.click();
  }
  return time;
}

/** Lets five minutes after five minutes pass. */
async function advanceUntil(page: Page, from: Seconds, until: Moment): Promise<Seconds> {
  let time = from;
  while (!(await isPast(page, until))) await advanceTo(page, (time += 300));
  return time;
}

async function readDebrief(page: Page, predicted: string): Promise<void> {
  const debrief = page.getByRole("main");
  await expect(debrief.getByText(predicted, { exact: true })).toBeVisible();
  await expect(debrief.getByText(/It cost [\d,.]+ GPU-h (less|more): [\d.]+ times what you said\./)).toBeVisible();
  const names = act1.plays.map(({ id }) => debriefText.names[id] ?? id);
  for (const name of [debriefText.you, ...names, debriefText.names["oracle"]]) {
    await expect(debrief.getByRole("rowheader", { name, exact: true })).toBeVisible({ timeout: 100_000 });
  }
  await expect(
    debrief.getByText(/You kept [\d.]+% of what was possible on this seed|none of the plays kept more/),
  ).toBeVisible();
  await expect(
    debrief.getByText(/At most [\d,]+ GPU-h of disruption; the best known play of this seed has/),
  ).toBeVisible();
}

async function expectKept(page: Page): Promise<void> {
  await expect(page.getByRole("img", { name: startText.stars(3) })).toBeVisible();
  await expect(page.getByText(startText.attempts(1))).toBeVisible();
  await page.getByText(startText.rationale).click();
  await expect(page.getByText(rationale)).toBeVisible();
}
