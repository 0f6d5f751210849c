import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/** Flags for WebGL on a machine without a graphics card, and for a browser that calls nobody. */
export const chromiumFlags: readonly string[] = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome", "chrome.exe"];

const usualPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** A Chromium that starts: the one CHROMIUM_PATH names, Playwright's own, or the system's; null if there is none. */
export function findChromium(): string | null {
  const onPath = (process.env["PATH"] ?? "").split(delimiter).flatMap((folder) => names.map((n) => join(folder, n)));
  const candidates = [process.env["CHROMIUM_PATH"] ?? "", chromium.executablePath(), ...onPath, ...usualPlaces];
  return candidates.find((path) => path !== "" && existsSync(path) && starts(path)) ?? null;
}

/** A browser may be there and still lack a system library. */
function starts(path: string): boolean {
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === "win32") return true;
  return spawnSync(path, ["--version"], { timeout: 30_000 }).status === 0;
}

/**
 * Finds a Chromium, or installs one.
 * @throws Error saying what to install if it cannot.
 */
export function requireChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  const isRoot = process.getuid?.() === 0;
  const attempts: readonly (readonly string[])[] = [
    ["npx", "playwright", "install", "chromium"],
    ...(isRoot && existsSync("/etc/debian_version")
      ? [
          ["apt-get", "update"],
          ["apt-get", "install", "-y", "chromium"],
        ]
      : []),
  ];
  for (const [program = "", ...args] of attempts) {
    console.log(`No Chromium yet: ${program} ${args.join(" ")}`);
    spawnSync(program, args, { stdio: "inherit", timeout: 600_000, shell: process.platform === "win32" });
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(
    "The browser tests need Chromium or Chrome, and none could be found or installed. " +
      "Install one, or set CHROMIUM_PATH to the program.",
  );
}
