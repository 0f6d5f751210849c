import { expect, test, type Page } from "@playwright/test";
import { noticeText, startText } from "../../src/text/pages.ts";
import { plotText } from "../../src/lessons/checkpoint/text/checkpoint.ts";
import { openGame, playName, playName2, startAct } from "./game.ts";

test("the game opens and plays without an error, and asks for nothing but files of its own", async ({
  page,
  baseURL,
}) => {
  const faults = faultsOf(page, baseURL ?? "");
  await openGame(page, "seed-1");
  await expect(page.getByRole("heading", { name: startText.title })).toBeVisible();
  await expect(page.getByRole("button", { name: playName, exact: true })).toBeEnabled();
  const sounds = page.waitForResponse(/\.wav$/);
  await startAct(page, playName2);
  await sounds;
  await expect(page.getByRole("region", { name: plotText.label }).locator("canvas")).toHaveCount(2);
  await expect(page.getByText(noticeText.bug)).toBeHidden();
  expect(faults).toEqual([]);
});

test("the page is served with the policy in its header, and the start page leads to the licenses", async ({ page }) => {
  const faults = faultsOf(page, "");
  const response = await page.goto("/");
  expect(response?.headers()["content-security-policy"]).toMatch(/^default-src 'none'; .*frame-ancestors 'self'$/);
  await page.getByRole("link", { name: startText.licenses }).click();
  await expect(page.getByRole("heading", { name: /^phaser \d/ })).toBeVisible();
  await expect(page.getByText("Copyright (c) 2014 Arnout Kazemier")).toBeVisible();
  await page.getByRole("link", { name: "Back to the game" }).click();
  await expect(page.getByRole("heading", { name: startText.title })).toBeVisible();
  expect(faults.filter((fault) => fault.startsWith("policy"))).toEqual([]);
});

test("opened as a file, in a sandboxed frame or without its script, the page says what is wrong", async ({
  page,
  baseURL,
}) => {
  await page.goto(new URL("../../dist/index.html", import.meta.url).href);
  await expect(page.getByRole("alert")).toContainText("opened as a file");
  await page.route("**/frame.html", (route) =>
    route.fulfill({ contentType: "text/html", body: `<iframe sandbox="allow-scripts" src="${baseURL}"></iframe>` }),
  );
  await page.goto("/frame.html");
  await expect(page.frameLocator("iframe").getByRole("alert")).toContainText("sandboxed frame");
  await page.route("**/assets/index-*.js", (route) => route.abort());
  await page.goto("/");
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
  await expect(page.getByRole("alert")).toBeInViewport({ ratio: 1 });
});

/** All that goes wrong from now on: exceptions, errors on the console, refused files, other machines, the policy. */
function faultsOf(page: Page, own: string): readonly string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    faults.push(message.text().includes("Content Security Policy") ? `policy: ${message.text()}` : message.text());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(own)) faults.push(`a stranger: ${request.url()}`);
  });
  return faults;
}
