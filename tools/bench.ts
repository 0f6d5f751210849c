import { availableParallelism, loadavg } from "node:os";
import { chromium } from "@playwright/test";
import { measureAct2 } from "./bench/measure-act-2.ts";
import { measureAct3 } from "./bench/measure-act-3.ts";
import { measureCore } from "./bench/measure-core.ts";
import { measureDecisions } from "./bench/measure-decisions.ts";
import { measureFuzz } from "./bench/measure-fuzz.ts";
import { act1Scene, act2Scene, act3Scene, measureGame, type GameTimes, type Scene } from "./bench/measure-game.ts";
import { scaledAct1, topologies } from "./bench/scaled-level.ts";
import { gradedStudents, measureGrading, verifiedRuns } from "./bench/measure-grading.ts";
import { measureReport } from "./bench/measure-report.ts";
import { measureWatch } from "./bench/measure-watch.ts";
import { measureTraces } from "./bench/measure-traces.ts";
import { serveGame } from "./bench/serve-game.ts";
import { chromiumFlags, requireChromium } from "./chromium.ts";

/** Measures what the design gives a budget to, and prints it beside the budget; slow is no failure here. */
async function main(): Promise<void> {
  console.log(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the bench.`);
  heading("The core, headless, CPU");
  coreRows();
  const act2 = await measureAct2();
  row("Act II's whole run", ms(act2.runMs), "≤ 20 ms");
  row("1,000 seeds of Act II in a worker", seconds(act2.thousandMs), "≤ 10 s");
  const act3 = measureAct3();
  row("Act III's whole run", ms(act3.runMs), "");
  row("Act III's best known play, found in hindsight", seconds(act3.oracleMs), "");
  const decisions = await measureDecisions();
  row(
    `Act I's ${decisions.commands} decisions tried in two workers, ${decisions.trials} runs`,
    seconds(decisions.allMs),
    "≤ 15 s",
  );
  row("  the first of them told", seconds(decisions.firstMs), "≤ 3 s");
  row("a lab report of three acts made and packed", seconds(measureReport()), "≤ 2 s");
  const grading = measureGrading();
  row(`${verifiedRuns} runs of Act I verified on ${availableParallelism()} cores`, seconds(grading.verifyMs), "≤ 10 s");
  row(`${gradedStudents} students' runs of Act I graded, on one seed`, seconds(grading.gradeMs), "≤ 10 s");
  heading("Traces");
  traceRows();
  heading("Files of runs, changed at random");
  fuzzRows();

  const browser = await chromium.launch({ executablePath: requireChromium(), args: [...chromiumFlags] });
  try {
    heading("Act I, software WebGL, 1280 × 720");
    await tryTo(async () => act1Rows(await measure(browser, null, act1Scene)));
    heading("Watching a run, software WebGL, 1280 × 720");
    await tryTo(() => watchRows(browser));
    heading("Act II, 16,384 GPUs, saving every 18 min, software WebGL, 1280 × 720");
    await tryTo(async () => frameRows(await measure(browser, null, act2Scene), true));
    heading("Act III, 12,800 GPUs around a ring of 90 replicas, software WebGL, 1280 × 720");
    await tryTo(async () => frameRows(await measure(browser, null, act3Scene), true));
    for (const [name, topology] of Object.entries(topologies)) {
      heading(`Act I with ${name}, software WebGL, 1280 × 720`);
      await tryTo(async () =>
        frameRows(await measure(browser, scaledAct1(topology), act1Scene), name === "16,384 GPUs"),
      );
    }
  } finally {
    await browser.close();
  }
}

/** A crash, or a forged run that is called verified, ends the bench. */
function fuzzRows(): void {
  const { files, outcomes, slowest, heapBytes } = measureFuzz(10_000);
  row("files read and judged, of all levels and plays", String(files), "10000");
  for (const [outcome, count] of Object.entries(outcomes)) row(`  ${outcome}`, String(count), "");
  row("the slowest, over its level's solution", `${slowest.toFixed(1)} ×`, "≤ 5 ×");
  row("memory", `${(heapBytes / 1e6).toFixed(0)} MB`, "");
}

