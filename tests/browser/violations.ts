import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The page as it is, and the contrast of what it shows in the other theme and in a window that leaves nothing out. */
export async function expectNoViolations(page: Page, where: string): Promise<void> {
  expect.soft(await violationsOf(page), where).toEqual([]);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 1920, height: 1080 });
  const theme = await wearTheme(page, "color-safe");
  expect.soft(await violationsOf(page, "color-contrast"), `${where}, color-safe`).toEqual([]);
  await wearTheme(page, theme);
  if (size !== null) await page.setViewportSize(size);
}

/** Puts another theme's colors on the page; returns the one before. */
function wearTheme(page: Page, theme: string): Promise<string> {
  return page.evaluate((next) => {
    const { dataset } = document.documentElement;
    const before = dataset["theme"] ?? "";
    dataset["theme"] = next;
    return before;
  }, theme);
}

async function violationsOf(page: Page, rule?: string): Promise<string[]> {
  // A color on its way to another one has a contrast of neither.
  await page.evaluate(async () => {
    const ends = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ends.map(({ finished }) => finished));
  });
  const axe = new AxeBuilder({ page })
    .exclude("canvas")
    // There are no frames: without this each look opens a page of its own to gather them.
    .setLegacyMode(true);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await (rule === undefined ? axe.withTags(tags) : axe.withRules(rule)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}
