import { expect, test, type Page } from "@playwright/test";
import { recoveryText } from "../../src/lessons/elastic/text/elastic.ts";
import { recoveries } from "../../src/text/recoveries.ts";
import { elasticLog } from "../../src/lessons/elastic/text/news.ts";
import { headerText } from "../../src/text/header.ts";
import { briefText, zoneText } from "../../src/text/pages.ts";
import {
  advanceThroughStage,
  closeButton,
  expectDrawn,
  expectMode,
  expectReplicas,
  feedNodes,
  gapsOn,
  parts,
  playName3,
  replicaPoint,
  predictionOf,
  ringOpen,
  stageOf,
} from "./act-3.ts";
import { act3, advanceTo, logOf, mechanismsOf, openGame } from "./game.ts";

test.use({ hasTouch: true, viewport: { width: 1024, height: 768 } });

const seed = "seed-1";

test("fingers choose Elastic, join two ends in the hall, and have the rest of the ring closed", async ({ page }) => {
  const gaps = gapsOn(seed);
  const [gap] = gaps;
  if (gap === undefined) throw new RangeError(`seed ${seed} leaves no gap`);
  await openGame(page, seed);
  await page.getByText(act3.about.title, { exact: true }).tap();
  await page.getByRole("button", { name: playName3, exact: true }).tap();
  await page.getByRole("button", { name: briefText.next }).tap();
  await predictionOf(page).tap();
  await mechanismsOf(page).first().tap();
  await page.getByRole("button", { name: briefText.lock }).tap();
  await page.getByRole("button", { name: headerText.pause, exact: true }).tap();
  await expect(page.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();
  const lever = page.getByRole("group", { name: recoveryText.heading });
  await lever.getByText(recoveries.elastic.name, { exact: true }).tap();
  await expectMode(page, "elastic");

  await advanceTo(page, ringOpen);
  await tapReplica(page, gap.from);
  await tapReplica(page, gap.to);
  await expectDrawn(page, gaps.length - 1);
  expect(await stageOf(page)).toBe("waiting-for-ring");
  await closeButton(page).tap();
  await expect.poll(() => stageOf(page)).toBe("building");
  await advanceThroughStage(page);
  await expectReplicas(page, "in-ring", parts.replicas - feedNodes);

  await page.getByRole("button", { name: zoneText.ledger }).tap();
  await expect(logOf(page)).toContainText(elasticLog.recovery("elastic"));
  await expect(logOf(page)).toContainText(`The ring works with ${parts.replicas - feedNodes} replicas`);
});

async function tapReplica(page: Page, replica: number): Promise<void> {
  const { x, y } = await replicaPoint(page, replica);
  await page.touchscreen.tap(x, y);
}
