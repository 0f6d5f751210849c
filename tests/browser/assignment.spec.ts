import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { ownSeed, parseAssignment } from "../../src/grading/assignment.ts";
import { assignmentParameter } from "../../src/grading/assignment-link.ts";
import { grade } from "../../src/grading/grade.ts";
import { judgeHere } from "../../src/grading/judge.ts";
import { flagWords } from "../../src/text/grading.ts";
import { checklistText } from "../../src/text/assignments.ts";
import { startText } from "../../src/text/pages.ts";
import { levelFiles } from "../levels/level-files.ts";
import { act2, playName2, startAct } from "./game.ts";

const assignment = parseAssignment({
  assignment: "week-3",
  levels: [{ level: "act-2", seed: { from: "name" } }],
  attempts: 3,
  deadline: "2126-12-01T23:00:00Z",
  report: ["rationale"],
});

test("a student opens the link, plays on the seed of the name, and hands in what grading takes for it", async ({
  page,
}) => {
  await page.goto(`/?debug=1&assignment=${assignmentParameter(assignment)}`);
  const list = page.getByRole("region", { name: checklistText.heading("week-3") });
  await expect(list).toContainText("Dec");
  await expect(list).toContainText(checklistText.nameFirst);
  await expect(list.getByRole("button", { name: checklistText.save })).toBeDisabled();
  await list.getByLabel(checklistText.name).fill("Zoë Müller");
  const seed = ownSeed(assignment, "act-2", "Zoë Müller") ?? "";
  await expect(list).toContainText(checklistText.seed(seed));
  await list.getByRole("button", { name: `${act2.about.number}, ${act2.about.title}` }).click();
  await expect(page.getByLabel(startText.seed, { exact: true })).toHaveValue(seed);
  await startAct(page, playName2);
  await page.evaluate((time) => window.fleet.advance(time), act2.level.duration);
  await expect.poll(() => page.evaluate(async () => (await window.fleet.finishedRuns("act-2")).length)).toBe(1);

  await page.goto("/");
  await expect(list).toContainText(checklistText.attempts(1, 3));
  await expect(list.getByRole("img", { name: startText.stars(0) })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    list.getByRole("button", { name: checklistText.save }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Zoë_Müller-week-3.fleet");
  const files = [{ path: download.suggestedFilename(), bytes: readFileSync(await download.path()) }];
  const judge = { ...judgeHere(levelFiles), bestUseful: () => Promise.resolve(1) };
  const options = { levels: levelFiles, roster: null, assignment, judge, onProgress: () => {} };
  const [run] = (await grade(files, options)).runs;
  expect(run).toMatchObject({ student: "Zoë Müller", verdict: { kind: "verified" } });
  expect(run?.flags.map(flagWords)).toEqual(["lacks rationale"]);
  await list.getByRole("button", { name: checklistText.drop }).click();
  await expect(list).toBeHidden();
});
