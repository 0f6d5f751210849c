import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { codexText } from "../../src/text/codex.ts";
import { headerText } from "../../src/text/header.ts";
import { briefText } from "../../src/text/pages.ts";
import { openGame, playName, playName2, startAct, unlockLevers } from "./game.ts";
import { playName3 } from "./act-3.ts";

test("a term is met by keyboard alone: its card opens beside it, is read, left, and the codex found, searched and closed", async ({
  page,
}) => {
  await openGame(page, "codex");
  await startAct(page);
  await unlockLevers(page);
  const term = page.getByRole("complementary", { name: "Engineering levers" }).locator(".term").first();
  await term.focus();
  await page.keyboard.press("Enter");
  const card = cardOf(page);
  await expect(card).toBeVisible();
  await expect(card.getByRole("heading", { level: 3 })).toHaveText("Scheduling policy");
  await expect(term).toHaveAttribute("aria-expanded", "true");
  // It takes neither the focus nor the clock.
  await expect(term).toBeFocused();
  await expect(page.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();
  expect((await new AxeBuilder({ page }).include(".term-card").analyze()).violations).toEqual([]);
  await page.keyboard.press("Tab");
  await expect(card.getByRole("button", { name: codexText.close })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await expect(term).toBeFocused();

  await page.keyboard.press("x");
  const codex = page.getByRole("dialog", { name: codexText.heading });
  const search = codex.getByRole("searchbox", { name: codexText.search });
  await expect(search).toBeFocused();
  await page.keyboard.type("paid idle");
  await expect(codex.getByRole("article").first()).toContainText("Idle");
  await search.fill("ownership");
  const tco = codex.getByRole("article", { name: "TCO, total cost of ownership" });
  await expect(codex.getByRole("article")).toHaveCount(1);
  await expect(tco).toContainText("$3.00");
  // A term in an entry leads to its own, which the query does not have.
  await tco.getByRole("button", { name: "SLOs" }).press("Enter");
  await expect(codex.getByRole("heading", { name: /^SLO,/ })).toBeFocused();
  expect((await new AxeBuilder({ page }).include(".codex").analyze()).violations).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(codex).toBeHidden();
});

test("terms of all acts' briefs and badges open cards that stay inside a phone's window; the address opens the codex at a term", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [play, term] of [
    [playName, "side by side"],
    [playName2, "GPUs"],
    [playName3, "replicas"],
  ] as const) {
    await openGame(page, "codex");
    await page.getByRole("button", { name: play, exact: true }).click();
    await expect(page.getByRole("heading", { name: briefText.heading })).toBeVisible();
    const terms = page.getByRole("main").locator(".term");
    await expect(terms.filter({ hasText: term }).or(terms.first()).first()).toBeVisible();
    for (const one of [terms.first(), terms.last()]) {
      await one.click();
      await expectInside(page, cardOf(page));
      // A press elsewhere closes it.
      await page.getByRole("heading", { name: briefText.heading }).click();
      await expect(cardOf(page)).toBeHidden();
    }
  }
  await page.goto("/#codex/goodput");
  const codex = page.getByRole("dialog", { name: codexText.heading });
  await expect(codex.getByRole("heading", { name: "Goodput", exact: true })).toBeFocused();
  await codex.getByRole("button", { name: "Close" }).click();
  await expect(codex).toBeHidden();
  expect(new URL(page.url()).hash).toBe("");
});

function cardOf(page: Page): Locator {
  return page.locator(".term-card");
}

async function expectInside(page: Page, card: Locator): Promise<void> {
  await expect(card).toBeVisible();
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const box = await card.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
}