function coreRows(): void {
  const { verifyMs, snapshotMs, snapshotBytes, week, growth } = measureCore();
  row("a finished run of Act I verified, mean of its stored plays", ms(verifyMs["act-1"]), "≤ 18 ms");
  row("  of Act II", ms(verifyMs["act-2"]), "≤ 6 ms");
  row("  of Act III", ms(verifyMs["act-3"]), "≤ 18 ms");
  row("a snapshot and its restoring, Act I", ms(snapshotMs), "≤ 2 ms");
  row("  its size", `${(snapshotBytes / 1e6).toFixed(2)} MB`, "≤ 1.5 MB");
  row("100,000 GPUs for 7 days, the process whole", seconds(week.cpuMs), "≤ 10 s");
  row("  jobs", String(week.jobs), "");
  row("  peak memory", `${(week.peakMemoryBytes / 1e6).toFixed(0)} MB`, "≤ 600 MB");
  row("growth from 10,000 to 100,000 GPUs", `exponent ${growth.gpus.toFixed(2)}`, "≤ 1.1");
  row("an overloaded queue, in jobs", `exponent ${growth.overload.toFixed(2)}`, "≤ 1.1");
}

function traceRows(): void {
  const { wallSeconds, cpuSeconds, peakMemoryBytes, growth } = measureTraces();
  row("EASY, 200,000 jobs on 240 processors, the process whole", seconds(wallSeconds * 1000), "≤ 0.6 s");
  row("  of that, CPU", seconds(cpuSeconds * 1000), "");
  row("  peak memory", `${(peakMemoryBytes / 1e6).toFixed(0)} MB`, "≤ 200 MB");
  for (const [policy, exponent] of Object.entries(growth)) {
    row(`a queue that only grows, in jobs, ${policy}`, `exponent ${exponent.toFixed(2)}`, "≤ 1.1");
  }
}

async function watchRows(browser: Browser): Promise<void> {
  const game = await serveGame(null);
  try {
    for (const act of ["act-1", "act-2", "act-3"] as const) {
      const { openMs, jumpMs } = await measureWatch(browser, game.address, act);
      row(`${act}: a file opened to the hall's first picture`, seconds(openMs), "≤ 1.5 s");
      row("  a jump to any moment, to its picture, median", ms(share(jumpMs, 0.5)), "≤ 100 ms");
      row("  the slowest of 30", ms(share(jumpMs, 1)), "≤ 100 ms");
    }
  } finally {
    await game.close();
  }
}

type Browser = Parameters<typeof measureGame>[0];

/** One measurement that cannot be made does not take the others along. */
async function tryTo(measureAndPrint: () => Promise<void>): Promise<void> {
  try {
    await measureAndPrint();
  } catch (error) {
    console.log(`  not measured: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
  }
}

function act1Rows(times: GameTimes): void {
  row("code loaded, gzipped", `${(times.codeBytes / 1000).toFixed(0)} KB`, "≤ 550 KB");
  row("page opened to its play button", seconds(times.openMs), "");
  row("act started to its first simulated second", seconds(times.startMs), "");
  row("both: click to playing", seconds(times.openMs + times.startMs), "≤ 2 s");
  frameRows(times, true);
}

async function measure(browser: Browser, level: unknown, scene: Scene): Promise<GameTimes> {
  const game = await serveGame(level);
  try {
    return await measureGame(browser, game.address, scene);
  } finally {
    await game.close();
  }
}

/** The budget for script is one for halls of up to 16,384 GPUs. */
function frameRows({ frameMs, allScriptMs, framesPerSecond }: GameTimes, hasScriptBudget: boolean): void {
  row("a frame's own script, median", ms(share(frameMs, 0.5)), hasScriptBudget ? "≤ 4 ms" : "");
  row("a frame's own script, p99", ms(share(frameMs, 0.99)), hasScriptBudget ? "≤ 8 ms" : "");
  row("all script in a frame, the hall's engine included", ms(allScriptMs), "");
  row("frames per second", framesPerSecond.toFixed(1), "≥ 25");
}

function share(ascending: readonly number[], p: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * p))] ?? Number.NaN;
}

const ms = (time: number): string => `${time.toFixed(1)} ms`;
const seconds = (time: number): string => `${(time / 1000).toFixed(2)} s`;

function heading(text: string): void {
  console.log(`\n${text}\n${"".padEnd(56)}${"measured".padEnd(14)}budget`);
}

function row(what: string, measured: string, budget: string): void {
  console.log(`  ${what.padEnd(54)}${measured.padEnd(14)}${budget}`);
}

await main();
