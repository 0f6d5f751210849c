import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { playLevel } from "../../src/analysis/play-level.ts";
import { handInOf } from "../../src/replay/hand-in.ts";
import { levelHash } from "../../src/replay/level-hash.ts";
import { packHandIn } from "../../src/replay/pack-hand-in.ts";
import { noNotes, recordRun } from "../../src/replay/record-run.ts";
import type { Seconds } from "../../src/sim/index.ts";
import { formatStopwatch } from "../../src/text/numbers.ts";
import { watchText } from "../../src/text/watch.ts";
import { readLevel, solutionOf, type ActId } from "./read-level.ts";

/** What watching a run takes in a browser. */
export interface WatchTimes {
  /** From choosing a file to the hall's first picture of its run, ms. */
  readonly openMs: number;
  /** From moving the slider to the picture of that moment, ms, ascending. */
  readonly jumpMs: readonly number[];
}

const jumps = 30;

/** Opens the solution of a level from a file, and jumps about in it. */
export async function measureWatch(browser: Browser, address: string, levelId: ActId): Promise<WatchTimes> {
  const file = readLevel(levelId);
  const { commands } = playLevel(file, solutionOf(file), "bench");
  const { duration } = file.level;
  const record = recordRun(file.level, "bench", commands, duration).record(noNotes(levelHash(file)));
  const folder = mkdtempSync(join(tmpdir(), "watch-"));
  const path = join(folder, "run.fleet");
  writeFileSync(path, packHandIn(handInOf([record])));
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  try {
    await page.goto(`${address}?debug=1`);
    await page.getByRole("button", { name: watchText.watch }).click();
    await page.evaluate(() => document.addEventListener("change", () => performance.mark("chosen"), true));
    await page.locator("input[type=file]").setInputFiles(path);
    const openMs = await page.evaluate(sinceChosen);
    await page.getByText("verified", { exact: true }).waitFor();
    // Spread over the run, to and fro, and never a short way.
    const goals = Array.from({ length: jumps }, (_, index) => Math.floor(duration * ((0.05 + index * 0.382) % 1)));
    const jumpMs = await jumpAbout(page, goals);
    return { openMs, jumpMs: jumpMs.toSorted((a, b) => a - b) };
  } finally {
    await page.close();
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds of each jump to one of these times. */
export async function jumpAbout(page: Page, goals: readonly Seconds[]): Promise<readonly number[]> {
  const asked = goals.map((time) => ({ time, words: formatStopwatch(time) }));
  return page.evaluate(jumpInPage, { asked, label: watchText.scrub });
}

/** Runs in the page: milliseconds from the choice of a file until its run has been painted. */
async function sinceChosen(): Promise<number> {
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    if (document.querySelector(".watch-bar") !== null && document.querySelector(".hall canvas") !== null) break;
  }
  return performance.now() - (performance.getEntriesByName("chosen")[0]?.startTime ?? Number.NaN);
}

interface Asked {
  readonly asked: readonly { readonly time: Seconds; readonly words: string }[];
  readonly label: string;
}

/** Runs in the page: milliseconds of each jump, until its time stands there and has been painted. */
async function jumpInPage({ asked, label }: Asked): Promise<number[]> {
  const slider = document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
  if (slider === null) throw new RangeError("no slider");
  const times: number[] = [];
  for (const { time, words } of asked) {
    // As after a hand has rested: the hall is still.
    await new Promise((resolve) => setTimeout(resolve, 400));
    const began = performance.now();
    slider.value = String(time);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    do await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    while (slider.getAttribute("aria-valuetext") !== words);
    times.push(performance.now() - began);
  }
  return times;
}
