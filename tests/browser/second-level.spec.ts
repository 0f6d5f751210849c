import { mkdirSync, readdirSync, copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { build, preview } from "vite";
import { headerText } from "../../src/text/header.ts";
import { debriefText, startText } from "../../src/text/pages.ts";
import { act1, advanceTo, startAct } from "./game.ts";

const about = {
  order: 1.5,
  number: "Night shift",
  title: "The Same Giant at Night",
  summary: "{gpus} GPUs and a night to seat {widest} of them.",
  brief: ["The day shift left at {busy}.", "Place {giant} before they return."],
  unlocks: ["act-2"],
} as const;

const id = "night-shift";

test("a level that is one more file in levels/ has its card, its own words and its own progress, and is played", async ({
  page,
}, { outputDir }) => {
  addLevel(outputDir);
  const address = await serveWith(outputDir);

  await page.goto(`${address}?debug=1&seed=seed-1&level=${id}`);
  const cards = page.getByRole("article");
  await expect(cards).toHaveCount(4);
  const card = cards.nth(1);
  await expect(card).toContainText(about.number);
  await expect(card.getByRole("heading", { name: about.title })).toBeVisible();
  await expect(card).toContainText("10,000 GPUs and a night to seat 1,000 of them.");
  await expect(card).toContainText(startText.never);
  await expect(card.getByRole("radio")).toBeChecked();

  await startAct(page, `${startText.play} ${about.number}`);
  await expect(page.getByRole("banner")).toContainText(about.number);
  expect(await page.evaluate(() => window.fleet.view().level.id)).toBe(id);
  await advanceTo(page, act1.level.duration);
  await expect(page.getByText(debriefText.heading, { exact: true })).toBeVisible();
  expect(await page.evaluate((level) => window.fleet.finishedRuns(level), id)).toMatchObject([{ levelId: id }]);

  await page.reload();
  const leave = page.getByRole("button", { name: headerText.leave, exact: true });
  await expect(cards.or(leave).first()).toBeVisible();
  if (await leave.isVisible()) await leave.click();
  await expect(card).toContainText(startText.attempts(1));
  await expect(cards.first()).toContainText(startText.never);
});

/** The levels that ship, and Act I for a second time under another id and words. */
function addLevel(folder: string): void {
  const levels = join(folder, "levels");
  mkdirSync(levels, { recursive: true });
  for (const name of readdirSync("levels"))
    if (name.endsWith(".json")) copyFileSync(`levels/${name}`, join(levels, name));
  const file = JSON.parse(readFileSync("levels/act-1.json", "utf8")) as { level: object };
  writeFileSync(join(levels, `${id}.json`), JSON.stringify({ ...file, about, level: { ...file.level, id } }));
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
