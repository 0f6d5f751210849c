import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chromiumFlags, findChromium } from "../../tools/chromium.ts";

/** A JavaScript engine: runs a script that calls `tell` with its result, a text. */
export interface Engine {
  readonly name: string;
  /** Null where it is not installed. */
  readonly run: ((script: string) => Promise<string>) | null;
}

/** How long a browser may take to start and to answer; only one that hangs meets it. */
const patience = 240_000;

/** V8 in Chromium, SpiderMonkey in Firefox, and JavaScriptCore from WebKitGTK, each where it is installed. */
export function engines(): readonly Engine[] {
  const chromium = findChromium();
  const firefox = onPath("firefox-esr") ?? onPath("firefox");
  const jsc = onPath("jsc");
  return [
    {
      name: "V8 (Chromium)",
      run:
        chromium === null
          ? null
          : (script) =>
              inBrowser(script, chromium, (profile, url) => [
                ...chromiumFlags,
                "--headless",
                `--user-data-dir=${profile}`,
                url,
              ]),
    },
    {
      name: "SpiderMonkey (Firefox)",
      run:
        firefox === null
          ? null
          : (script) =>
              inBrowser(script, firefox, (profile, url) => ["--headless", "--no-remote", "--profile", profile, url]),
    },
    { name: "JavaScriptCore (WebKitGTK)", run: jsc === null ? null : (script) => Promise.resolve(inJsc(script, jsc)) },
  ];
}

function onPath(name: string): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

function inJsc(script: string, jsc: string): string {
  const folder = mkdtempSync(join(tmpdir(), "jsc-"));
  try {
    const file = join(folder, "script.js");
    writeFileSync(file, `const tell = print;\n${script}`);
    return execFileSync(jsc, [file], { encoding: "utf8", timeout: patience });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Serves a page with the script, opens it in a browser without a window, and waits for what it tells. */
async function inBrowser(
  script: string,
  browser: string,
  argv: (profile: string, url: string) => readonly string[],
): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), "engine-"));
  let answer: (text: string) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const told = new Promise<string>((resolve, reject) => {
    answer = resolve;
    fail = reject;
  });
  const server = createServer((request, response) => {
    if (request.method !== "POST") {
      response.setHeader("content-type", request.url === "/script.js" ? "text/javascript" : "text/html");
      const tell = 'const tell = (text) => fetch("/", { method: "POST", body: text });';
      return void response.end(
        request.url === "/script.js" ? `${tell}\n${script}` : '<script src="/script.js"></script>',
      );
    }
    let text = "";
    request.on("data", (part) => (text += String(part)));
    request.on("end", () => {
      response.end();
      answer(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  const child = spawn(browser, [...argv(profile, `http://localhost:${port}/`)], { stdio: "ignore" });
  child.on("error", (error) => fail(error));
  const timer = setTimeout(() => fail(new Error(`${browser} has not answered`)), patience);
  try {
    return await told;
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
