import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { headerText, settingsText } from "../../src/text/header.ts";
import { policies } from "../../src/text/levers.ts";
import { noticeText, startText } from "../../src/text/pages.ts";
import { act1, act2, advanceTo, openGame, playName, playName2, startAct, unlockLevers } from "./game.ts";
import { savedRuns } from "./saved-run.ts";

const [fragmentation, checkpoint] = [act1.about, act2.about];

declare global {
  interface Window {
    /** Lets the storage answer what it was asked, and from then on at once. */
    releaseStorage?: () => void;
  }
}

test("of two tabs the second says so and does not write, takes over and keeps both runs, and a reset asks before", async ({
  page: first,
  context,
}) => {
  await playSome(first, "seed-1", 1974);
  const second = await context.newPage();
  await openGame(second, "seed-2");
  const other = second.getByRole("status").filter({ hasText: noticeText.otherTab });
  await expect(other).toBeVisible();
  // Another tab is another visit: whose run it is, is asked by the button.
  await expect(second.getByRole("button", { name: `${startText.resumeMine} ${fragmentation.number}` })).toBeVisible();
  await startAct(second);
  await advanceTo(second, 1714);
  await unlockLevers(second);
  await second.getByText(policies["best-fit"].name, { exact: true }).click();
  expect((await savedRuns(second, "act-1")).map(({ seed, time }) => [seed, time])).toEqual([["seed-1", 1974]]);

  await other.getByRole("button", { name: noticeText.takeOver }).click();
  await expect(other).toBeHidden();
  await expect(first.getByRole("status").filter({ hasText: noticeText.takenOver })).toBeVisible();
  const runs = async (): Promise<unknown> =>
    (await savedRuns(second, "act-1")).map(({ seed, time, commands }) => [seed, time, commands.length]);
  await expect.poll(runs).toEqual([
    ["seed-2", 1714, 1],
    ["seed-1", 1974, 1],
  ]);

  await first.close();
  await second.getByRole("button", { name: headerText.leave, exact: true }).click();
  await second.getByRole("button", { name: headerText.settings, exact: true }).last().click();
  await second.getByRole("button", { name: settingsText.reset }).click();
  await expect(second.getByText(settingsText.resetAsk)).toBeVisible();
  expect(await runs()).toHaveLength(2);
  await second.getByRole("button", { name: settingsText.resetYes }).click();
  await expect(second.getByText(settingsText.resetDone)).toBeVisible();
  await expect.poll(runs).toEqual([]);
  await second.getByRole("button", { name: settingsText.close }).click();
  const cards = second.getByRole("article");
  await expect(cards.first()).toContainText(startText.never);
  await expect(cards.filter({ hasNotText: startText.never })).toHaveCount(0);
});

test("an act begun before a slow storage answers keeps its header and its place, and the stored run keeps its own", async ({
  page,
  context,
}) => {
  await playSome(page, "seed-1", 1974);
  await page.close();
  const next = await openSlowly(context);
  await startAct(next, playName2);
  await next.evaluate(() => window.releaseStorage?.());
  await expect.poll(() => savedRuns(next, "act-2")).toHaveLength(1);
  await expect(next.getByRole("banner")).toContainText(checkpoint.number);
  expect(await next.evaluate(() => window.fleet.view().level.id)).toBe("act-2");
  expect((await savedRuns(next, "act-1")).map(({ seed, time, commands }) => [seed, time, commands.length])).toEqual([
    ["seed-1", 1974, 1],
  ]);
  await next.getByRole("button", { name: headerText.leave, exact: true }).click();
  await expect(next.getByText(/Unfinished run.*seed-1/)).toBeVisible();
  await expect(next.getByText(/Unfinished run.*seed-2/)).toBeVisible();
});

/** Begins Act I, commands, and waits until the run is on the disk as it stands. */
async function playSome(page: Page, seed: string, time: number): Promise<void> {
  await openGame(page, seed);
  await startAct(page, playName);
  await unlockLevers(page);
  await page.getByText(policies["best-fit"].name, { exact: true }).click();
  await advanceTo(page, time);
  await expect.poll(async () => (await savedRuns(page, "act-1"))[0]?.time).toBe(time);
}

/** The start page of a browser whose storage does not answer what it is asked until it is released. */
async function openSlowly(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    let held: (() => void)[] | null = [];
    window.releaseStorage = () => {
      const all = held ?? [];
      held = null;
      for (const answer of all) answer();
    };
    const get = IDBObjectStore.prototype.get;
    IDBObjectStore.prototype.get = function (key) {
      const request = get.call(this, key);
      Object.defineProperty(request, "onsuccess", {
        set(listener: () => void) {
          request.addEventListener("success", () => void (held === null ? listener() : held.push(listener)));
        },
      });
      return request;
    };
  });
  await openGame(page, "seed-2");
  return page;
}
