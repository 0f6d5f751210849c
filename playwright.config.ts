import { defineConfig } from "@playwright/test";
import { chromiumFlags, findChromium } from "./tools/chromium.ts";

const port = process.env["FLEET_PORT"] ?? "4199";
const address = `http://localhost:${port}/`;
const executablePath = process.env["CHROMIUM_PATH"] ?? findChromium() ?? undefined;
/** The page's own pictures cost less when they are not painted by the software that stands in for a graphics card. */
const paintsByProcessor = "--disable-gpu-rasterization";
/** But a graphics card that is lost comes back only to a page that it painted. */
const needsPaint = "**/hall.spec.ts";
const browser = executablePath === undefined ? {} : { executablePath };
const reportFile = process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"];

export default defineConfig({
  testDir: "tests/browser",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/browser",
  // A page waits for its own timers most of the time: two at once take a little over half the time, also on two cores.
  workers: 2,
  fullyParallel: true,
  // Only a test that hangs meets these: a busy machine must not fail one that works.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: process.env["CI"] !== undefined,
  reporter: [["list"], ...(reportFile === undefined ? [] : [["json", { outputFile: reportFile }] as const])],
  use: {
    baseURL: address,
    viewport: { width: 1280, height: 720 },
    // What moves for its own sake is drawn by the processor here, and takes most of it: the tests of motion ask for it.
    contextOptions: { reducedMotion: "reduce" },
    // A trace costs a third of the time: FLEET_TRACE=1 asks for it.
    trace: process.env["FLEET_TRACE"] === "1" ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
  },
  projects: [
    {
      name: "page",
      testIgnore: needsPaint,
      use: { launchOptions: { args: [...chromiumFlags, paintsByProcessor], ...browser } },
    },
    { name: "hall", testMatch: needsPaint, use: { launchOptions: { args: [...chromiumFlags], ...browser } } },
  ],
  webServer: {
    command: `node tools/start.ts --port ${port} --strict-port${process.env["FLEET_BUILT"] === "1" ? " --no-build" : ""}`,
    url: address,
    timeout: 120_000,
    stdout: "ignore",
    stderr: "pipe",
  },
});
