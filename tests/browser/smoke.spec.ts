import { expect, test } from "@playwright/test";
import { playName } from "./game.ts";
import { startText } from "../../src/text/pages.ts";

test("the game opens without an error, and asks no other machine for anything", async ({ page, baseURL }) => {
  const errors: string[] = [];
  const strangers: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(baseURL ?? "") && !/^(data|blob):/.test(url)) strangers.push(url);
  });
  await page.goto("/");
  await expect(page.getByRole("heading", { name: startText.title })).toBeVisible();
  await expect(page.getByRole("button", { name: playName, exact: true })).toBeEnabled();
  expect(errors).toEqual([]);
  expect(strangers).toEqual([]);
});
