import { savedRecord } from "./saved-run.ts";
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { labReportFormat, type LabReport } from "../../src/insight/report/lab-report.ts";
import { createJudge } from "../../src/analysis/best-known.ts";
import { readHandIn } from "../../src/replay/read-hand-in.ts";
import { headerText } from "../../src/text/header.ts";
import { debriefText, startText } from "../../src/text/pages.ts";
import { missingText, reportedText, reportText } from "../../src/text/report.ts";
import { unprintable } from "./forms.ts";
import { act1, act2, act3, advanceTo, openGame, startAct } from "./game.ts";

test("a finished run becomes a report: filled in, kept over a reload, printed light, and read back as it was saved", async ({
  page,
}) => {
  await openGame(page, "report");
  await startAct(page);
  await advanceTo(page, act1.level.duration).catch(() => undefined);
  await expect(page.getByText(debriefText.heading, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: reportText.open }).click();
  await expect(page.getByRole("heading", { level: 1, name: reportText.heading })).toBeFocused();
  const missing = page.locator(".report-missing li");
  await expect(missing.filter({ hasText: `${act1.about.number}:` })).toContainText(missingText.rationale);
  await expect(missing.filter({ hasText: `${act2.about.number}:` })).toContainText(missingText.run);
  await expect(missing.filter({ hasText: `${act3.about.number}:` })).toContainText(missingText.run);

  await page.getByRole("textbox", { name: reportText.student }).fill("Zoë Müller");
  await page
    .getByRole("textbox", { name: reportedText.rationale })
    .fill("FCFS starves everybody because the giant waits first.");
  await page.getByRole("textbox", { name: reportedText.rejected }).fill("Best-Fit.");
  await expect(page.getByText(/No run of yours backs this\. You name FCFS/)).toBeVisible();
  await expect(missing.filter({ hasText: `${act1.about.number}:` })).toHaveText(
    `${act1.about.number}: ${missingText.risk}`,
  );
  // Words are kept half a second after the last letter, and written when the browser comes to it.
  await expect.poll(async () => JSON.stringify(await savedRecord(page, "reports"))).toContain("Best-Fit.");
  await page.reload();
  await page.getByRole("button", { name: reportText.open }).click();
  await expect(page.getByRole("textbox", { name: reportText.student })).toHaveValue("Zoë Müller");
  await expect(page.getByRole("textbox", { name: reportedText.rationale })).toHaveValue(/FCFS starves/);
  await expect(page.getByRole("textbox", { name: reportedText.rejected })).toHaveValue("Best-Fit.");

  const file = readHandIn(await saved(page, reportText.file));
  expect(file.student).toBe("Zoë Müller");
  expect(file.runs.map((run) => createJudge()([act1], run).verdict.kind)).toEqual(["verified"]);
  const [run] = file.runs;
  expect(run?.seed).toBe("report");
  expect(run?.rationale).toBe("FCFS starves everybody because the giant waits first.");
  expect(run?.mechanism).not.toBeNull();
  expect(file.answers).toEqual([{ run: run?.id, rejected: "Best-Fit.", risk: null }]);
  const json = JSON.parse((await saved(page, reportText.json)).toString()) as LabReport;
  expect(json.labReport).toBe(labReportFormat);
  expect(json.runs.map(({ levelId, verdict }) => [levelId, verdict.kind])).toEqual([["act-1", "verified"]]);

  await page.emulateMedia({ media: "print" });
  expect(await unprintable(page)).toEqual([]);
  await expect(page.getByText("Best-Fit.", { exact: true })).toBeVisible();
  await page.emulateMedia({ media: "screen" });

  // Nothing handed in is a report, too.
  await page.getByText(reportText.choose, { exact: true }).click();
  await page.getByRole("checkbox").first().uncheck();
  await expect(missing.filter({ hasText: `${act1.about.number}:` })).toContainText(missingText.run);
  expect(readHandIn(await saved(page, reportText.file)).runs).toEqual([]);
  await page.getByRole("button", { name: headerText.leave }).click();
  await expect(page.getByText(startText.rationale)).toBeVisible();
});

async function saved(page: Page, button: string): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  return readFileSync(await (await download).path());
}
