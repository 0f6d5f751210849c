import { expect, test, type Page } from "@playwright/test";
import { policies, windowText } from "../../src/text/levers.ts";
import { briefText, debriefText, rationaleText, startText } from "../../src/text/pages.ts";
import { placeText, selectionText } from "../../src/text/place.ts";
import { refusals } from "../../src/text/refusals.ts";
import {
  act1,
  advanceTo,
  drag,
  giant,
  giantStatus,
  gpuHoursIn,
  lockPrediction,
  logOf,
  openGame,
  pause,
  playName,
  rackPoint,
} from "./game.ts";

const rationale = "Row by row I compared the prices; moving what fits is a sixth of killing it all.";

test.use({ contextOptions: { reducedMotion: "no-preference" } });

test("a pointer wins Act I: it drags the giant to the cheapest row, migrates, kills the rest and packs a block", async ({
  page,
}) => {
  await openGame(page, "seed-3");
  await page.getByRole("button", { name: playName, exact: true }).click();
  await expect(page.getByRole("heading", { name: briefText.heading })).toBeVisible();
  await page.getByRole("button", { name: briefText.next }).click();
  const predicted = await predict(page);
  await lockPrediction(page);
  await pause(page);

  await page.getByText(policies["best-fit"].name, { exact: true }).click();
  await expect(logOf(page)).toContainText("Policy is now Best-Fit");
  await advanceTo(page, giant.arrives + 60);
  await expect(logOf(page)).toContainText(`${giant.name} arrived`);

  await dragToCheapestRow(page);
  const dialog = page.getByRole("dialog", { name: new RegExp(giant.name) });
  await dialog.getByLabel(placeText.killStuck).check();
  await expect(dialog).toContainText("0 jobs left running");
  await dialog.getByRole("button", { name: /Migrate \d+ jobs/ }).click();
  await expect(dialog).toBeHidden();
  await expect(logOf(page)).toContainText(`is reserved for ${giant.name}`);

  const left = page.getByRole("button", { name: new RegExp(windowText.killLeft) });
  for (let time = 4800; time < giant.arrives + 7200 && (await giantStatus(page)) !== "running"; time += 600) {
    await advanceTo(page, time);
    if (await left.isVisible()) await left.click();
  }
  await expect(page.getByRole("article")).toContainText("Running on");

  await advanceTo(page, 8400);
  await packBlock(page);
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

/** Drags the giant's card over every row, reads the three prices under the ghost, and drops where killing is cheapest. */
async function dragToCheapestRow(page: Page): Promise<void> {
  const ghost = page.locator(".ghost-price");
  const card = await page.getByRole("heading", { name: giant.name }).boundingBox();
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
  const possible = prices.filter(Number.isFinite);
  expect(Math.max(...possible)).toBeGreaterThan(Math.min(...possible));
  const { x, y } = await rackPoint(page, 1 + prices.indexOf(Math.min(...prices)), 13);
  await page.mouse.move(x, y, { steps: 3 });
  await page.mouse.up();
}

/** What killing all under the ghost costs, GPU-hours, once the three prices are there; Infinity where a node is down. */
async function killPrice(page: Page): Promise<number> {
  const ghost = page.locator(".ghost-price");
  const refusal = ghost.getByText(refusals["node-down"]);
  const choices = ghost.locator("dt");
  await expect(choices.first().or(refusal)).toBeVisible();
  if (await refusal.isVisible()) return Infinity;
  await expect(choices).toContainText([/Kill \d+ jobs/, /Migrate \d+ jobs/, placeText.drain]);
  return gpuHoursIn((await ghost.locator(".cost").first().textContent()) ?? "");
}

/** Box-selects four racks and moves their jobs elsewhere, for the price on the button. */
async function packBlock(page: Page): Promise<void> {
  const from = await rackPoint(page, 5, 11);
  const to = await rackPoint(page, 5, 14);
  await drag(page, from, to);
  await expect(page.getByRole("heading", { name: "Row 5, racks 11–14" })).toBeVisible();
  const move = page.getByRole("button", { name: new RegExp(`^${selectionText.move}`) });
  await expect(move).toContainText(/GPU-h · \$/);
  await move.click();
  await expect(logOf(page)).toContainText("being moved");
  await page.getByRole("button", { name: selectionText.close }).click();
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
