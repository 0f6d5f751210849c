import { readFileSync, writeFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { levelHash } from "../../src/replay/level-hash.ts";
import { handInOf } from "../../src/replay/hand-in.ts";
import { createJudge } from "../../src/analysis/best-known.ts";
import { packHandIn } from "../../src/replay/pack-hand-in.ts";
import { playReplay } from "../../src/replay/play-replay.ts";
import { readHandIn } from "../../src/replay/read-hand-in.ts";
import { noNotes, recordRun } from "../../src/replay/record-run.ts";
import { compareText } from "../../src/text/compare.ts";
import { headerText } from "../../src/text/header.ts";
import { formatGpuHours, formatStopwatch } from "../../src/text/numbers.ts";
import { debriefText } from "../../src/text/pages.ts";
import { reportText } from "../../src/text/report.ts";
import { shareText, watchText } from "../../src/text/watch.ts";
import { act1, advanceTo, logOf, openGame, startAct } from "./game.ts";

const minute = 60;

/** A run that chose Best-Fit and lost; its digest at any time by playing it again. */
function recorded() {
  const commands = [{ time: 30 * minute, command: { type: "set-policy", policy: "best-fit" } as const }];
  const run = recordRun(act1.level, "watched", commands, act1.level.duration);
  return run.record(noNotes(levelHash(act1)));
}

function digestAt(time: number): string {
  const record = recorded();
  const commands = record.commands.filter((one) => one.time <= time);
  return playReplay(act1, { ...record, commands, digests: [], time }).simulation.digest();
}

const timeOf = (page: Page): Promise<number> => page.evaluate(() => window.fleet.view().time);
const digestOf = (page: Page): Promise<string> => page.evaluate(() => window.fleet.digest());
/** Puts the stored play that does nothing beside the run, reads where they part and how their ledgers differ, and goes back. */
async function compareWithDoingNothing(page: Page): Promise<void> {
  await barOf(page).getByRole("button", { name: watchText.compare }).click();
  await expect(page.getByRole("heading", { name: compareText.heading })).toBeFocused();
  const name = debriefText.names["do-nothing"] ?? "";
  await page.getByRole("combobox").selectOption({ label: name });
  const halls = page.getByRole("region", { name: compareText.halls }).getByRole("figure");
  await expect(halls).toHaveCount(2);
  await expect(halls.nth(1)).toContainText(name);
  await expect(halls.nth(1).getByText("verified", { exact: true })).toBeVisible();
  await expect(page.getByText(compareText.parts("A", "B", formatStopwatch(30 * minute)))).toBeVisible();
  const idle = recordRun(act1.level, "watched", [], 4000).simulation.view().ledger.idle;
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "idle", exact: true }) });
  await expect(row).toContainText(formatGpuHours(idle));
  // Until they part they are the same, line by line.
  await page.getByRole("slider", { name: watchText.scrub }).fill(String(30 * minute - 1));
  await expect(row).toContainText("(=)");
  await page.getByRole("slider", { name: watchText.scrub }).fill("4000");
  await page.getByRole("button", { name: compareText.remove("B") }).click();
  await expect(halls).toHaveCount(1);
  await page.getByRole("button", { name: compareText.back }).click();
  await expect.poll(() => timeOf(page)).toBe(4000);
}

/** What a click saves. */
async function bytesOf(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await click();
  return readFileSync(await (await download).path());
}

const barOf = (page: Page) => page.getByRole("region", { name: watchText.bar });

