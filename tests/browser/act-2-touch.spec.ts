import { expect, test, type Page } from "@playwright/test";
import { signText } from "../../src/lessons/checkpoint/text/checkpoint.ts";
import { tiers } from "../../src/text/storage-tiers.ts";
import { trainingLog } from "../../src/lessons/checkpoint/text/news.ts";
import { formatSpan } from "../../src/lessons/checkpoint/text/pages.ts";
import { headerText } from "../../src/text/header.ts";
import { briefText, zoneText } from "../../src/text/pages.ts";
import {
  cardOf,
  contract,
  expectInterval,
  optimalStop,
  hour,
  predictionOf,
  signingOf,
  stopsOf,
  thumbAt,
  thumbsOf,
} from "./act-2.ts";
import { act2, advanceTo, logOf, mechanismsOf, openGame, skipQuestion, playName2, type Point } from "./game.ts";

test.use({ hasTouch: true, viewport: { width: 1024, height: 768 } });

test("fingers predict, buy a contract, and move the interval", async ({ page }) => {
  const young = 3 * hour;
  await openGame(page, "seed-2");
  await page.getByText(act2.about.title, { exact: true }).tap();
  await page.getByRole("button", { name: playName2, exact: true }).tap();
  await page.getByRole("button", { name: briefText.next }).tap();
  const slider = predictionOf(page);
  const { x, y } = await thumbAt(slider, stopsOf("shared-nfs").indexOf(2 * hour));
  await page.touchscreen.tap(x, y);
  await expect(page.locator("output")).toHaveText(formatSpan(2 * hour));
  await mechanismsOf(page).first().tap();
  await page.getByRole("button", { name: briefText.lock }).tap();
  await page.getByRole("button", { name: headerText.pause, exact: true }).tap();
  await expect(page.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();
  await expectInterval(page, 2 * hour);

  const nfs = await thumbsOf(page, "shared-nfs", optimalStop("shared-nfs", young));
  await swipe(page, nfs.from, nfs.to);
  await expectInterval(page, optimalStop("shared-nfs", young));

  await advanceTo(page, contract("parallel-fs").offeredAt);
  await cardOf(page, "parallel-fs").tap();
  await signingOf(page, "parallel-fs").getByRole("button", { name: signText.sign, exact: true }).tap();
  await skipQuestion(page);
  await expect(signingOf(page, "parallel-fs")).toBeHidden();
  await expect(cardOf(page, "parallel-fs")).toHaveAttribute("aria-current", "true");
  const optimal = optimalStop("parallel-fs", young);
  const parallel = await thumbsOf(page, "parallel-fs", optimal);
  await swipe(page, parallel.from, parallel.to);
  await expectInterval(page, optimal);

  await page.getByRole("button", { name: zoneText.ledger }).tap();
  await expect(logOf(page)).toContainText(`Storage is now ${tiers["parallel-fs"].name}`);
  await expect(logOf(page)).toContainText(trainingLog.interval(optimal));
});

/** One finger draws from a point to another, which Playwright itself cannot do. */
async function swipe(page: Page, from: Point, to: Point): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  const finger = (share: number): { x: number; y: number }[] => [
    { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share },
  ];
  await protocol.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: finger(0) });
  for (const share of [0.25, 0.5, 0.75, 1])
    await protocol.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: finger(share) });
  await protocol.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await protocol.detach();
}
