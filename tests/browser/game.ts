import { expect, type Locator, type Page } from "@playwright/test";
import { act1File as act1, act2File as act2 } from "../levels/level-files.ts";
import type { RunRecord } from "../../src/replay/run-record.ts";
import type { ClusterView, Seconds } from "../../src/sim/index.ts";
import { gangDiagnosis } from "../../src/lessons/fragmentation/text/diagnosis.ts";
import { headerText } from "../../src/text/header.ts";
import { hallText } from "../../src/text/hall.ts";
import { logText } from "../../src/text/log.ts";
import { policies } from "../../src/text/levers.ts";
import { mechanismText } from "../../src/text/mechanisms.ts";
import { formatClock } from "../../src/text/numbers.ts";
import { observeText } from "../../src/text/observe.ts";
import { briefText, debriefText, predictText, startText } from "../../src/text/pages.ts";
import { questionText } from "../../src/text/questions.ts";
import { centerOf, createGeometry, rackRect } from "../../src/view/geometry.ts";
import { fitView, hallSpace, toCanvas } from "../../src/view/viewport.ts";

export { act1File as act1, act2File as act2, act3File as act3 } from "../levels/level-files.ts";

const { racksPerRow, nodesPerRack } = act1.level.topology;
const [titan] = act1.level.jobs;
if (titan === undefined) throw new RangeError("Act I has no giant");

/** The giant of Act I. */
export const giant = titan;

/** What the button that starts Act I is called. */
export const playName = `${startText.play} ${act1.about.number}`;

/** What the button that starts Act II is called. */
export const playName2 = `${startText.play} ${act2.about.number}`;

/** What a test reads of a run; it never commands through it. */
interface Fleet {
  view(): ClusterView;
  digest(): string;
  replay(): RunRecord;
  finishedRuns(levelId: string): Promise<readonly RunRecord[]>;
  advance(seconds: Seconds): void;
}

declare global {
  interface Window {
    readonly fleet: Fleet;
  }
}

/** Opens the start page with a seed. */
export async function openGame(page: Page, seed: string): Promise<void> {
  await page.goto(`/?debug=1&seed=${seed}`);
  await expect(page.getByRole("button", { name: playName, exact: true })).toBeEnabled();
}

/**
 * From the start page to a hall that is paused, with some prediction; Act I unless told otherwise.
 * `instead`: what stands where the hall cannot be drawn.
 */
export async function startAct(
  page: Page,
  play = playName,
  instead: string = hallText.without["no-webgl"],
): Promise<void> {
  await page.getByRole("button", { name: play, exact: true }).click();
  await page.getByRole("button", { name: briefText.next }).click();
  await lockPrediction(page);
  await pause(page);
  await expect(hallOf(page).or(page.getByText(instead))).toBeVisible();
}

/** When the levers of Act I unlock. */
export const unlocked = act1.level.observeUntil ?? 0;

/** Says what stops the giant, and waits until the levers are there. */
export async function unlockLevers(page: Page): Promise<void> {
  await page.evaluate((until) => window.fleet.advance(Math.max(0, until - window.fleet.view().time)), unlocked);
  const right = gangDiagnosis.answers.find(({ isRight }) => isRight);
  await page.getByRole("radio", { name: right?.text ?? "", exact: true }).check();
  await page.getByRole("button", { name: observeText.say }).click();
  await expect(page.getByRole("radio", { name: policies.fcfs.name })).toBeVisible();
}

/** The four mechanisms of the prediction, as they are offered. */
export function mechanismsOf(page: Page): Locator {
  return page.getByRole("group", { name: mechanismText.question }).getByRole("radio");
}

/** Locks the number that was chosen, or one beside the middle, with the mechanism that is offered first. */
export async function lockPrediction(page: Page): Promise<void> {
  const slider = page.getByRole("main").getByRole("slider");
  if ((await slider.getAttribute("aria-valuetext")) === predictText.unchosen) {
    await expectOpened(page, briefText.predict);
    await slider.press("ArrowRight");
  }
  await mechanismsOf(page).first().check();
  await page.getByRole("button", { name: briefText.lock }).click();
}

/** Skips the question of the run that is open. */
export async function skipQuestion(page: Page): Promise<void> {
  const question = page.getByRole("dialog", { name: questionText.heading });
  await question.getByRole("button", { name: questionText.skip }).click();
  await expect(question).toBeHidden();
}

