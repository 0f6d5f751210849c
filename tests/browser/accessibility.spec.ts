import { expect, test, type Locator, type Page } from "@playwright/test";
import { plotText, signText } from "../../src/lessons/checkpoint/text/checkpoint.ts";
import { claimsText } from "../../src/lessons/checkpoint/text/claims.ts";
import { ringText, sheetText } from "../../src/lessons/elastic/text/elastic.ts";
import { blastText, elasticPlays } from "../../src/lessons/elastic/text/pages.ts";
import { elasticPlot } from "../../src/lessons/elastic/text/telemetry.ts";
import { helpText } from "../../src/text/help.ts";
import { headerText, settingsText } from "../../src/text/header.ts";
import { parseAssignment } from "../../src/grading/assignment.ts";
import { assignmentParameter } from "../../src/grading/assignment-link.ts";
import { checklistText, makeText } from "../../src/text/assignments.ts";
import { gradeText, instructorText } from "../../src/text/instructor.ts";
import { briefText, debriefText } from "../../src/text/pages.ts";
import { reportedText, reportText } from "../../src/text/report.ts";
import { watchText } from "../../src/text/watch.ts";
import { moodleArchive } from "../grading/a-class.ts";
import { placeText } from "../../src/text/place.ts";
import { cardOf, contract, hour, signingOf } from "./act-2.ts";
import { chooseRecovery, closeGaps, lastReturn, playName3, ringOf, ringOpen, stripOf } from "./act-3.ts";
import {
  act1,
  act2,
  act3,
  advanceTo,
  clickRack,
  giant,
  lockPrediction,
  openGame,
  pause,
  playName,
  playName2,
  startAct,
  unlockLevers,
} from "./game.ts";
import { expectNoViolations } from "./violations.ts";

test("every page and dialog of Act I meets WCAG 2.2 AA as far as a program can tell", async ({ page }) => {
  await openGame(page, "seed-1");
  await page.getByRole("button", { name: headerText.settings }).click();
  await expectNoViolations(page, "settings");
  await page.getByRole("dialog").getByRole("button", { name: settingsText.close }).click();
  await expectNoViolations(page, "start");

  await page.getByRole("button", { name: playName, exact: true }).click();
  await expectNoViolations(page, "brief");
  await page.getByRole("button", { name: briefText.next }).click();
  await expectNoViolations(page, "prediction");
  await lockPrediction(page);
  await pause(page);

  await advanceTo(page, giant.arrives + 60);
  await expectNoViolations(page, "watching");
  await unlockLevers(page);
  await expectNoViolations(page, "play");
  await clickRack(page, 3, 3);
  await expect(page.getByRole("heading", { name: "Row 3, rack 3" })).toBeVisible();
  await expectNoViolations(page, "selection");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await expectNoViolations(page, "help with a price");
  await page.getByRole("button", { name: helpText.take }).click();
  await expect(page.getByRole("listbox")).toBeFocused();
  await expectNoViolations(page, "best places");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: new RegExp(giant.name) })).toBeVisible();
  await expectNoViolations(page, "place");
  await page.getByRole("button", { name: new RegExp(`${placeText.drain}.*GPU-h`) }).click();
  await expectNoViolations(page, "window held");
  await page.keyboard.press("t");
  await expect(page.getByRole("grid")).toBeVisible();
  await expectNoViolations(page, "table of racks");

  await advanceTo(page, act1.level.duration);
  await expect(page.getByRole("rowheader", { name: debriefText.names["oracle"] })).toBeVisible({ timeout: 120_000 });
  await expectNoViolations(page, "debrief");
});

test("every page and dialog of Act II meets WCAG 2.2 AA as far as a program can tell", async ({ page }) => {
  await openGame(page, "seed-2");
  await page.getByRole("button", { name: playName2, exact: true }).click();
  await expectNoViolations(page, "brief");
  await page.getByRole("button", { name: briefText.next }).click();
  await expectNoViolations(page, "prediction");
  await lockPrediction(page);
  await pause(page);

  await advanceTo(page, 20 * hour);
  await expectNoViolations(page, "play before theory");
  await advanceTo(page, contract("parallel-fs").offeredAt);
  await gap(page).fill("30 min");
  await expect(page.getByRole("list", { name: claimsText.remarks })).toBeVisible();
  for (const button of await page.getByRole("button", { name: plotText.asTable, exact: true }).all())
    await button.click();
  await expectNoViolations(page, "play with theory, plots as tables");
  await cardOf(page, "parallel-fs").click();
  await expect(signingOf(page, "parallel-fs")).toBeVisible();
  await expectNoViolations(page, "contract");
  await signingOf(page, "parallel-fs").getByRole("button", { name: signText.cancel }).click();

  await advanceTo(page, act2.level.duration);
  await expect(page.getByText(/Yours win on \d+ of 10 seeds/)).toBeVisible({ timeout: 120_000 });
  for (const summary of await page.getByRole("main").locator("summary").all()) await summary.click();
  await expectNoViolations(page, "debrief");
});

