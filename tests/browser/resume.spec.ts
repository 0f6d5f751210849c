import { expect, test, type Locator, type Page } from "@playwright/test";
import { playReplay } from "../../src/replay/play-replay.ts";
import { claimsText, remarkText } from "../../src/lessons/checkpoint/text/claims.ts";
import { headerText } from "../../src/text/header.ts";
import { keyText } from "../../src/text/keys.ts";
import { policies } from "../../src/text/levers.ts";
import { briefText, coachText, noticeText, rationaleText, startText } from "../../src/text/pages.ts";
import { selectionText } from "../../src/text/place.ts";
import { cardOf, contract, dragLever, expectInterval, hour, minute, sign } from "./act-2.ts";
import {
  act1,
  advanceTo,
  clickRack,
  expectOpened,
  logOf,
  openGame,
  playName2,
  readRun,
  startAct,
  unlockLevers,
  unlocked,
} from "./game.ts";
import { savedRun } from "./saved-run.ts";

const rationale = "Drained before the giant came.";

test("a reload goes on with the unfinished run: same time, same digest, the log and the rationale there", async ({
  page,
}) => {
  await openGame(page, "seed-2");
  await startAct(page);
  await unlockLevers(page);
  await page.getByText(policies["best-fit"].name, { exact: true }).click();
  await page.getByRole("textbox", { name: rationaleText.label }).fill(rationale);
  await advanceTo(page, unlocked + 300);
  await clickRack(page, 6, 6);
  await page.getByRole("button", { name: new RegExp(`^${selectionText.drain}`) }).click();
  await expect(logOf(page)).toContainText("Row 6, rack 6 drained");
  const before = await readRun(page);
  const lines = await logOf(page).getByRole("listitem").allTextContents();
  expect(lines.length).toBeGreaterThan(2);
  await expect.poll(async () => (await savedRun(page, "act-1"))?.time).toBe(before.time);

  await page.reload();
  await expect(page.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();
  const after = await readRun(page);
  expect(after.time).toBe(before.time);
  expect(after.digest).toBe(before.digest);
  expect(after.replay.commands).toEqual(before.replay.commands);
  await expect(logOf(page).getByRole("listitem")).toHaveText(lines);
  await expect(page.getByRole("radio", { name: policies["best-fit"].name })).toBeChecked();
  await expect(page.getByRole("textbox", { name: rationaleText.label })).toHaveValue(rationale);

  await expect(page.getByText(coachText.resumed)).toBeVisible();

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: keyText.heading })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText(noticeText.wentBack)).toBeVisible();
  await expect(page.getByText(/Unfinished run: .*seed-2/)).toBeVisible();
  await page.goForward();
  await expect(page.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();
  await expect(page.getByText(noticeText.wentBack)).toBeHidden();
  expect((await readRun(page)).digest).toBe(before.digest);

  await page.getByRole("button", { name: headerText.leave }).click();
  await expect(page.getByText(/Unfinished run: .*seed-2/)).toBeVisible();
  await page.getByRole("button", { name: startText.resume }).click();
  await expect(page.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();
  expect((await readRun(page)).digest).toBe(before.digest);
  await page.getByRole("button", { name: headerText.resume, exact: true }).click();
  await expect(page.getByText(coachText.resumed)).toBeHidden();

  // However often the act was left and entered, it is one step back to the start page.
  await page.goBack();
  await expect(page.getByRole("button", { name: startText.resume })).toBeVisible();
  // A brief keeps no run; going forward to it is harmless.
  await page.getByRole("button", { name: playName2, exact: true }).click();
  await expectOpened(page, briefText.heading);
  await page.goBack();
  await page.goForward();
  await expect(page.getByRole("button", { name: playName2, exact: true })).toBeVisible();
});

