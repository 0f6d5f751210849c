import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { parseAssignment } from "../../src/grading/assignment.ts";
import { writeCsv } from "../../src/grading/csv.ts";
import { grade } from "../../src/grading/grade.ts";
import { judgeHere } from "../../src/grading/judge.ts";
import { readRoster } from "../../src/grading/roster.ts";
import { gradeTable, moodleTable } from "../../src/grading/tables.ts";
import { makeText, reportPartNames } from "../../src/text/assignments.ts";
import { gradeText, instructorText } from "../../src/text/instructor.ts";
import { startText } from "../../src/text/pages.ts";
import { moodleArchive, moodleWorksheet } from "../grading/a-class.ts";
import { levelFiles } from "../levels/level-files.ts";

/** What a button saves. */
async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return readFileSync(await download.path(), "utf8");
}

test("an instructor makes an assignment, drops the class on the page, and gets what the terminal gets", async ({
  page,
}, info) => {
  await page.goto("/");
  await page.getByRole("link", { name: instructorText.link }).click();
  await expect(page.getByRole("heading", { name: instructorText.heading })).toBeVisible();
  await page.getByLabel(makeText.name).fill("week-3");
  const act2 = levelFiles.find(({ level }) => level.id === "act-2");
  const name = `${act2?.about.number}, ${act2?.about.title}`;
  await page.getByRole("checkbox", { name }).check();
  await page.getByRole("combobox", { name: makeText.seedOf(name) }).selectOption("fixed");
  await expect(page.getByRole("status").first()).toContainText("A seed has at least one character");
  await page.getByRole("textbox", { name: makeText.seedOf(name) }).fill("monday");
  await page.getByLabel(makeText.attempts).fill("3");
  await page.getByRole("checkbox", { name: reportPartNames.rationale }).check();
  const asked = {
    assignment: "week-3",
    levels: [{ level: "act-2", seed: "monday" }],
    attempts: 3,
    report: ["rationale"],
  };
  expect(JSON.parse(await saved(page, makeText.file))).toEqual(asked);

  await page
    .getByLabel(gradeText.roster)
    .setInputFiles({ name: "worksheet.csv", mimeType: "text/csv", buffer: Buffer.from(moodleWorksheet) });
  const archive = moodleArchive();
  const folder = info.outputPath("submissions");
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${archive.path}`, archive.bytes);
  await page.getByLabel(gradeText.folder).setInputFiles(folder);
  await expect(page.getByText("7 runs of 7 students: 6 verified, 1 not.")).toBeVisible();

  const roster = readRoster(moodleWorksheet);
  const report = await grade([archive], {
    levels: levelFiles,
    roster,
    assignment: parseAssignment(asked),
    judge: judgeHere(levelFiles),
    onProgress: () => {},
  });
  expect(await saved(page, gradeText.csv)).toBe(`\uFEFF${writeCsv(gradeTable(report))}`);
  expect(await saved(page, gradeText.moodle)).toBe(writeCsv(moodleTable(report, roster)));
  const table = page.getByRole("region", { name: gradeText.table });
  await expect(table.getByRole("row", { name: /Eve Forger.*differs from/ })).toBeVisible();
  await expect(table.getByRole("row")).toHaveCount(1 + 7 + 2 + 3);
});

test("files that are dropped are graded as well as chosen ones, and what is none is told", async ({ page }) => {
  await page.goto("/grade.html");
  const drop = await page.evaluateHandle((bytes) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(bytes)], "submissions.zip"));
    transfer.items.add(new File(["hello"], "note.txt"));
    return transfer;
  }, Array.from(moodleArchive().bytes));
  await page.getByText(gradeText.drop).dispatchEvent("drop", { dataTransfer: drop });
  await expect(page.getByText("7 runs of 7 students: 6 verified, 1 not. 3 files without a run")).toBeVisible();
  await expect(page.getByRole("row", { name: /note\.txt/ })).toContainText("neither a .fleet file");
  await page.getByRole("link", { name: instructorText.back }).click();
  await expect(page.getByRole("heading", { name: startText.title })).toBeVisible();
});
