import { expect, test, type Page } from "@playwright/test";
import { headerText } from "../../src/text/header.ts";
import { formatClock } from "../../src/text/numbers.ts";
import { briefText, debriefText } from "../../src/text/pages.ts";
import { hour } from "./act-2.ts";
import { act2, advanceTo, openGame, pause } from "./game.ts";

test.use({
  launchOptions: [
    // The hall has no words that a translator finds: its table has.
    async ({ launchOptions }, use) => {
      const args = (launchOptions.args ?? []).filter((flag) => !/swiftshader|blocklist/.test(flag));
      await use({ ...launchOptions, args: [...args, "--disable-gpu", "--disable-3d-apis"] });
    },
    { scope: "worker" },
  ],
});

test("a page that a browser translates goes on: its numbers live, and nothing of the translation is left where it is over", async ({
  page,
}) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await openGame(page, "seed-2");
  await translate(page);
  await expect(page.getByText("‹Licenses›")).toBeVisible();
  for (const name of [/Play.*Act II\b/, new RegExp(briefText.next), new RegExp(briefText.lock)]) {
    await page.getByRole("button", { name }).first().click();
    if (name.source === briefText.next) {
      await expect(page.getByRole("heading", { level: 1 }).and(page.locator(":focus"))).toBeVisible();
      await page.getByRole("slider").and(page.locator(":visible")).press("ArrowRight");
      await page.getByRole("radio").first().check();
    }
    await translate(page);
  }
  await pause(page);
  await translate(page);

  // `advanceTo` itself reads the clock: a frozen one never shows the time.
  await advanceTo(page, 10 * hour);
  const clock = page.getByRole("timer", { name: headerText.clock });
  await expect(clock).toHaveText(formatClock(act2.level.clockStart + 10 * hour));
  await expect(clock.locator("font")).toHaveCount(0);
  expect(await clock.evaluate((element) => element.closest("[translate=no]") !== null)).toBe(true);
  const before = await page.locator(".zone-side").innerText();
  await translate(page);
  await advanceTo(page, 30 * hour);
  expect(await page.locator(".zone-side").innerText()).not.toBe(before);
  await page.getByRole("button", { name: headerText.settings }).click();
  await translate(page);
  await page.keyboard.press("Escape");
  await advanceTo(page, act2.level.duration);
  await translate(page);
  await page.getByRole("button", { name: new RegExp(debriefText.home) }).click();
  // Each translation stands right behind the text that it is of.
  const strays = await page.evaluate(
    () =>
      [...document.querySelectorAll("#app font.outer")].filter((one) => !(one.previousSibling instanceof Text)).length,
  );
  expect(strays).toBe(0);
  expect(errors).toEqual([]);
});

/** What a browser's translator does: every text that may be translated is taken out, and wrapped words put there. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node instanceof Text) texts.push(node);
    for (const text of texts) {
      const parent = text.parentElement;
      if (parent === null || text.data.trim() === "" || parent.closest("[translate=no], svg, script, style, font"))
        continue;
      const outer = document.createElement("font");
      const inner = document.createElement("font");
      outer.className = "outer";
      inner.textContent = `‹${text.data}›`;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });
}