test("a run in a file is watched from anywhere, found by its link, and played on from there as practice", async ({
  page,
  context,
}, testInfo) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const file = testInfo.outputPath("run.fleet");
  writeFileSync(file, packHandIn(handInOf([recorded()])));
  await openGame(page, "other");
  await page.getByRole("button", { name: watchText.watch }).click();
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(barOf(page).getByText("verified", { exact: true })).toBeVisible();

  // To a later moment, back to an earlier one, and from command to command.
  const range = barOf(page).getByRole("slider", { name: watchText.scrub });
  await range.fill("5000");
  await expect.poll(() => timeOf(page)).toBe(5000);
  expect(await digestOf(page)).toBe(digestAt(5000));
  // What led there is drawn, too.
  await expect(page.locator(".sparkline polyline").first()).toBeAttached();
  await range.fill("300");
  await expect.poll(() => digestOf(page)).toBe(digestAt(300));
  await barOf(page).getByRole("button", { name: watchText.after }).click();
  await expect.poll(() => timeOf(page)).toBe(30 * minute);
  await expect(logOf(page)).toContainText("Best-Fit");
  await barOf(page).getByRole("button", { name: watchText.play, exact: true }).click();
  await expect.poll(() => timeOf(page)).toBeGreaterThan(30 * minute + 20);
  await barOf(page).getByRole("button", { name: watchText.pause, exact: true }).click();
  // Nothing can be changed in it.
  expect(await page.evaluate(() => window.fleet.view().policy)).toBe("best-fit");

  await range.fill("4000");
  await barOf(page).getByRole("button", { name: watchText.share }).click();
  const dialog = page.getByRole("dialog", { name: shareText.heading });
  await expect(dialog.getByRole("img", { name: shareText.qrOfLink })).toBeVisible();
  const picture = await bytesOf(page, () => dialog.getByRole("button", { name: shareText.picture }).click());
  expect(picture.subarray(1, 4).toString()).toBe("PNG");
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1600, 1000]);
  const clip = await bytesOf(page, () => dialog.getByRole("button", { name: shareText.clip }).click());
  expect(clip.subarray(0, 6).toString()).toBe("GIF89a");
  expect(clip.includes("NETSCAPE2.0")).toBe(true);
  await dialog.getByRole("button", { name: shareText.copyLink }).click();
  await expect(dialog).toContainText(shareText.copied);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto("about:blank");
  await page.goto(link.replace("#", "?debug=1#"));
  await expect(barOf(page)).toBeVisible();
  await expect.poll(() => timeOf(page)).toBe(4000);

  await compareWithDoingNothing(page);

  await barOf(page).getByRole("button", { name: watchText.fork }).click();
  await expect(page.getByText(watchText.practice, { exact: true })).toBeVisible();
  await page.getByText("FCFS", { exact: true }).click();
  expect(await page.evaluate(() => window.fleet.view().policy)).toBe("fcfs");
  expect(await page.evaluate(() => window.fleet.finishedRuns("act-1"))).toEqual([]);

  await advanceTo(page, act1.level.duration).catch(() => undefined);
  await expect(page.getByRole("button", { name: reportText.open })).toHaveCount(0);
  await page.getByRole("button", { name: watchText.watchOwn }).click();
  const practice = /^practice, forked from [0-9a-f]{6} at 01:06:40$/;
  await expect(barOf(page).getByText(practice)).toBeVisible();
  await barOf(page).getByRole("button", { name: watchText.others }).click();
  await expect(page.getByRole("main").getByText(practice)).toBeVisible();
  await page.getByRole("button", { name: watchText.back }).click();
});

test("a run of one's own is among My runs, is saved as a file that verifies, and a broken file is said to be one", async ({
  page,
}, testInfo) => {
  await openGame(page, "own");
  await startAct(page);
  await advanceTo(page, act1.level.duration).catch(() => undefined);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: debriefText.replay }).click();
  const saved = readFileSync(await (await download).path());
  const [record] = readHandIn(saved).runs;
  if (!record) throw new RangeError("the file holds no run");
  expect(createJudge()([act1], record).verdict.kind).toBe("verified");

  await page.getByRole("button", { name: watchText.watchOwn }).click();
  await expect(barOf(page).getByText("verified", { exact: true })).toBeVisible();
  await barOf(page).getByRole("button", { name: watchText.others }).click();
  const broken = testInfo.outputPath("broken.fleet");
  writeFileSync(broken, saved.subarray(0, saved.length - 9));
  await page.locator("input[type=file]").setInputFiles(broken);
  await expect(page.getByRole("status")).toContainText("cannot be watched");
  await page
    .getByRole("button", { name: new RegExp(act1.about.title) })
    .first()
    .click();
  await expect(barOf(page)).toBeVisible();
  // On a phone the hall keeps its place.
  await page.setViewportSize({ width: 390, height: 844 });
  expect((await barOf(page).boundingBox())?.height).toBeLessThan(844 / 6);
  for (const name of [watchText.fork, watchText.share, watchText.compare, watchText.others]) {
    await expect(barOf(page).getByRole("button", { name })).toBeInViewport({ ratio: 1 });
  }
  await page.getByRole("button", { name: headerText.leave }).click();
  await expect(page.getByRole("button", { name: watchText.watch })).toBeVisible();
});
