import { expect, test, type Page } from "@playwright/test";
import { hallText } from "../../src/text/hall.ts";
import { moveText } from "../../src/text/place.ts";
import {
  act1,
  advanceTo,
  clickRack,
  drag,
  jobsInRack,
  logOf,
  openGame,
  rackPoint,
  startAct,
  unlocked,
  unlockLevers,
  zoomOf,
} from "./game.ts";

interface Place {
  readonly row: number;
  readonly rack: number;
}

test("a rack's jobs are dragged onto another rack for a price, and the log line of it flies the hall there", async ({
  page,
}) => {
  await openGame(page, "seed-2");
  await startAct(page);
  await unlockLevers(page);
  const [busy, free] = await emptiestRacks(page);
  const jobs = await jobsInRack(page, busy.row, busy.rack);
  const name = `Row ${free.row}, rack ${free.rack}`;

  await clickRack(page, busy.row, busy.rack);
  await expect(page.getByRole("heading", { name: `Row ${busy.row}, rack ${busy.rack}`, exact: true })).toBeVisible();
  const from = await rackPoint(page, busy.row, busy.rack);
  const to = await rackPoint(page, free.row, free.rack);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await expect(page.locator(".ghost-price")).toContainText(name);
  await expect(page.locator(".ghost-price")).toContainText(/GPU-h · \$/);
  await page.mouse.up();

  const dialog = page.getByRole("dialog", { name: new RegExp(`^Move \\d+ jobs? to ${name}`) });
  await expect(dialog).toContainText(/GPU-h, \$\d+, done in/);
  await dialog.getByRole("button", { name: moveText.confirm, exact: true }).click();
  await expect(dialog).toBeHidden();
  const line = logOf(page).getByRole("button", { name: /being moved.* GPU-h · \$/ });
  await expect(line).toBeVisible();

  const zoom = zoomOf(page);
  await expect(zoom).toHaveText(hallText.zoom.hall);
  await line.click();
  await expect(zoom).not.toHaveText(hallText.zoom.hall);

  await advanceTo(page, unlocked + 1200);
  await expect(logOf(page)).toContainText("Copies are done");
  const there = await jobsInRack(page, free.row, free.rack);
  expect(jobs.some((job) => there.includes(job))).toBe(true);
});

test("dragged jobs let go outside the hall stay where they are", async ({ page }) => {
  await openGame(page, "seed-2");
  await startAct(page);
  await unlockLevers(page);
  await clickRack(page, 2, 4);
  await expect(page.getByRole("heading", { name: "Row 2, rack 4" })).toBeVisible();
  await drag(page, await rackPoint(page, 2, 4), { x: 1200, y: 20 });
  await expect(page.locator(".ghost-price")).toBeHidden();
  await expect(page.getByRole("dialog")).toBeHidden();
  expect(await page.evaluate(() => window.fleet.replay().commands)).toEqual([]);

  // On a page that is scaled by CSS the pointer still meets its rack, and the card stands beside it.
  await page.evaluate(() => document.documentElement.style.setProperty("zoom", "1.25"));
  const { x, y } = await rackPoint(page, 7, 20, 1.25);
  await page.mouse.click(x, y);
  await expect(page.getByRole("heading", { name: "Row 7, rack 20" })).toBeVisible();
  const card = await page.locator(".hover-card").boundingBox();
  expect(card === null ? Infinity : Math.min(Math.abs(card.x - x), Math.abs(card.x + card.width - x))).toBeLessThan(40);
});

/** The two racks with the most idle GPUs and no node down, the fuller of them first. */
async function emptiestRacks(page: Page): Promise<readonly [Place, Place]> {
  const { racksPerRow, nodesPerRack, gpusPerNode } = act1.level.topology;
  const idle = await page.evaluate((size) => {
    const view = window.fleet.view();
    return Array.from({ length: view.rackCount }, (_, rack) => {
      const states = view.gpuState.subarray(rack * size, (rack + 1) * size);
      // 0 is idle and 3 is down.
      return states.includes(3) ? -1 : states.filter((state) => state === 0).length;
    });
  }, nodesPerRack * gpusPerNode);
  const ranked = idle.map((count, rack) => ({ count, rack })).toSorted((a, b) => b.count - a.count);
  const [free, busy] = ranked;
  if (free === undefined || busy === undefined) throw new Error("the hall has no racks");
  const place = (rack: number): Place => ({ row: Math.floor(rack / racksPerRow) + 1, rack: (rack % racksPerRow) + 1 });
  return [place(busy.rack), place(free.rack)];
}
