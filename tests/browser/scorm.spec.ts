import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { mechanismText } from "../../src/text/mechanisms.ts";
import { briefText, startText } from "../../src/text/pages.ts";
import { playName } from "./game.ts";

/** What the course's page exposes of its side: scorm-again, whose whole data model can be read. */
interface Course {
  readonly API: { LMSGetValue(element: string): string; cmi: { toJSON(): unknown } };
  commits: number;
}

const coursePage = (
  data: string,
): string => `<!doctype html><title>Course</title><script src="/course-api.js"></script><script>
window.API = new Scorm12API({ autocommit: false });
window.commits = 0;
window.API.on("LMSCommit", () => window.commits++);
window.API.loadFromJSON({ cmi: { suspend_data: ${JSON.stringify(data)} } });
</script><iframe src="/?seed=course" width="1280" height="700"></iframe>`;

/** Opens a course that embeds the game, with what it has kept of it. */
async function openCourse(page: Page, data: string): Promise<void> {
  const api = readFileSync("node_modules/scorm-again/dist/scorm12.min.js", "utf8");
  await page.route("**/course-api.js", (route) => route.fulfill({ contentType: "text/javascript", body: api }));
  await page.route("**/course.html", (route) => route.fulfill({ contentType: "text/html", body: coursePage(data) }));
  await page.goto("/course.html");
}

const valueOf = (page: Page, element: string): Promise<string> =>
  page.evaluate((name) => (window as unknown as Course).API.LMSGetValue(name), element);

test("in a course the game takes over its stars and its run, and reports score, status, time and progress to it", async ({
  page,
}) => {
  await openCourse(page, "1 act-1=3,act-2=1,act-3=0");
  const game = page.frameLocator("iframe");
  await expect(game.getByRole("img", { name: startText.stars(3) })).toBeVisible();
  // Four of nine stars; an act has none yet.
  await expect.poll(() => valueOf(page, "cmi.core.score.raw")).toBe("44");
  expect(await valueOf(page, "cmi.core.lesson_status")).toBe("incomplete");
  expect(await page.evaluate(() => (window as unknown as Course).commits)).toBeGreaterThan(0);

  await game.getByRole("button", { name: playName, exact: true }).click();
  await game.getByRole("button", { name: briefText.next }).click();
  await expect(game.getByRole("heading", { level: 1, name: briefText.predict })).toBeFocused();
  await game.getByRole("slider", { name: briefText.question }).press("ArrowRight");
  await game.getByRole("group", { name: mechanismText.question }).getByRole("radio").first().check();
  await game.getByRole("button", { name: briefText.lock }).click();
  await expect(game.getByRole("timer")).toBeVisible();
  await expect.poll(async () => (await valueOf(page, "cmi.suspend_data")).includes("FLEET:")).toBe(true);
  const kept = await valueOf(page, "cmi.suspend_data");
  expect(kept.length).toBeLessThanOrEqual(4096);
  expect(kept).toContain("act-1=3,act-2=1,act-3=0");

  // Another computer, the same course: the run goes on there.
  await page.evaluate(() => localStorage.clear());
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
  });
  await page.goto("about:blank");
  await openCourse(page, kept);
  await expect(game.getByRole("button", { name: new RegExp(`^${startText.resume}`) })).toBeVisible();
  await expect(game.getByRole("img", { name: startText.stars(3) })).toBeVisible();
});
