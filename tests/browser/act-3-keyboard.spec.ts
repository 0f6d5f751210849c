import { expect, test, type Page } from "@playwright/test";
import { replicaName, ringText } from "../../src/lessons/elastic/text/elastic.ts";
import { formatShare } from "../../src/lessons/elastic/text/pages.ts";
import { headerText } from "../../src/text/header.ts";
import { briefText } from "../../src/text/pages.ts";
import {
  advanceThroughStage,
  closeButton,
  expectDrawn,
  expectMode,
  expectReplicas,
  feedNodes,
  gapsOn,
  parts,
  playName3,
  predictionOf,
  recoveryOf,
  ringOf,
  ringOpen,
  stageOf,
  throughputOf,
} from "./act-3.ts";
import { act1, act2, act3, advanceTo, expectOpened, hallOf, logOf, mechanismsOf, openGame, tabTo } from "./game.ts";

const seed = "seed-1";
const gaps = gapsOn(seed);
const [fragmentation, checkpoint, elastic] = [act1.about, act2.about, act3.about];

test("the keyboard alone goes on with ninety replicas, from the start page on: ends joined in the hall, in the list and by the button", async ({
  page,
}) => {
  await openGame(page, seed);
  await tabTo(page, page.getByRole("radio", { name: `${fragmentation.number} ${fragmentation.title}` }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: `${checkpoint.number} ${checkpoint.title}` })).toBeChecked();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: `${elastic.number} ${elastic.title}` })).toBeChecked();
  await tabTo(page, page.getByRole("button", { name: playName3, exact: true }));
  await page.keyboard.press("Enter");
  await expectOpened(page, briefText.heading);
  await tabTo(page, page.getByRole("button", { name: briefText.next }));
  await page.keyboard.press("Enter");
  await predict(page);
  await expect(page.getByRole("button", { name: headerText.pause, exact: true })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: headerText.resume, exact: true })).toBeVisible();
  await tabTo(page, recoveryOf(page, "rigid"));
  await page.keyboard.press("ArrowRight");
  await expectMode(page, "elastic");

  await advanceTo(page, ringOpen);
  await joinInHall(page);
  await joinInList(page);
  expect(await stageOf(page)).toBe("waiting-for-ring");
  await tabTo(page, closeButton(page));
  await page.keyboard.press("Enter");
  await expect.poll(() => stageOf(page)).toBe("building");
  await advanceThroughStage(page);
  await expectReplicas(page, "in-ring", parts.replicas - feedNodes);
  await expect(logOf(page)).toContainText(new RegExp(`The ring works with ${parts.replicas - feedNodes} replicas: `));
  await expect(throughputOf(page)).toHaveAccessibleName(/Now (8|9)\d\.\d% of the speed at the start/);
});

/** All the way down and one mark up, then locked. */
async function predict(page: Page): Promise<void> {
  const { min, max } = act3.prediction;
  const shown = page.locator("output");
  await expectOpened(page, briefText.predict);
  await tabTo(page, predictionOf(page));
  await page.keyboard.press("End");
  await expect(shown).toHaveText(formatShare(max));
  await page.keyboard.press("Home");
  await expect(shown).toHaveText(formatShare(min));
  await page.keyboard.press("PageUp");
  await expect(shown).not.toHaveText(formatShare(min));
  await tabTo(page, mechanismsOf(page).first());
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: briefText.lock }));
  await page.keyboard.press("Enter");
}

/** Walks the hall's cursor to one end of a gap, then to the other; an end that was taken can be let go of. */
async function joinInHall(page: Page): Promise<void> {
  const [gap] = gaps;
  if (gap === undefined) throw new RangeError(`seed ${seed} leaves no gap`);
  await tabTo(page, hallOf(page));
  // The first arrow only shows the cursor, at the hall's first rack.
  await page.keyboard.press("ArrowRight");
  await walk(page, 0, gap.from);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await walk(page, gap.from, gap.to);
  await page.keyboard.press("Enter");
  await expectDrawn(page, gaps.length - 1);
}

/** Opens the list of loose ends and connects one to the end that is nearest to it by number, which stands first. */
async function joinInList(page: Page): Promise<void> {
  const rest = gaps.slice(1);
  const ends = rest.flatMap(({ from, to }) => [from, to]);
  const gap = rest.find(({ from, to }) =>
    ends.every((end) => end === from || end === to || Math.abs(end - from) > Math.abs(to - from)),
  );
  if (gap === undefined) throw new RangeError(`on seed ${seed} no end is nearest to the one across its gap`);
  const list = ringOf(page).getByRole("group");
  await expect(list.locator("summary")).toHaveText(ringText.ends(ends.length));
  await tabTo(page, list.locator("summary"));
  await page.keyboard.press("Enter");
  await tabTo(page, list.getByRole("combobox", { name: ringText.connect(replicaName(gap.from)), exact: true }));
  // A way through the list and back connects nothing yet.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expectDrawn(page, gaps.length - 1);
  await tabTo(page, list.getByRole("button", { name: `${ringText.join} ${replicaName(gap.from)}`, exact: true }));
  await page.keyboard.press("Enter");
  await expectDrawn(page, gaps.length - 2);
  await expect(list.getByRole("combobox").first()).toBeFocused();
  await expect(list.getByRole("combobox", { name: ringText.connect(replicaName(gap.to)), exact: true })).toHaveCount(0);
}

/** From one replica's left rack to another's, rack by rack. */
async function walk(page: Page, from: number, to: number): Promise<void> {
  const perRow = parts.replicas / feedNodes;
  const rows = Math.floor(to / perRow) - Math.floor(from / perRow);
  const racks = 2 * ((to % perRow) - (from % perRow));
  for (let row = 0; row < Math.abs(rows); row++) await page.keyboard.press(rows < 0 ? "ArrowUp" : "ArrowDown");
  for (let rack = 0; rack < Math.abs(racks); rack++) await page.keyboard.press(racks < 0 ? "ArrowLeft" : "ArrowRight");
}