test("every page of Act III meets WCAG 2.2 AA as far as a program can tell", async ({ page }) => {
  await openGame(page, "seed-1");
  await page.getByRole("button", { name: playName3, exact: true }).click();
  await expectNoViolations(page, "brief");
  await page.getByRole("button", { name: briefText.next }).click();
  await expectNoViolations(page, "prediction");
  await lockPrediction(page);
  await pause(page);

  await chooseRecovery(page, "elastic");
  await expectNoViolations(page, "play before the failure");
  await advanceTo(page, ringOpen);
  await ringOf(page).locator("summary").click();
  await expect(ringOf(page)).toContainText(ringText.join);
  await expectNoViolations(page, "play with an open ring and its loose ends");
  await closeGaps(page);
  await advanceTo(page, await lastReturn(page));
  for (const button of await page.getByRole("button", { name: new RegExp(`^${elasticPlot.asTable} `) }).all())
    await button.click();
  await expectNoViolations(page, "play with ready replicas, plots as tables");
  for (const button of await page.getByRole("button", { name: new RegExp(`^${elasticPlot.asTable} `) }).all())
    await button.click();
  await stripOf(page).getByRole("option").first().click();
  await expect(page.getByRole("button", { name: sheetText.close })).toBeVisible();
  await expectNoViolations(page, "one replica");

  await advanceTo(page, act3.level.duration);
  await expect(page.getByText(blastText.packed)).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText(elasticPlays.wait)).toHaveCount(0, { timeout: 120_000 });
  for (const summary of await page.getByRole("main").locator("summary").all()) await summary.click();
  await expectNoViolations(page, "debrief");
});

test("the checklist, the report, watching and comparing meet WCAG 2.2 AA as far as a program can tell", async ({
  page,
}) => {
  const levels = [
    { level: "act-1", seed: "monday" },
    { level: "act-2", seed: { from: "name" } },
  ];
  const asked = { assignment: "week-3", levels, attempts: 3, deadline: "2126-12-01T23:00:00Z", report: ["rationale"] };
  await page.goto(`/?debug=1&assignment=${assignmentParameter(parseAssignment(asked))}`);
  const list = page.getByRole("region", { name: checklistText.heading("week-3") });
  await expect(list).toContainText(checklistText.nameFirst);
  await expectNoViolations(page, "checklist without a name");
  await list.getByLabel(checklistText.name).fill("Zoë Müller");
  await expect(list).toContainText(checklistText.seed("monday"));
  await expectNoViolations(page, "checklist");

  await startAct(page);
  await advanceTo(page, act1.level.duration).catch(() => undefined);
  await expect(page.getByText(debriefText.heading, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: reportText.open }).click();
  await page.getByRole("textbox", { name: reportedText.rationale }).fill("Best-Fit helps.");
  await page.getByText(reportText.choose, { exact: true }).click();
  await expectNoViolations(page, "report");

  await page.getByRole("button", { name: headerText.leave }).click();
  await page.getByRole("button", { name: watchText.watch }).click();
  await expect(page.getByText("verified", { exact: true })).toBeVisible();
  await expectNoViolations(page, "list of runs");
  await page
    .getByRole("button", { name: new RegExp(act1.about.title) })
    .first()
    .click();
  const bar = page.getByRole("region", { name: watchText.bar });
  await expect(bar.getByText("verified", { exact: true })).toBeVisible();
  await expectNoViolations(page, "watch");
  await bar.getByRole("button", { name: watchText.share }).click();
  await expectNoViolations(page, "share");
  await page.keyboard.press("Escape");
  await bar.getByRole("button", { name: watchText.compare }).click();
  await page.getByRole("combobox").selectOption({ label: debriefText.names["do-nothing"] ?? "" });
  await expect(page.getByRole("figure").nth(1)).toBeVisible();
  await expectNoViolations(page, "compare");
});

test("the page for instructors meets WCAG 2.2 AA as far as a program can tell", async ({ page }) => {
  await page.goto("/grade.html");
  await expect(page.getByRole("heading", { level: 1, name: instructorText.heading })).toBeVisible();
  await expectNoViolations(page, "instructors");
  await page.getByLabel(makeText.name).fill("week-3");
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await expectNoViolations(page, "instructors, an assignment made");
  const { path, bytes } = moodleArchive();
  const file = { name: path, mimeType: "application/zip", buffer: Buffer.from(bytes) };
  await page.getByLabel(gradeText.files).setInputFiles(file);
  await expect(page.getByRole("region", { name: gradeText.table })).toBeVisible();
  await expectNoViolations(page, "instructors, graded");
});

function gap(page: Page): Locator {
  return page.getByRole("textbox", { name: claimsText.fields.checkpoint.before, exact: true });
}
