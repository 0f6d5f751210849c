import { mkdirSync, readdirSync, copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { build, preview } from "vite";
import { headerText } from "../../src/text/header.ts";
import { policies } from "../../src/text/levers.ts";
import { debriefText, startText } from "../../src/text/pages.ts";
import { act1, giant, logOf, startAct } from "./game.ts";

const about = {
  order: 1.5,
  number: "Night shift",
  title: "The Same Giant at Night",
  summary: "{gpus} GPUs and twenty minutes to start a job on {widest} of them.",
  brief: ["The day shift left at {busy}.", "Place {giant} before they return."],
  unlocks: ["act-2"],
} as const;

const id = "night-shift";
const steps = [{ time: 0, do: { type: "set-policy", policy: "preemption" } }];

/** What is other than in Act I: short, and won by preemption alone. */
const level = { id, duration: 1200, pace: 240, observeUntil: 0, jobs: [{ ...giant, gpus: 80, arrives: 300 }] };
const plays = [
  { id: "preempt", role: "solution", stars: { atLeast: 1 }, share: 0.9, steps },
  { id: "nothing", role: "anti-solution", stars: { atMost: 0 }, share: 0.9, steps: [] },
];

test("a level that is one more file in levels/ has its card, its own words and its own progress, and is played", async ({
  page,
}, { outputDir }) => {
  addLevel(outputDir);
  const address = await serveWith(outputDir);

  await page.goto(`${address}?debug=1&seed=seed-1&level=${id}`);
  const cards = page.getByRole("article");
  const cardOf = (title: string) => cards.filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  const [card, card1] = [cardOf(about.title), cardOf(act1.about.title)];
  await expect(card).toHaveCount(1);
  await expect(card.locator("xpath=preceding::article").last()).toContainText(act1.about.title);
  await expect(card).toContainText(about.number);
  await expect(card.getByRole("heading", { name: about.title })).toBeVisible();
  await expect(card).toContainText("10,000 GPUs and twenty minutes to start a job on 80 of them.");
  await expect(card).toContainText(startText.never);
  await expect(card.getByRole("radio")).toBeChecked();

  await startAct(page, `${startText.play} ${about.number}`);
  await expect(page.getByRole("banner")).toContainText(`${about.number} · ${about.title}`);
  expect(await page.evaluate(() => window.fleet.view().level.id)).toBe(id);
  await page.getByText(policies.preemption.name, { exact: true }).click();
  await expect(logOf(page)).toContainText(`Policy is now ${policies.preemption.name}.`);
  await playToDebrief(page);
  await expect(page.getByRole("img", { name: debriefText.stars(1) }).first()).toBeVisible();
  for (const play of plays) {
    const name = debriefText.names[play.id] ?? play.id;
    await expect(page.getByRole("rowheader", { name, exact: true })).toBeVisible();
  }
  expect(await page.evaluate((of) => window.fleet.finishedRuns(of), id)).toMatchObject([{ levelId: id }]);
  expect(await page.evaluate((of) => window.fleet.finishedRuns(of), act1.level.id)).toEqual([]);

  await page.goto(`${address}?debug=1`);
  await expect(card).toContainText(startText.attempts(1));
  await expect(card.getByRole("img", { name: startText.stars(1) })).toBeVisible();
  await expect(card1).toContainText(startText.never);
  await expect(card1.getByRole("img", { name: startText.stars(0) })).toBeVisible();
});

/** Lets the clock run; the giant slows it, and the level's own pace is fast enough then. */
async function playToDebrief(page: Page): Promise<void> {
  await page.getByRole("button", { name: headerText.times(16), exact: true }).click();
  await page.getByRole("button", { name: headerText.resume, exact: true }).click();
  await expect(page.getByText(debriefText.heading, { exact: true })).toBeVisible();
}

/** The levels that ship, and a short one of Act I's lesson under its own id and words. */
function addLevel(folder: string): void {
  const levels = join(folder, "levels");
  mkdirSync(levels, { recursive: true });
  for (const name of readdirSync("levels"))
    if (name.endsWith(".json")) copyFileSync(`levels/${name}`, join(levels, name));
  const file = JSON.parse(readFileSync("levels/act-1.json", "utf8")) as { level: object };
  writeFileSync(
    join(levels, `${id}.json`),
    JSON.stringify({ ...file, about, plays, level: { ...file.level, ...level } }),
  );
}

/** Builds the game with these levels, and serves it until the tests are over; returns its address. */
async function serveWith(folder: string): Promise<string> {
  process.env["FLEET_LEVELS"] = join(folder, "levels");
  const outDir = join(folder, "dist");
  await build({ logLevel: "warn", build: { outDir, emptyOutDir: true } });
  const server = await preview({ logLevel: "warn", build: { outDir }, preview: { host: "localhost", port: 0 } });
  const [address] = server.resolvedUrls?.local ?? [];
  if (address === undefined) throw new Error("the build is not served");
  return address;
}