/** Stops the clock by its button, so that nothing depends on how fast the machine is. */
export async function pause(page: Page): Promise<void> {
  await page.getByRole("button", { name: headerText.pause, exact: true }).click();
  await expect(page.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();
}

/** The drawn hall. */
export function hallOf(page: Page): Locator {
  return page.getByRole("application");
}

/** Which of the three levels of meaning the hall shows: the pressed one of three buttons. */
export function zoomOf(page: Page): Locator {
  return page.getByRole("group", { name: hallText.zoomLevel }).getByRole("button", { pressed: true });
}

/** The consequence log. */
export function logOf(page: Page): Locator {
  return page.getByRole("log", { name: logText.heading });
}

/** Lets simulated time pass up to `time` or the end, and waits until the zones have seen it. */
export async function advanceTo(page: Page, time: Seconds): Promise<void> {
  const now = await page.evaluate((until) => {
    const view = window.fleet.view();
    if (until > view.time) window.fleet.advance(until - view.time);
    return view.ended === null ? view.level.clockStart + view.time : null;
  }, time);
  const clock = page.getByRole("timer", { name: headerText.clock });
  if (now === null) await expect(page.getByText(debriefText.heading, { exact: true })).toBeVisible();
  else await expect(clock).toHaveText(formatClock(now));
}

/** How the run stands, in what can leave the page. */
export function readRun(page: Page): Promise<{ time: Seconds; digest: string; replay: RunRecord }> {
  return page.evaluate(() => ({
    time: window.fleet.view().time,
    digest: window.fleet.digest(),
    replay: window.fleet.replay(),
  }));
}

/** The status of the giant, or "expected" before it has come. */
export function giantStatus(page: Page): Promise<string> {
  return page.evaluate((name) => {
    const view = window.fleet.view();
    const index = view.level.jobs.findIndex((job) => job.name === name);
    for (let id = 0; id < view.jobCount; id++) if (view.job(id).origin === index) return view.job(id).status;
    return "expected";
  }, giant.name);
}

/** Running jobs on a rack; row and rack from 1, as the hall writes them. */
export function jobsInRack(page: Page, row: number, rack: number): Promise<number[]> {
  return page.evaluate(
    ({ first, count }) => {
      const view = window.fleet.view();
      const jobs = new Set<number>();
      for (let node = first; node < first + count; node++) for (const job of view.jobsOn(node)) jobs.add(job);
      return [...jobs];
    },
    { first: firstNodeOf(row, rack), count: nodesPerRack },
  );
}

/** The first node of a rack; row and rack from 1. */
export function firstNodeOf(row: number, rack: number): number {
  return ((row - 1) * racksPerRow + rack - 1) * nodesPerRack;
}

/** Where the middle of a rack is on the page, which CSS may scale, while the whole hall is shown; row and rack from 1. */
export async function rackPoint(page: Page, row: number, rack: number, scale = 1): Promise<{ x: number; y: number }> {
  const box = await hallOf(page).boundingBox();
  if (box === null) throw new Error("the hall is not on the page");
  const canvas = { width: Math.round(box.width), height: Math.round(box.height), ratio: scale };
  const geometry = createGeometry(act1.level.topology, hallSpace(canvas));
  const middle = centerOf(rackRect(geometry, (row - 1) * racksPerRow + rack - 1));
  const at = toCanvas(fitView(geometry, canvas), canvas, middle);
  return { x: box.x + at.x, y: box.y + at.y };
}

/** Selects a rack by a click. */
export async function clickRack(page: Page, row: number, rack: number): Promise<void> {
  const { x, y } = await rackPoint(page, row, rack);
  await page.mouse.click(x, y);
}

/** Drags with the left button from one point to another, in steps as a hand does. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
}

/** Waits until a page that opens has taken the focus to its heading: a key pressed before that is lost. */
export async function expectOpened(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeFocused();
}

/** Presses Tab until the focus is there, as far as it takes. */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  await expect(goal).toBeVisible();
  for (let presses = 0; presses < 150; presses++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${goal.toString()}`);
}

/** A place on the page. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The first "1,234 GPU-h" in a text, in GPU-hours. */
export function gpuHoursIn(text: string): number {
  const [, figure] = /(\d[\d,]*(?:\.\d)?) GPU-h/.exec(text) ?? [];
  if (figure === undefined) throw new Error(`no GPU-hours in "${text}"`);
  return Number(figure.replaceAll(",", ""));
}
