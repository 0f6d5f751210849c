import { expect, type Locator, type Page } from "@playwright/test";
import { nearestStop, stopsBetween } from "../../src/lessons/checkpoint/play/interval-stops.ts";
import { createSimulation, type Seconds, type StorageTier, type StorageTierId } from "../../src/sim/index.ts";
import { intervalText, signText } from "../../src/lessons/checkpoint/text/checkpoint.ts";
import { tiers } from "../../src/text/storage-tiers.ts";
import { trainingBrief } from "../../src/lessons/checkpoint/text/pages.ts";
import { formatDuration } from "../../src/text/numbers.ts";
import { act2, drag, skipQuestion, type Point } from "./game.ts";

export const minute = 60;
export const hour = 3600;

/** Half the width of a slider's thumb: its middle goes that far from either end. */
const thumb = 8;

/** A storage contract of Act II, as it ships. */
export function contract(id: StorageTierId): StorageTier {
  const found = act2.level.storage.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`Act II has no contract ${id}`);
  return found;
}

/** The interval that keeps most under a contract at an MTTF, as the core works it out, seconds. */
export function optimalOf(tier: StorageTierId, mttf: Seconds): number {
  const optimal = createSimulation(act2.level, "any").view().optimalIntervals({ tier, mttf });
  if (optimal === null) throw new RangeError("Act II trains nothing");
  return optimal.exact;
}

/** What a contract keeps at its optimal interval in the long run, in [0, 1]. */
export function keptAtBest(tier: StorageTierId, mttf: Seconds): number {
  const setting = { tier, mttf, interval: optimalOf(tier, mttf) };
  return createSimulation(act2.level, "any").view().forecast(setting)?.goodput ?? 0;
}

/** When a run that is left as it begins saves next, or meets a failure while it works; from the core itself. */
export function nextOf(
  kind: "save" | "failure",
  run: { readonly seed: string; readonly interval: Seconds; readonly after: Seconds },
): Seconds {
  const { seed, interval, after } = run;
  const simulation = createSimulation(act2.level, seed);
  simulation.dispatch({ type: "set-checkpoint-interval", interval });
  const events = simulation.advanceTo(after + 48 * hour);
  const found = events.find((event) => {
    if (event.time <= after) return false;
    return kind === "save" ? event.type === "checkpoint-written" : event.type === "job-rolled-back" && event.lost > 0;
  });
  if (found === undefined) throw new RangeError(`seed ${seed} has no ${kind} in two days`);
  return found.time;
}

/** The stop of the lever that is nearest to the optimal interval. */
export function optimalStop(tier: StorageTierId, mttf: Seconds): Seconds {
  const stops = stopsOf(tier);
  return stops[nearestStop(stops, optimalOf(tier, mttf))] ?? 0;
}

/** The slider of the prediction. */
export function predictionOf(page: Page): Locator {
  return page.getByRole("slider", { name: trainingBrief.question });
}

/** The lever of the checkpoint interval. */
export function leverOf(page: Page): Locator {
  return page.getByRole("slider", { name: intervalText.heading });
}

/** The card of a storage contract. */
export function cardOf(page: Page, tier: StorageTierId): Locator {
  return page.getByRole("button", { name: new RegExp(`^${tiers[tier].name}`) });
}

/** The dialog in which a contract is signed. */
export function signingOf(page: Page, tier: StorageTierId): Locator {
  return page.getByRole("dialog", { name: signText.title(tiers[tier].name) });
}

/** Where the lever's thumb stands, and where it would for an interval. */
export async function thumbsOf(
  page: Page,
  tier: StorageTierId,
  interval: Seconds,
): Promise<{ readonly from: Point; readonly to: Point }> {
  const lever = leverOf(page);
  const stops = stopsOf(tier);
  // A contract that was signed just now brings its own scale.
  await expect(lever).toHaveAttribute("max", String(stops.length - 1));
  return {
    from: await thumbAt(lever, Number(await lever.inputValue())),
    to: await thumbAt(lever, stops.indexOf(interval)),
  };
}

/** Where the middle of a slider's thumb is on the page at a value. */
export async function thumbAt(slider: Locator, value: number): Promise<Point> {
  const box = await slider.boundingBox();
  if (box === null) throw new Error("the slider is not on the page");
  const share = value / Number(await slider.getAttribute("max"));
  return { x: box.x + thumb + share * (box.width - 2 * thumb), y: box.y + box.height / 2 };
}

/** Drags the lever to an interval that is one of its stops. */
export async function dragLever(page: Page, tier: StorageTierId, interval: Seconds): Promise<void> {
  const { from, to } = await thumbsOf(page, tier, interval);
  await drag(page, from, to);
  await expectInterval(page, interval);
}

/** The lever shows an interval, and the job has it. */
export async function expectInterval(page: Page, interval: Seconds): Promise<void> {
  await expect(leverOf(page)).toHaveAttribute("aria-valuetext", formatDuration(interval));
  await expect.poll(() => page.evaluate(() => window.fleet.view().checkpointInterval)).toBe(interval);
}

/** Opens a contract's card by a click and signs. */
export async function sign(page: Page, tier: StorageTierId): Promise<void> {
  await cardOf(page, tier).click();
  const dialog = signingOf(page, tier);
  await dialog.getByRole("button", { name: signText.sign, exact: true }).click();
  await expect(dialog).toBeHidden();
  await skipQuestion(page);
  await expect(cardOf(page, tier)).toHaveAttribute("aria-current", "true");
}

/** The stops of the lever under a contract. */
export function stopsOf(tier: StorageTierId): readonly Seconds[] {
  return stopsBetween(contract(tier).shortestInterval, act2.level.longestInterval);
}
