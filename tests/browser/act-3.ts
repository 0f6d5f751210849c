import { expect, type Locator, type Page } from "@playwright/test";
import { draftOf, neighborsOf } from "../../src/session/ring-draft.ts";
import {
  createSimulation,
  type ElasticView,
  type RecoveryMode,
  type Replica,
  type Seconds,
} from "../../src/sim/index.ts";
import { recoveryText, replicaText, ringText } from "../../src/lessons/elastic/text/elastic.ts";
import { recoveries } from "../../src/text/recoveries.ts";
import { elasticBrief } from "../../src/lessons/elastic/text/pages.ts";
import { elasticPlot } from "../../src/lessons/elastic/text/telemetry.ts";
import { startText } from "../../src/text/pages.ts";
import { centerOf, createGeometry, nodeRect } from "../../src/view/geometry.ts";
import { fitView, hallSpace, toCanvas } from "../../src/view/viewport.ts";
import { act3, hallOf, type Point } from "./game.ts";

const job = act3.level.jobs.find(({ dataParallel }) => dataParallel !== undefined);
const [feed, rack] = act3.level.failures.scripted;
const slowdown = act3.level.failures.slowdowns?.[0];
if (job?.dataParallel === undefined || feed === undefined || rack === undefined || slowdown === undefined)
  throw new RangeError("Act III has no replicas, or nothing strikes them");

/** What the button that starts Act III is called. */
export const playName3 = `${startText.play} ${act3.about.number}`;

/** How the job of Act III is cut. */
export const parts = job.dataParallel;

/** GPUs of the job. */
export const trainingGpus = job.gpus;

/** When the level strikes, seconds: a power feed, a whole rack, one GPU that turns slow. */
export const incidents = { feed: feed.time, rack: rack.time, slow: slowdown.time } as const;

/** When the ring that the feed has opened waits for the player, seconds. */
export const ringOpen = incidents.feed + act3.level.restart.detectSeconds;

/** A broken replica between two healthy ones, each of which still has its other neighbor. */
export interface Gap {
  readonly from: number;
  readonly broken: number;
  readonly to: number;
}

/** The gaps that the feed leaves in an elastic job's ring on a seed, along the ring; from the core itself. */
export function gapsOn(seed: string): readonly Gap[] {
  const simulation = createSimulation(act3.level, seed);
  simulation.dispatch({ type: "set-recovery", mode: "elastic" });
  simulation.advanceTo(ringOpen);
  const { elastic } = simulation.view();
  if (elastic === null) throw new RangeError("Act III trains nothing");
  const { ring } = elastic;
  const draft = draftOf(elastic);
  const isLoose = (replica: number): boolean => neighborsOf(draft, replica).length === 1;
  return ring.flatMap((broken, at) => {
    const from = ring.at(at - 1) ?? broken;
    const to = ring[(at + 1) % ring.length] ?? broken;
    return isBroken(elastic, broken) && isLoose(from) && isLoose(to) ? [{ from, broken, to }] : [];
  });
}

function isBroken({ replicas }: ElasticView, replica: number): boolean {
  return replicas[replica]?.status === "broken";
}

/** The slider of the prediction. */
export function predictionOf(page: Page): Locator {
  return page.getByRole("slider", { name: elasticBrief.question(feedNodes, parts.replicas * parts.nodesPerReplica) });
}

/** A feed has one node in every row. */
export const feedNodes = act3.level.topology.pods * act3.level.topology.rowsPerPod;

/** The lever of what happens when a node fails. */
export function recoveryOf(page: Page, mode: RecoveryMode): Locator {
  return page.getByRole("group", { name: recoveryText.heading }).getByRole("radio", { name: recoveries[mode].name });
}

/** Chooses a mode by a click on its segment, and waits until the job has it. */
export async function chooseRecovery(page: Page, mode: RecoveryMode): Promise<void> {
  await page
    .getByRole("group", { name: recoveryText.heading })
    .getByText(recoveries[mode].name, { exact: true })
    .click();
  await expectMode(page, mode);
}

