import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { requireChromium } from "./chromium.ts";

/** What a stage of tests reported. */
interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** One step of the check: programs to run in turn, and where its tests' counts are read afterwards. */
interface Stage {
  readonly name: string;
  readonly title: string;
  readonly commands: readonly (readonly string[])[];
  readonly count?: () => Count;
  readonly prepare?: () => Promise<void> | void;
}

const reports = "test-results/reports";
const unitReport = `${reports}/unit.json`;
const browserReport = `${reports}/browser.json`;

const stages: readonly Stage[] = [
  {
    name: "types",
    title: "Types",
    commands: [
      ["tsc", "-p", "."],
      ["tsc", "-p", "src/sim"],
      ["tsc", "-p", "src/sched"],
    ],
  },
  { name: "lint", title: "Lint", commands: [["oxlint", "--type-aware"]] },
  { name: "format", title: "Format", commands: [["oxfmt", "--check", "."]] },
  {
    name: "unit",
    title: "Unit, property and level tests",
    commands: [["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`]],
    count: countUnit,
  },
  { name: "build", title: "Build", commands: [["vite", "build", "--logLevel", "warn"]] },
  {
    name: "browser",
    title: "Browser tests",
    commands: [["playwright", "test"]],
    count: countBrowser,
    prepare: prepareBrowser,
  },
];

/** Runs the stages named on the command line, or all, up to the first that fails. */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !stages.some((stage) => stage.name === name));
  if (unknown !== undefined) {
    console.error(`There is no stage ${unknown}: choose from ${stages.map((stage) => stage.name).join(", ")}.`);
    process.exit(2);
  }
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const chosen = stages.filter((stage) => wanted.length === 0 || wanted.includes(stage.name));
  // The browser tests build for themselves if nothing else has.
  if (chosen.some(({ name }) => name === "build")) process.env["FLEET_BUILT"] = "1";
  const total = { passed: 0, failed: 0 };
  let failedStage: Stage | undefined;
  for (const stage of chosen) {
    const { ok, count } = await run(stage);
    total.passed += count.passed;
    total.failed += count.failed;
    if (ok) continue;
    failedStage = stage;
    break;
  }
  console.log(failedStage ? `\nStopped: ${failedStage.title} failed.` : "\nEvery stage passed.");
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = failedStage ? 1 : 0;
}

/** A stage that fails without a failed test to show for it counts as one failure. */
async function run(stage: Stage): Promise<{ ok: boolean; count: Count }> {
  console.log(`\n== ${stage.title}`);
  let ok = true;
  try {
    await stage.prepare?.();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { ok: false, count: { passed: 0, failed: 1 } };
  }
  for (const [program = "", ...args] of stage.commands) {
    const done = spawnSync(program, args, { stdio: "inherit", shell: process.platform === "win32" });
    if (done.error) console.error(`${program} did not start: ${done.error.message}`);
    ok &&= done.status === 0;
  }
  const count = readCount(stage);
  if (ok && !stage.count) console.log("ok");
  return { ok: ok && count.failed === 0, count: ok || count.failed > 0 ? count : { ...count, failed: 1 } };
}

function readCount(stage: Stage): Count {
  try {
    return stage.count?.() ?? { passed: 0, failed: 0 };
  } catch (error) {
    console.error(`${stage.title} left no report: ${String(error)}`);
    return { passed: 0, failed: 1 };
  }
}

function countUnit(): Count {
  const report = JSON.parse(readFileSync(unitReport, "utf8")) as {
    numPassedTests: number;
    numFailedTests: number;
    testResults: readonly { status: string; assertionResults: readonly unknown[] }[];
  };
  // A file that does not load fails without a test to show for it.
  const unloaded = report.testResults.filter(({ status, assertionResults }) => {
    return status === "failed" && assertionResults.length === 0;
  });
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

function countBrowser(): Count {
  const { stats } = JSON.parse(readFileSync(browserReport, "utf8")) as {
    stats: { expected: number; flaky: number; unexpected: number };
  };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

async function prepareBrowser(): Promise<void> {
  process.env["CHROMIUM_PATH"] = requireChromium();
  process.env["FLEET_PORT"] = String(await freePort());
  process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] = browserReport;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "localhost", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

await main();