test("a reload goes on with an unfinished training run: contract, interval, log, and the rationale with its numbers", async ({
  page,
}) => {
  const gap = (field: keyof typeof claimsText.fields): Locator =>
    page.getByRole("textbox", { name: claimsText.fields[field].before, exact: true });
  await openGame(page, "seed-2");
  await startAct(page, playName2);
  await advanceTo(page, contract("parallel-fs").offeredAt);
  await sign(page, "parallel-fs");
  await dragLever(page, "parallel-fs", 40 * minute);
  await gap("checkpoint").fill("5 min");
  await gap("mttf").fill("7 h");
  await page.getByRole("textbox", { name: claimsText.because }).fill(rationale);
  await advanceTo(page, 80 * hour);
  const before = await readRun(page);
  const wrong = page.getByText(remarkText["mttf-differs"](7 * hour, 3 * hour));
  await expect(wrong).toBeVisible();
  await expect.poll(async () => (await savedRun(page, "act-2"))?.time).toBe(before.time);
  const lines = await logOf(page).getByRole("listitem").allTextContents();

  await page.reload();
  await expect(page.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();
  const after = await readRun(page);
  expect(after.time).toBe(before.time);
  expect(after.digest).toBe(before.digest);
  await expect(cardOf(page, "parallel-fs")).toHaveAttribute("aria-current", "true");
  await expectInterval(page, 40 * minute);
  await expect(gap("checkpoint")).toHaveValue("5 min");
  await expect(gap("mttf")).toHaveValue("7 h");
  await expect(gap("interval")).toHaveValue("");
  await expect(page.getByRole("textbox", { name: claimsText.because })).toHaveValue(rationale);
  // What the run says to the numbers lies over the log while the form is in hand.
  await gap("mttf").focus();
  await expect(wrong).toBeVisible();
  await expect(logOf(page).getByRole("listitem")).toHaveText(lines);
});

test("a tab that is killed in mid-run is gone on with after its last command, which needs nobody to leave or hide it", async ({
  page,
  context,
}) => {
  await openGame(page, "killed");
  await startAct(page);
  await page.getByRole("button", { name: headerText.resume, exact: true }).click();
  await unlockLevers(page);
  await page.getByText(policies["best-fit"].name, { exact: true }).click();
  const { time: commanded, replay } = await readRun(page);
  expect(replay.commands.map(({ command }) => command.type)).toEqual(["set-policy"]);
  // What is on the disk is what it saves as it plays, not only what a command saved.
  await expect.poll(async () => (await readRun(page)).time).toBeGreaterThan(commanded + minute);
  const { time } = await readRun(page);
  await expect.poll(async () => (await savedRun(page, "act-1"))?.time ?? 0).toBeGreaterThanOrEqual(time);
  const protocol = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  // It never answers.
  protocol.send("Page.crash").catch(() => undefined);
  await crashed;

  const next = await context.newPage();
  await next.goto("/?debug=1");
  await next.getByRole("button", { name: startText.resume }).click();
  await expect(next.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();
  const after = await readRun(next);
  expect(after.time).toBeGreaterThanOrEqual(time);
  expect(after.replay.commands).toEqual(replay.commands);
  expect(after.replay.seed).toBe("killed");
  const { digest } = playReplay(act1, { ...after.replay, digests: [] }).simulation;
  expect(after.digest).toBe(digest());
});

test("a browser that refuses storage says so, and play goes on", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["indexedDB", "localStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("storage is refused", "SecurityError");
        },
      });
    }
  });
  await playOn(page, noticeText.memory);
});

test("a full disk is told of, and play goes on", async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("the disk is full", "QuotaExceededError");
    };
  });
  await playOn(page, noticeText.full);
});

/** Starts the act, commands, sees the notice, sends it away, and sees simulated time pass. */
async function playOn(page: Page, notice: string): Promise<void> {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await openGame(page, "seed-2");
  await startAct(page);
  await unlockLevers(page);
  await page.getByText(policies["best-fit"].name, { exact: true }).click();
  const said = page.getByRole("status").filter({ hasText: notice });
  await expect(said).toBeVisible();
  await said.getByRole("button", { name: noticeText.dismiss }).click();
  await expect(said).toBeHidden();
  const { time } = await readRun(page);
  await page.getByRole("button", { name: headerText.resume, exact: true }).click();
  await expect.poll(async () => (await readRun(page)).time).toBeGreaterThan(time);
  expect(errors).toEqual([]);
}