/** The lever shows a mode, and the job has it. */
export async function expectMode(page: Page, mode: RecoveryMode): Promise<void> {
  await expect(recoveryOf(page, mode)).toBeChecked();
  await expect.poll(() => page.evaluate(() => window.fleet.view().elastic?.mode)).toBe(mode);
}

/** The card of the ring. */
export function ringOf(page: Page): Locator {
  return page.getByRole("region", { name: ringText.heading, exact: true });
}

/** The button that joins what is loose. */
export function closeButton(page: Page): Locator {
  return ringOf(page).getByRole("button", { name: new RegExp(`^${ringText.close}`) });
}

/** The card says that so many gaps of the player's drawing are left. */
export async function expectDrawn(page: Page, gaps: number): Promise<void> {
  await expect(ringOf(page)).toContainText(ringText.drawn(gaps));
}

/** The row of the ring's numbers that says how many tokens a second. */
export function tokensOf(page: Page): Locator {
  return ringOf(page).getByRole("row", { name: new RegExp(`^${ringText.tokens}`) });
}

/** The plot of throughput; its name says how fast the job goes now. */
export function throughputOf(page: Page): Locator {
  return page.locator(".elastic-plots").getByRole("img");
}

/** The strip of compute times. */
export function stripOf(page: Page): Locator {
  return page.getByRole("listbox", { name: elasticPlot.stepsLabel });
}

/** The card of replicas says how many are in a state, and the core has as many. */
export async function expectReplicas(page: Page, status: Replica["status"], count: number): Promise<void> {
  const card = page.getByRole("region", { name: replicaText.heading, exact: true });
  const term = card.locator("dl > div").filter({ hasText: replicaText.statuses[status] });
  await expect(term.getByRole("definition")).toHaveText(String(count));
  const counted = await page.evaluate(
    (wanted) => window.fleet.view().elastic?.replicas.filter((replica) => replica.status === wanted).length,
    status,
  );
  expect(counted, status).toBe(count);
}

/** How the job stands. */
export function stageOf(page: Page): Promise<ElasticView["stage"] | undefined> {
  return page.evaluate(() => window.fleet.view().elastic?.stage);
}

/** Lets simulated time pass until what goes on by itself is over: the failure is found, the ring is built. */
export async function advanceThroughStage(page: Page): Promise<void> {
  const left = await page.evaluate(() => {
    const view = window.fleet.view();
    const ends = view.elastic?.stageEnds ?? view.time;
    return ends - view.time;
  });
  await page.evaluate((seconds) => window.fleet.advance(seconds), left);
}

/** Closes the open ring by its button, and lets it be built. */
export async function closeGaps(page: Page): Promise<void> {
  await closeButton(page).click();
  await expect.poll(() => stageOf(page)).toBe("building");
  await advanceThroughStage(page);
  await expect.poll(() => stageOf(page)).toBe("working");
}

/** When the last node that is down returns, seconds. */
export function lastReturn(page: Page): Promise<Seconds> {
  return page.evaluate(() => Math.max(...window.fleet.view().nodeReturnsAt));
}

/** Where a replica is on the page while the whole hall is shown: on its left rack, beside the ring's line. */
export async function replicaPoint(page: Page, replica: number): Promise<Point> {
  const box = await hallOf(page).boundingBox();
  if (box === null) throw new Error("the hall is not on the page");
  const node = await page.evaluate((id) => window.fleet.view().elastic?.replicas[id]?.nodes[2], replica);
  if (node === undefined) throw new RangeError(`there is no replica ${replica}`);
  const canvas = { width: Math.round(box.width), height: Math.round(box.height), ratio: 1 };
  const geometry = createGeometry(act3.level.topology, hallSpace(canvas), true);
  const at = toCanvas(fitView(geometry, canvas), canvas, centerOf(nodeRect(geometry, node)));
  return { x: box.x + at.x, y: box.y + at.y };
}
